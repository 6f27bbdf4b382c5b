"""A visitor's browser without a browser: Django's client, signed in as one of the cast."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from simpul.accounts.models import User
from tests.web.post_cast import Stage
from tests.web.post_cast import stage as set_stage


@pytest.fixture
def browse(db: None) -> Callable[[User | None], Client]:
    """`browse(user)`: a client signed in as that user; `browse(None)`: a visitor."""

    def as_(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="simpul.accounts.queries.Backend")
        return client

    return as_


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    """Photos and papers of a test lie in its own folder."""
    settings.PHOTO_DIR = tmp_path / "photos"
    settings.PAPER_DIR = tmp_path / "papers"


@pytest.fixture
def stage(db: None) -> Stage:
    """A post with its people, an open day today, a child to weigh (tests/web/post_cast.py)."""
    return set_stage()

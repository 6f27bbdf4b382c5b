"""A program that calls the API as somebody."""

from collections.abc import Callable

import pytest
from django.test import Client

from simpul.accounts.models import User


@pytest.fixture
def calls(db: None) -> Callable[[User | None], Client]:
    """`calls(user)`: a client with that user's session; `calls(None)`: somebody unknown."""

    def as_(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="simpul.accounts.queries.Backend")
        return client

    return as_

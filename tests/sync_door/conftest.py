"""A kader with a phone that calls the door."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from simpul.accounts.models import User
from simpul.kernel.actor import SYSTEM
from simpul.phones.commands import enrol, make_code
from simpul.registry.models import Post
from tests import factories

BASE = "/sync/v1/"
VERSION = "1.0.0"


@dataclass
class Caller:
    """A phone as its client uses it."""

    token: str
    user: User
    version: str = VERSION
    client: Client = field(default_factory=Client)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "X-Simpul-Client": self.version}

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        return self.client.get(BASE + path, query or {}, headers={**self.headers, **headers})

    def post(self, path: str, body: Any, *, packed: bool = False) -> HttpResponse:
        text = json.dumps(body).encode()
        headers = {**self.headers, **({"Content-Encoding": "gzip"} if packed else {})}
        return self.client.generic(
            "POST", BASE + path, gzip.compress(text) if packed else text, "application/json", headers=headers
        )

    def push(self, *intentions: dict[str, Any], **more: Any) -> HttpResponse:
        return self.post("push", {"intentions": list(intentions), **more})

    def pull_all(self, cursor: str = "") -> list[dict[str, Any]]:
        """Pages until there is no more."""
        pages: list[dict[str, Any]] = []
        while not pages or pages[-1]["more"]:
            pages.append(self.get("pull", {"cursor": pages[-1]["cursor"] if pages else cursor}).json())
        return pages


def enrolled(user: User) -> Caller:
    at = timezone.now()
    code = make_code(by=SYSTEM, at=at, user_id=user.id).code
    return Caller(enrol(by=SYSTEM, at=at, code=code, label="HP uji").token, user)


@pytest.fixture
def melati(db: None) -> Post:
    return factories.post(factories.areas().penarukan, "Melati")


@pytest.fixture
def kader(melati: Post) -> Caller:
    """A kader of health at Melati."""
    return caller_of("kader", melati, "kesehatan")


def caller_of(role: str, place: Any, *fields: str) -> Caller:
    user = factories.user(f"uji.{uuid4().hex[:12]}")
    factories.holding(user, role, place, *fields)
    return enrolled(user)


@pytest.fixture
def phone_of() -> Callable[..., Caller]:
    return caller_of

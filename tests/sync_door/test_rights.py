"""Every endpoint of the phone's door says who may call it, and holds to it."""

import pytest
from django.test import Client

from simpul.sync.door import ANYONE, PHONE
from simpul.sync.urls import api

SCHEMA = api.get_openapi_schema()
ENDPOINTS = [(path, method, one) for path, methods in SCHEMA["paths"].items() for method, one in methods.items()]
NAMED = [f"{method} {path}" for path, method, _ in ENDPOINTS]


@pytest.mark.parametrize(("path", "method", "one"), ENDPOINTS, ids=NAMED)
def test_every_endpoint_says_who_may_call_it(path, method, one) -> None:
    assert one.get("x-right") in {PHONE, ANYONE}


@pytest.mark.parametrize(("path", "method", "one"), ENDPOINTS, ids=NAMED)
def test_without_a_credential_only_open_doors_answer(db, path, method, one) -> None:
    address = path.replace("{id}", "00000000-0000-7000-8000-000000000000")
    answer = getattr(Client(), method)(address, headers={"X-Simpul-Client": "1.0.0"})
    assert (answer.status_code == 401) == (one["x-right"] == PHONE)

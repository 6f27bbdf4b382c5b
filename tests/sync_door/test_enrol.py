"""POST /sync/v1/enrol: a code is traded once for a credential."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from simpul.kernel.actor import SYSTEM
from simpul.phones.commands import end_credential, make_code, shut_out
from simpul.phones.models import Phone
from tests import factories


def ask(code: str, **more):
    body = json.dumps({"code": code, "label": "HP Bu Ani", **more})
    return Client().post("/sync/v1/enrol", body, content_type="application/json")


def code_for(user) -> str:
    return make_code(by=SYSTEM, at=timezone.now(), user_id=user.id).code


def test_a_code_gives_a_credential_and_what_the_phone_needs_to_begin(kader) -> None:
    answer = ask(code_for(kader.user).lower().replace("-", " ")).json()
    assert (answer["user"]["name"], answer["posts"][0]["name"]) == (kader.user.name, "Posyandu Melati")
    assert answer["rescue_key"]["crv"] == "P-256"
    kader.token = f"{answer['phone_id']}.{answer['secret']}"
    assert kader.get("me").status_code == 200


def test_a_code_works_once(kader) -> None:
    code = code_for(kader.user)
    assert [ask(code).status_code for _ in range(2)] == [200, 409]


def test_a_newer_code_takes_the_place_of_the_older(kader) -> None:
    old, new = code_for(kader.user), code_for(kader.user)
    assert (ask(old).json()["code"], ask(new).status_code) == ("kode-telepon-salah", 200)


def test_a_vault_goes_on_as_the_same_phone_with_a_new_secret(kader) -> None:
    phone = kader.token.partition(".")[0]
    end_credential(by=SYSTEM, at=timezone.now(), phone_id=phone, reason="HP berpindah tangan")
    assert kader.get("me").json()["code"] == "masuk-ulang"
    answer = ask(code_for(kader.user), phone_id=phone).json()
    assert answer["phone_id"] == phone
    kader.token = f"{phone}.{answer['secret']}"
    assert kader.get("me").status_code == 200
    assert Phone.objects.count() == 1


def test_a_phone_of_somebody_else_or_one_shut_out_takes_no_code(kader) -> None:
    phone = kader.token.partition(".")[0]
    stranger = factories.user()
    assert ask(code_for(stranger), phone_id=phone).json()["code"] == "kode-untuk-orang-lain"
    shut_out(by=SYSTEM, at=timezone.now(), phone_id=phone, reason="Hilang di pasar")
    assert ask(code_for(kader.user), phone_id=phone).status_code == 403


@pytest.mark.django_db
def test_who_tries_codes_has_to_wait() -> None:
    assert [ask("AAAA-AAAA").status_code for _ in range(11)] == [409] * 10 + [429]

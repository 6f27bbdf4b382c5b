"""What a QR says, by whom it was signed, and what is refused."""

import base64
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.certificates.rules.keys import KeySafe, check_letters, key_id_of, number_of
from simpul.certificates.rules.payloads import VERSION, Claim, read, sign

SAFE = KeySafe("rahasia uji")
PAIR = SAFE.make()
KEY = SAFE.open(PAIR.key_id, PAIR.sealed)
CLAIM = Claim(
    key_id=PAIR.key_id,
    number="51.08-2026-00017-KQ7MWX",
    name="Ni Luh Ayu, S.Pd.",
    event="Bina Posyandu, angkatan 1",
    first_day=date(2025, 12, 1),
    last_day=date(2025, 12, 3),
    minutes=720,
    fields=("kesehatan", "sosial"),
    issued_on=date(2025, 12, 3),
)


def payload(claim: Claim = CLAIM) -> str:
    assert KEY is not None
    return sign(claim, KEY)


def test_a_payload_says_its_claim_and_is_verified_by_the_public_key_alone() -> None:
    found = read(payload())
    assert found is not None
    assert found.claim == CLAIM
    assert found.is_signed_by(PAIR.public)


def test_it_fits_the_letters_that_a_qr_packs_best() -> None:
    assert set(payload()) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def test_days_that_nobody_told_stay_unknown() -> None:
    found = read(payload(replace(CLAIM, first_day=None, last_day=None, fields=(), minutes=0)))
    assert found is not None
    assert (found.claim.first_day, found.claim.fields) == (None, ())


def test_another_key_has_not_signed_it() -> None:
    found = read(payload())
    assert found is not None
    assert not found.is_signed_by(SAFE.make().public)


def test_a_changed_name_is_a_forgery() -> None:
    text = payload()
    raw = base64.b32decode(text[len(VERSION) :] + "=" * (-len(text[len(VERSION) :]) % 8))
    forged = VERSION + base64.b32encode(raw.replace(b"Ayu", b"Ani")).decode().rstrip("=")
    found = read(forged)
    assert found is not None
    assert found.claim.name == "Ni Luh Ani, S.Pd."
    assert not found.is_signed_by(PAIR.public)


@pytest.mark.parametrize("text", ["", "S1", "S2ABCDEF", "S1!!!!", "S1AAAAAAAA", "bukan kode", "S1" + "A" * 3000])
def test_what_is_no_payload_is_none(text: str) -> None:
    assert read(text) is None


def test_blanks_and_small_letters_of_a_copied_code_are_forgiven() -> None:
    text = payload().lower()
    found = read(f" {text[:20]} \n{text[20:]} ")
    assert found is not None
    assert found.is_signed_by(PAIR.public)


@given(st.text(max_size=120))
def test_a_name_never_breaks_the_lines_of_a_payload(name: str) -> None:
    found = read(payload(replace(CLAIM, name=name.encode("utf-8", "ignore").decode())))
    assert found is not None
    assert found.is_signed_by(PAIR.public)
    assert found.claim.number == CLAIM.number


def test_a_private_key_opens_only_with_its_secret_and_its_id() -> None:
    assert KeySafe("rahasia lain").open(PAIR.key_id, PAIR.sealed) is None
    assert SAFE.open("00000000", PAIR.sealed) is None
    assert PAIR.key_id == key_id_of(PAIR.public)


def test_numbers_count_on_and_their_letters_do_not() -> None:
    first, second = (number_of("rahasia", "51.08", 2026, n) for n in (1, 2))
    assert first.startswith("51.08-2026-00001-")
    assert second.startswith("51.08-2026-00002-")
    assert first[-6:] != second[-6:]
    assert check_letters("rahasia", "51.08", 2026, 1) == first[-6:]

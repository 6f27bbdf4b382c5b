"""Phones: who hands them out, whose they are, and when they are let in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.accounts.queries import actor_for
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.phones.commands import (
    end_credential,
    enrol,
    make_code,
    note_seen,
    note_wrong_code,
    readmit,
    refuse_too_many_codes,
    shut_out,
    take_receipt_number,
)
from simpul.phones.models import EnrolCode, Phone
from simpul.phones.queries import authenticate, labels, own_phone, owners, phone, phones
from simpul.phones.rules import code_from, may_enrol, read_code, read_token, shown_code, version_of
from tests import factories

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ON = date(2026, 11, 22)


@pytest.fixture
def kader(cast):
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "kesehatan")
    return user


@pytest.fixture
def enrolled(cast, kader):
    code = make_code(by=cast.ketua_a, at=AT, user_id=kader.id).code
    return enrol(by=SYSTEM, at=AT, code=code, label="HP Bu Ani")


def code_of(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def test_a_phone_is_known_by_its_credential_and_not_by_its_secret_in_the_database(enrolled, kader) -> None:
    assert authenticate(enrolled.token).user_id == kader.id
    assert enrolled.secret not in str(Phone.objects.values().get())


@pytest.mark.parametrize("token", ["", "x", ".", "00000000-0000-7000-8000-000000000000.x"])
def test_what_is_no_credential_asks_for_a_new_code(db, token) -> None:
    assert code_of(lambda: authenticate(token)) == "masuk-ulang"


def test_a_code_holds_for_a_day_and_is_kept_as_a_hash(cast, kader) -> None:
    made = make_code(by=cast.ketua_a, at=AT, user_id=kader.id)
    assert made.code.replace("-", "") not in str(EnrolCode.objects.values().get())
    late = made.expires_at + timedelta(seconds=1)
    assert code_of(lambda: enrol(by=SYSTEM, at=late, code=made.code, label="")) == "kode-telepon-salah"


@pytest.mark.parametrize("who", ["ketua_a", "bidan", "staf_desa", "village_head", "admin"])
def test_those_who_look_after_the_kader_hand_out_phones(cast, kader, who) -> None:
    assert make_code(by=getattr(cast, who), at=AT, user_id=kader.id).code


@pytest.mark.parametrize("who", ["kader_a", "kader_b", "stranger", "regency_team", "resident", "other_village_head"])
def test_a_stranger_hands_out_no_phone_and_sees_none(cast, kader, enrolled, who) -> None:
    by = getattr(cast, who)
    assert code_of(lambda: make_code(by=by, at=AT, user_id=kader.id)) == "tidak-berhak"
    for act in (shut_out, readmit, end_credential):
        assert code_of(lambda act=act: act(by=by, at=AT, phone_id=enrolled.phone_id, reason="x")) == "tidak-ditemukan"
    assert code_of(lambda: phone(by=by, on=ON, phone_id=enrolled.phone_id)) == "tidak-ditemukan"
    assert code_of(lambda: own_phone(by=by, phone_id=enrolled.phone_id)) == "tidak-ditemukan"
    if by.where("phone.manage"):
        assert phones(by=by, on=ON, post_id=cast.post_a.id) == []
    else:
        assert code_of(lambda: phones(by=by, on=ON, post_id=cast.post_a.id)) == "tidak-berhak"


def test_nobody_takes_over_a_stronger_account_by_a_phone(cast, kader) -> None:
    factories.holding(kader, "kepala_desa", cast.areas.penarukan)
    for by in (cast.ketua_a, cast.bidan, cast.staf_desa):
        assert code_of(lambda by=by: make_code(by=by, at=AT, user_id=kader.id)) == "tidak-berhak"
    assert make_code(by=cast.admin, at=AT, user_id=kader.id)


def test_who_manages_phones_may_have_one(cast) -> None:
    user = factories.user()
    factories.holding(user, "bidan", cast.areas.penarukan)
    assert make_code(by=actor_for(user.id, ON), at=AT, user_id=user.id)


def test_a_lost_phone_is_shut_out_and_readmitted(cast, enrolled) -> None:
    shut_out(by=cast.ketua_a, at=AT, phone_id=enrolled.phone_id, reason="Hilang di pasar")
    assert code_of(lambda: authenticate(enrolled.token)) == "telepon-ditutup"
    assert phones(by=cast.bidan, on=ON, post_id=cast.post_a.id)[0].state == "ditutup"
    readmit(by=cast.ketua_a, at=AT, phone_id=enrolled.phone_id, reason="Ketemu")
    assert authenticate(enrolled.token)


def test_shutting_out_takes_a_reason(cast, enrolled) -> None:
    assert code_of(lambda: shut_out(by=cast.ketua_a, at=AT, phone_id=enrolled.phone_id, reason=" ")) == "alasan-wajib"


def test_an_ended_credential_asks_for_a_new_code(cast, enrolled) -> None:
    end_credential(by=cast.ketua_a, at=AT, phone_id=enrolled.phone_id, reason="Dipinjam")
    assert code_of(lambda: authenticate(enrolled.token)) == "masuk-ulang"


def test_the_list_shows_what_the_phone_told(cast, enrolled, kader) -> None:
    note_seen(phone_id=enrolled.phone_id, at=AT, client_version="1.2.3", unsent=7)
    seen = phones(by=cast.village_head, on=ON, area_id=cast.areas.penarukan.id)[0]
    assert (seen.user_name, seen.label, seen.unsent, seen.client_version) == (kader.name, "HP Bu Ani", 7, "1.2.3")
    assert phone(by=cast.ketua_a, on=ON, phone_id=enrolled.phone_id) == seen
    assert [one.user_id for one in owners(by=cast.ketua_a, on=ON, post_id=cast.post_a.id)] == [kader.id]
    assert labels([enrolled.phone_id]) == {enrolled.phone_id: "HP Bu Ani"}


def test_receipts_are_numbered_by_phone(enrolled) -> None:
    assert [take_receipt_number(enrolled.phone_id) for _ in range(3)] == [1, 2, 3]


def test_an_address_that_guesses_waits_and_is_forgiven(db) -> None:
    for _ in range(10):
        note_wrong_code(address="10.0.0.7", at=AT)
    assert code_of(lambda: refuse_too_many_codes(address="10.0.0.7", at=AT)) == "terlalu-sering"
    refuse_too_many_codes(address="10.0.0.8", at=AT)
    refuse_too_many_codes(address="10.0.0.7", at=AT + timedelta(minutes=16))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K7QF-3M2D", "K7QF3M2D"),
        (" k7qf 3m2d ", "K7QF3M2D"),
        ("OIL0-1U11", "01101V11"),
        ("K7QF-3M2", None),
        ("K7QF-3M2D9", None),
        ("K7QF*3M2D", None),
        ("", None),
    ],
)
def test_a_code_is_read_as_people_type_it(typed, code) -> None:
    assert read_code(typed) == code


def test_a_code_is_eight_characters_of_the_alphabet() -> None:
    assert shown_code(code_from(bytes(5))) == "0000-0000"
    assert read_code(shown_code(code_from(b"\xff\x01\x80\x7f\x33"))) == code_from(b"\xff\x01\x80\x7f\x33")


@pytest.mark.parametrize(("text", "version"), [("1.0.0", (1, 0, 0)), ("1.0", None), ("", None), ("v1.0.0", None)])
def test_versions_are_three_numbers(text, version) -> None:
    assert version_of(text) == version
    assert read_token(text) is None


def test_an_account_without_a_role_gets_no_phone(cast) -> None:
    assert not may_enrol(cast.ketua_a, cast.kader_b.id, [])

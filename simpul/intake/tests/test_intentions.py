"""Intentions: carried out once, read by the command's own signature; a corrected person and the records."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.models import Entry
from simpul.facts.models import Record
from simpul.intake.commands import acts, carry_out, correct_person, names
from simpul.intake.commands.acts import _form_of
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from tests import factories

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WEIGHING = "kesehatan.timbang_ukur_balita"


@pytest.fixture
def child(cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1), sex="P")


def weighing(cast, child, on="2026-11-22", **more):
    item = {
        "id": str(new_id()),
        "post_id": str(cast.post_a.id),
        "service": WEIGHING,
        "version": 1,
        "on": on,
        "answers": {"bb": 9.5, "rujuk": False},
        "person_id": str(child.id),
        **more,
    }
    return {"items": [item]}


def send(by, name, payload, id=None):
    return carry_out(by=by, at=AT, id=id or new_id(), name=name, payload=payload)


def test_a_list_of_services_comes_in_as_plain_json(cast, child) -> None:
    carried = send(cast.kader_a, "record_services", weighing(cast, child))
    assert carried.outcome[0]["state"] == "accepted"
    assert Record.objects.get().on == date(2026, 11, 22)


def test_a_refused_item_can_be_mended_and_sent_under_the_same_intention(cast, child) -> None:
    id, payload = new_id(), weighing(cast, child, answers={"bb": 9500, "rujuk": False})
    assert send(cast.kader_a, "record_services", payload, id).outcome[0]["code"] == "isian-keliru"
    payload["items"][0]["answers"]["bb"] = 9.5
    assert send(cast.kader_a, "record_services", payload, id).outcome[0]["state"] == "accepted"


def test_an_intention_sent_twice_happens_once(cast) -> None:
    id, payload = new_id(), {"post_id": str(cast.post_a.id), "on": "2026-11-24", "reason": "Pekan imunisasi"}
    first = send(cast.ketua_a, "add_open_day", payload, id)
    second = send(cast.ketua_a, "add_open_day", payload, id)
    assert (first.repeated, second.repeated, first.outcome) == (False, True, second.outcome)
    assert Entry.objects.count() == 1


def test_a_months_name_is_read_as_a_period(cast) -> None:
    type(cast.post_a).objects.filter(id=cast.post_a.id).update(open_rule="hari:12")
    carried = send(cast.ketua_a, "make_open_days", {"post_id": str(cast.post_a.id), "period": "2026-12"})
    assert len(carried.outcome) == 1


@pytest.mark.parametrize(
    ("payload", "part"),
    [
        ({}, "on, post_id"),
        ({"post_id": "x", "on": "2026-11-24"}, "post_id"),
        ({"post_id": str(new_id()), "on": "31/02/2026"}, "on"),
        ({"post_id": str(new_id()), "on": "2026-11-24", "by": "saya"}, "by"),
        ({"post_id": str(new_id()), "on": "2026-11-24", "at": "2020-01-01"}, "at"),
    ],
)
def test_a_payload_that_is_not_the_commands_is_refused(cast, payload, part: str) -> None:
    with pytest.raises(Refusal) as refusal:
        send(cast.ketua_a, "add_open_day", payload)
    assert (refusal.value.code, refusal.value.params["bagian"]) == ("isi-tidak-terbaca", part)


@pytest.mark.parametrize("name", ["hapus_semua", "", "rederive_person", "bulk_record"])
def test_what_is_no_intention_is_refused(cast, name: str) -> None:
    with pytest.raises(Refusal) as refusal:
        send(cast.ketua_a, name, {})
    assert refusal.value.code == "maksud-tidak-dikenal"


def test_every_intention_has_a_payload_that_can_be_read() -> None:
    table = {**acts._BY_ITEM, **acts._BY_INTENTION}
    assert set(table) == names()
    for name, act in table.items():
        fields = _form_of(act).model_fields
        assert fields, name
        assert not {"by", "at"} & set(fields), name


def test_a_stranger_carries_out_nothing(cast, child) -> None:
    assert send(cast.kader_b, "record_services", weighing(cast, child)).outcome[0]["code"] == "tidak-berhak"
    with pytest.raises(Refusal):
        send(cast.stranger, "add_open_day", {"post_id": str(cast.post_a.id), "on": "2026-11-24"})
    assert not Entry.objects.exists()


def test_an_intention_of_somebody_else_is_not_found(cast) -> None:
    id, payload = new_id(), {"post_id": str(cast.post_a.id), "on": "2026-11-24"}
    send(cast.ketua_a, "add_open_day", payload, id)
    with pytest.raises(Refusal) as refusal:
        send(cast.bidan, "add_open_day", payload, id)
    assert refusal.value.code == "tidak-ditemukan"


def correct(by, child, **changes):
    return correct_person(by=by, at=AT, id=child.id, version=child.version, changes=changes)


def test_records_follow_a_corrected_person_in_one_entry(cast, child) -> None:
    send(cast.kader_a, "record_services", weighing(cast, child))
    before = Entry.objects.count()
    assert correct(cast.kader_a, child, birth_date=date(2025, 11, 11), sex="L").rederive
    row = Record.objects.get()
    assert (row.age_days, row.sex) == (376, "L")
    assert Entry.objects.count() == before + 1


def test_a_corrected_name_touches_no_record(cast, child) -> None:
    send(cast.kader_a, "record_services", weighing(cast, child))
    assert not correct(cast.kader_a, child, name="Kadek Sari Dewi").rederive
    assert Record.objects.get().age_days == 386


def test_a_birth_after_a_record_leaves_person_and_records_as_they_were(cast, child) -> None:
    send(cast.kader_a, "record_services", weighing(cast, child, on="2025-12-01"))
    with pytest.raises(Refusal) as refusal:
        correct(cast.kader_a, child, birth_date=date(2026, 1, 1))
    assert refusal.value.code == "lahir-sesudah-catatan"
    assert Person.objects.get(id=child.id).birth_date == date(2025, 11, 1)


@pytest.mark.parametrize("who", ["kader_b", "stranger", "resident"])
def test_a_stranger_corrects_nobody(cast, child, who: str) -> None:
    with pytest.raises(Refusal):
        correct(getattr(cast, who), child, sex="L")
    assert Person.objects.get(id=child.id).sex == "P"

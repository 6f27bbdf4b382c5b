"""Corrections that meet: field by field against the value that was seen (docs/adr/0053)."""

from datetime import date

import pytest

from simpul.facts.models import Record
from simpul.intake.commands import amend_person, amend_record, mark_death_of
from simpul.intake.commands.records import RecordPart
from simpul.intake.rules import Dispute, merge, need_code, only, receipt_code, same
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from tests import factories

from .at_the_door import AT, intention, phone_of, push, weighing


@pytest.mark.parametrize(
    ("seen", "new", "now", "write", "disputed"),
    [
        ("a", "b", "a", {"x": "b"}, False),
        ("a", "b", "b", {}, False),
        ("a", "b", "c", {}, True),
        (None, "b", "", {"x": "b"}, False),
        ("a", None, "a", {"x": None}, False),
        ("a", "", None, {}, False),
        (9, 9.5, 9.0, {"x": 9.5}, False),
        (None, False, None, {"x": False}, False),
        (["p", "q"], ["r"], ["q", "p"], {"x": ["r"]}, False),
        (0, 1, None, {}, True),
    ],
)
def test_a_field_is_written_left_or_in_dispute(seen, new, now, write, disputed) -> None:
    merged = merge({"x": seen}, {"x": new}, {"x": now})
    assert merged.write == write
    assert merged.disputed == ({"x": Dispute(seen, new, now)} if disputed else {})


def test_nothing_is_the_same_however_it_is_written_but_no_is_not_nothing() -> None:
    assert same(None, "")
    assert same([], None)
    assert not same(False, None)
    assert not same(0, None)


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([], ""),
        (["accepted"], ""),
        (["accepted", "held"], "menunggu-yang-ditahan"),
        ([None, "held"], "menunggu"),
        (["withdrawn", None], "yang-dibutuhkan-batal"),
        (["declined"], "yang-dibutuhkan-batal"),
    ],
)
def test_what_is_needed_decides(states, code) -> None:
    assert need_code(states) == code


def test_of_a_correction_only_what_is_in_dispute_is_kept() -> None:
    assert only({"on": "x", "answers": {"a": 1, "b": 2}}, ["answers.b"]) == {"answers": {"b": 2}}


def test_a_receipt_code_has_six_characters() -> None:
    assert (receipt_code(bytes(4)), len(receipt_code(b"\xff\xff\xff\xff"))) == ("000000", 6)


@pytest.fixture
def child(cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1), address="Jalan Lama")


@pytest.fixture
def record(cast, child) -> str:
    sent = intention("record_service", weighing(cast.post_a, child))
    push(cast.kader_a, phone_of(cast.kader_a), sent)
    return sent["payload"]["id"]


def amend(by, record, base, changes):
    parts = {"base": RecordPart(**base), "changes": RecordPart(**changes)}
    return amend_record(by=by, at=AT, id=record, **parts)


def test_two_kader_correct_two_fields_of_one_child(cast, child) -> None:
    for field, was, new in (("address", "Jalan Lama", "Jalan Baru"), ("mother_name", "", "Ni Made")):
        done = amend_person(by=cast.kader_a, at=AT, id=child.id, base={field: was}, changes={field: new})
        assert (done.written, done.disputed) == ((field,), {})
    one = Person.objects.get()
    assert (one.address, one.mother_name) == ("Jalan Baru", "Ni Made")


def test_the_same_correction_twice_changes_nothing(cast, child) -> None:
    for written in (("address",), ()):
        done = amend_person(
            by=cast.kader_a, at=AT, id=child.id, base={"address": "Jalan Lama"}, changes={"address": "Jalan Baru"}
        )
        assert done.written == written


def test_two_answers_of_one_record_are_merged_and_one_is_in_dispute(cast, record) -> None:
    amend(cast.kader_a, record, {"answers": {"bb": 9.5}}, {"answers": {"bb": 9.7}})
    done = amend(
        cast.ketua_a, record, {"answers": {"bb": 9.5, "rujuk": False}}, {"answers": {"bb": 9.6, "rujuk": True}}
    )
    assert done.written == ("answers.rujuk",)
    assert done.disputed == {"answers.bb": Dispute(9.5, 9.6, 9.7)}
    assert Record.objects.get().answers["bb"] == 9.7


def test_a_record_is_moved_to_another_day(cast, record) -> None:
    amend(cast.kader_a, record, {"on": date(2026, 11, 22)}, {"on": date(2026, 11, 20)})
    assert Record.objects.get().on == date(2026, 11, 20)


def test_a_wrong_answer_is_told_with_its_question(cast, record) -> None:
    done = amend(cast.kader_a, record, {"answers": {"bb": 9.5}}, {"answers": {"bb": 400}})
    assert (done.state, set(done.errors), done.written) == ("refused", {"bb"}, ())


def test_a_death_told_with_two_days_is_in_dispute(cast, child) -> None:
    assert mark_death_of(by=cast.kader_a, at=AT, id=child.id, died_on=date(2026, 11, 20)).written
    done = mark_death_of(by=cast.kader_a, at=AT, id=child.id, died_on=date(2026, 11, 21))
    assert done.disputed["died_on"].now == "2026-11-20"


@pytest.mark.parametrize("who", ["kader_b", "stranger", "resident"])
def test_a_stranger_amends_nothing_and_learns_no_value(cast, child, record, who) -> None:
    by = getattr(cast, who)
    for act in (
        lambda: amend_person(by=by, at=AT, id=child.id, base={}, changes={"address": "x"}),
        lambda: amend(by, record, {}, {"answers": {"bb": 1.0}}),
        lambda: mark_death_of(by=by, at=AT, id=child.id, died_on=None),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code == "tidak-ditemukan"

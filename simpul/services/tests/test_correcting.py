"""Corrections keep the old value, voids keep the record, a corrected person is followed by the person's records."""

from datetime import date, timedelta

import pytest

from simpul.audit.models import DirtyMark
from simpul.facts.commands import close_month, note_finished
from simpul.facts.models import Record
from simpul.facts.queries import records_of_post
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.services.commands import correct_record, rederive_person, void_record
from simpul.services.queries import record
from tests import factories
from tests.cast import actor

from .conftest import AT, TODAY, one

RIGHT = {"bb": 9.8, "rujuk": False}


@pytest.fixture
def saved(cast, weighing):
    item = weighing(9.5)
    assert one(cast.kader_a, item).saved
    DirtyMark.objects.all().delete()
    return item


def correct(cast, saved, **more):
    given = {"by": cast.kader_a, "at": AT, "id": saved.id, "revision": 1, "answers": RIGHT, **more}
    return correct_record(**given)


def test_a_correction_keeps_the_old_value_who_and_when(cast, saved) -> None:
    assert correct(cast, saved, reason="salah tulis").state == "accepted"
    row = Record.objects.get(id=saved.id)
    assert (row.answers["bb"], row.facts["bb"], row.revision) == (9.8, 9.8, 2)
    step = record(by=cast.kader_a, id=saved.id).history[-1]
    assert (step.at, step.by_name, step.what, step.reason) == (AT, cast.kader_a.name, "diperbaiki", "salah tulis")
    assert step.changes == (("Berat badan (BB)", "9,5 kg", "9,8 kg"),)


def test_a_new_day_moves_the_record_and_marks_both_months(cast, child, saved) -> None:
    correct(cast, saved, on=date(2026, 10, 12))
    row = Record.objects.get(id=saved.id)
    assert (row.period, row.age_days) == (20261001, (date(2026, 10, 12) - child.birth_date).days)
    assert set(DirtyMark.objects.values_list("period", flat=True)) == {20261001, 20261101}
    assert ("Tanggal", "22 November 2026", "12 Oktober 2026") in record(by=cast.kader_a, id=saved.id).history[
        -1
    ].changes


def test_two_who_correct_at_once_hear_of_each_other(cast, saved) -> None:
    correct(cast, saved, by=cast.bidan)
    with pytest.raises(Refusal) as refusal:
        correct(cast, saved)
    assert refusal.value.code == "sudah-diubah"
    assert cast.bidan.name in refusal.value.sentence


def test_a_correction_that_changes_nothing_leaves_no_trace(cast, saved) -> None:
    correct(cast, saved, answers=dict(saved.answers))
    assert Record.objects.get(id=saved.id).revision == 1
    assert len(record(by=cast.kader_a, id=saved.id).history) == 1


def test_a_wrong_correction_is_refused_beside_its_question(cast, saved) -> None:
    outcome = correct(cast, saved, answers={"bb": 9500, "rujuk": False})
    assert (outcome.code, list(outcome.errors)) == ("isian-keliru", ["bb"])
    assert Record.objects.get(id=saved.id).answers["bb"] == 9.5


@pytest.mark.parametrize(
    ("on", "code"),
    [(TODAY + timedelta(days=1), "tanggal-mendatang"), (date(2025, 10, 1), "sebelum-lahir")],
)
def test_a_correction_keeps_to_the_days_of_a_record(cast, saved, on, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        correct(cast, saved, on=on)
    assert (refusal.value.code, refusal.value.field) == (code, "on")


def test_nothing_moves_out_of_a_closed_month_or_into_one(cast, saved) -> None:
    close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period(2026, 10))
    with pytest.raises(Refusal) as into:
        correct(cast, saved, on=date(2026, 10, 12))
    close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period(2026, 11))
    with pytest.raises(Refusal) as out_of:
        correct(cast, saved)
    with pytest.raises(Refusal) as void:
        void_record(by=cast.kader_a, at=AT, id=saved.id, reason="salah orang")
    assert {refusal.value.code for refusal in (into, out_of, void)} == {"bulan-ditutup"}


def test_a_correction_after_the_month_was_finished_is_late(cast, saved) -> None:
    note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=Period(2026, 11))
    correct(cast, saved)
    assert Record.objects.get(id=saved.id).late


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("kader_b", "tidak-ditemukan"),
        ("kader_pu_a", "tidak-ditemukan"),
        ("stranger", "tidak-ditemukan"),
        ("resident", "tidak-ditemukan"),
    ],
)
def test_a_stranger_neither_corrects_nor_voids(cast, saved, who: str, code: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(Refusal) as correcting:
        correct(cast, saved, by=by)
    with pytest.raises(Refusal) as voiding:
        void_record(by=by, at=AT, id=saved.id, reason="iseng")
    assert correcting.value.code == voiding.value.code == code
    assert Record.objects.get(id=saved.id).revision == 1


def test_a_record_that_does_not_exist_is_not_found(cast) -> None:
    with pytest.raises(Refusal) as refusal:
        correct_record(by=cast.kader_a, at=AT, id=new_id(), revision=1, answers={})
    assert refusal.value.code == "tidak-ditemukan"


def test_a_sealed_report_does_not_exist_for_who_may_not_read_it(cast, other) -> None:
    item = other("trantibumlinmas.uji_tertutup", {"cerita": "Minta pendampingan."})
    one(actor("koordinator", cast.post_a, "trantibumlinmas"), item)
    with pytest.raises(Refusal) as refusal:
        void_record(by=actor("kader", cast.post_a, "trantibumlinmas"), at=AT, id=item.id, reason="x")
    assert refusal.value.code == "tidak-ditemukan"


def test_a_void_record_stays_with_its_reason_and_counts_no_more(cast, saved) -> None:
    void_record(by=cast.kader_a, at=AT, id=saved.id, reason="tercatat dua kali")
    void_record(by=cast.kader_a, at=AT, id=saved.id, reason="sekali lagi")
    row = Record.objects.get(id=saved.id)
    assert (row.void, row.void_reason, row.answers["bb"]) == (True, "tercatat dua kali", 9.5)
    assert records_of_post(cast.post_a.id, TODAY, TODAY) == []
    assert record(by=cast.kader_a, id=saved.id).history[-1].what == "dibatalkan"
    with pytest.raises(Refusal) as refusal:
        correct(cast, saved, revision=2)
    assert refusal.value.code == "sudah-dibatalkan"


@pytest.mark.parametrize(("reason", "code"), [("  ", "alasan-wajib"), ("x" * 301, "alasan-terlalu-panjang")])
def test_a_void_needs_a_short_reason(cast, saved, reason: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        void_record(by=cast.kader_a, at=AT, id=saved.id, reason=reason)
    assert (refusal.value.code, refusal.value.field) == (code, "reason")


def test_records_follow_a_corrected_birth_date_and_sex(cast, child, saved) -> None:
    type(child).objects.filter(id=child.id).update(birth_date=date(2025, 12, 1), sex="L", disability="fisik")
    assert rederive_person(by=cast.kader_a, at=AT, person_id=child.id) == 1
    row = Record.objects.get(id=saved.id)
    assert (row.age_days, row.sex, row.disability, row.revision) == (356, "L", True, 1)
    assert DirtyMark.objects.filter(period=20261101).count() == 1
    step = record(by=cast.kader_a, id=saved.id).history[-1]
    assert step.what == "mengikuti data orangnya"
    assert ("Jenis kelamin", "P", "L") in step.changes
    assert rederive_person(by=cast.kader_a, at=AT, person_id=child.id) == 0


def test_records_of_the_post_where_the_person_used_to_be_follow_too(cast, child, saved) -> None:
    type(child).objects.filter(id=child.id).update(post_id=cast.post_b.id, sex="L")
    assert rederive_person(by=cast.kader_b, at=AT, person_id=child.id) == 1
    assert Record.objects.get(id=saved.id).sex == "L"


def test_a_birth_after_a_record_is_refused_and_says_which(cast, child, saved) -> None:
    type(child).objects.filter(id=child.id).update(birth_date=TODAY + timedelta(days=1))
    with pytest.raises(Refusal) as refusal:
        rederive_person(by=cast.kader_a, at=AT, person_id=child.id)
    assert (refusal.value.code, refusal.value.field) == ("lahir-sesudah-catatan", "birth_date")
    assert "22 November 2026" in refusal.value.sentence


def test_a_stranger_rederives_nobody(cast, child) -> None:
    theirs = factories.person(cast.post_c)
    for by, person in [(cast.kader_b, child), (cast.kader_a, theirs), (cast.resident, child)]:
        with pytest.raises(Refusal) as refusal:
            rederive_person(by=by, at=AT, person_id=person.id)
        assert refusal.value.code == "tidak-ditemukan"

"""Services for a household, a place, an event; sealed ones; wrong input that must be tried."""

from datetime import date

import pytest

from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.services.commands import bulk_record, correct_record, record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import actor

from .conftest import AT, one

ALL = {
    "layak": False,
    "rusak": ["lantai", "atap"],
    "bantuan": "bsps",
    "luas": 36.5,
    "penghuni": 5,
    "alamat": "Jl. Pulau Komodo 7 \"B\" 'kecil'",
    "cerita": "Atap bocor.\nᬳᬵᬤᬗ᭄ 漢字 😀",
    "sejak": "2026-11-01",
    "foto": [],
    "titik": {"lat": -8.112, "lon": 115.088},
}


def test_every_type_of_question_is_kept_as_entered_and_as_facts(cast, child, other) -> None:
    kader = actor("kader", cast.post_a, "perumahan")
    item = other("perumahan.uji_semua", {**ALL, "serumah": [str(child.id)]}, person_id=child.id)
    assert one(kader, item).state == "accepted"
    row = Record.objects.get(id=item.id)
    assert row.answers["cerita"] == ALL["cerita"]
    assert row.facts == {"layak": False, "rusak": ["atap", "lantai"], "bantuan": "bsps", "luas": 36.5, "penghuni": 5}


def test_an_answer_to_a_hidden_question_is_dropped(cast, child, other) -> None:
    kader = actor("kader", cast.post_a, "perumahan")
    item = other("perumahan.uji_semua", {"layak": True, "rusak": ["atap"]}, person_id=child.id)
    assert one(kader, item).saved
    assert Record.objects.get(id=item.id).answers == {"layak": True}


def test_a_household_of_the_post_is_recorded_and_a_strangers_is_not(cast, other) -> None:
    ours = factories.household(post=cast.post_a)
    theirs = factories.household(cast.areas.ampukung, "Haji Amat")
    item = other("sosial.uji_keluarga", {"miskin": True}, household_id=ours.id)
    assert one(cast.kader_sosial_a, item).saved
    row = Record.objects.get(id=item.id)
    assert (row.household_id, row.person_id, row.sex, row.age_days) == (ours.id, None, "", None)
    for wrong, code in [
        (theirs.id, "bukan-warga-posyandu"),
        (new_id(), "bukan-warga-posyandu"),
        (None, "pilih-keluarga"),
    ]:
        assert one(cast.kader_sosial_a, other("sosial.uji_keluarga", {"miskin": True}, household_id=wrong)).code == code


def test_the_family_of_somebody_in_the_roster_is_the_posts_own(cast, other) -> None:
    by_member, by_village = (
        factories.household(cast.areas.penarukan, "A"),
        factories.household(cast.areas.penarukan, "B"),
    )
    factories.person(cast.post_a, household=by_member)
    given = [other("sosial.uji_keluarga", {"miskin": True}, household_id=one.id) for one in (by_member, by_village)]
    outcomes = record_services(by=cast.kader_sosial_a, at=AT, items=given)
    assert [outcome.code for outcome in outcomes] == ["", "bukan-warga-posyandu"]


@pytest.mark.parametrize(
    ("place", "code"),
    [("  ", "tulis-tempat"), ("x" * 201, "tempat-keliru"), ("Sumur\x00", "tempat-keliru"), ("A\nB", "tempat-keliru")],
)
def test_a_place_needs_a_name_in_one_line(cast, other, place: str, code: str) -> None:
    outcome = one(cast.kader_pu_a, other("pekerjaan_umum.uji_sumur", {"pengguna": 3}, place=place))
    assert (outcome.code, list(outcome.errors)) == (code, ["place"])


def test_a_place_is_kept_by_its_name(cast, other) -> None:
    item = other("pekerjaan_umum.uji_sumur", {"pengguna": 3}, place=" Sumur Banjar Tegal ")
    assert one(cast.kader_pu_a, item).saved
    assert Record.objects.get(id=item.id).place == "Sumur Banjar Tegal"


def test_who_attended_must_be_known_at_the_post(cast, child, other) -> None:
    kader = actor("kader", cast.post_a, "pendidikan")
    theirs = factories.person(cast.post_b)
    item = other("pendidikan.uji_kelas", {"hadir": [str(child.id)]})
    assert one(kader, item).saved
    assert Record.objects.get(id=item.id).facts == {"hadir": 1}
    for wrong in (str(theirs.id), str(new_id())):
        outcome = one(kader, other("pendidikan.uji_kelas", {"hadir": [str(child.id), wrong]}))
        assert (outcome.code, list(outcome.errors)) == ("isian-keliru", ["hadir"])
        mended = {"by": kader, "at": AT, "id": item.id, "revision": 1, "answers": {"hadir": [str(child.id), wrong]}}
        assert list(correct_record(**mended).errors) == ["hadir"]


def test_who_attended_and_moved_away_since_stays_in_a_corrected_list(cast, child, other) -> None:
    kader, friend = actor("kader", cast.post_a, "pendidikan"), factories.person(cast.post_a)
    item = other("pendidikan.uji_kelas", {"hadir": [str(child.id)]})
    one(kader, item)
    type(child).objects.filter(id=child.id).update(post_id=cast.post_c.id, village=cast.areas.ampukung)
    answers = {"hadir": [str(child.id), str(friend.id)]}
    assert correct_record(by=kader, at=AT, id=item.id, revision=1, answers=answers).saved


def test_a_sealed_report_is_written_only_by_the_named_roles(cast, other) -> None:
    kader = actor("kader", cast.post_a, "trantibumlinmas")
    coordinator = actor("koordinator", cast.post_a, "trantibumlinmas")
    report = {"cerita": "Minta pendampingan."}
    assert one(kader, other("trantibumlinmas.uji_tertutup", report)).code == "tidak-berhak"
    item = other("trantibumlinmas.uji_tertutup", report)
    assert one(coordinator, item).saved
    assert Record.objects.get(id=item.id).sealed


@pytest.mark.parametrize(
    ("answers", "at_fault"),
    [
        ({"bb": 9500, "rujuk": False}, "bb"),
        ({"bb": "9,5", "rujuk": False}, "bb"),
        ({"bb": float("nan"), "rujuk": False}, "bb"),
        ({"bb": 10**400, "rujuk": False}, "bb"),
        ({"bb": None, "rujuk": False}, "bb"),
        ({"bb": [9.5], "rujuk": False}, "bb"),
        ({"bb": {"$ne": 0}, "rujuk": False}, "bb"),
        ({"rujuk": False}, "bb"),
        ({"bb": 9.5, "rujuk": "mungkin"}, "rujuk"),
        ({"bb": 9.5, "rujuk": False, "berat": 9.5}, "berat"),
        ({"bb": 9.5, "rujuk": False, "x" * 1_000_000: 1}, "x" * 40),
    ],
    ids=str,
)
def test_wrong_answers_are_refused_beside_their_question(cast, weighing, answers, at_fault: str) -> None:
    outcome = one(cast.kader_a, weighing(answers=answers))
    assert (outcome.state, outcome.code) == ("refused", "isian-keliru")
    assert outcome.errors[at_fault]
    assert not Record.objects.exists()


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a\x00b", "\ud800"], ids=["1 MB", "null", "half a character"])
def test_text_that_cannot_be_kept_is_refused(cast, child, other, text: str) -> None:
    kader = actor("kader", cast.post_a, "perumahan")
    outcome = one(kader, other("perumahan.uji_semua", {"layak": True, "cerita": text}, person_id=child.id))
    assert list(outcome.errors) == ["cerita"]


def test_a_service_for_a_person_needs_the_person(cast, weighing) -> None:
    outcome = one(cast.kader_a, weighing(person_id=None))
    assert (outcome.code, list(outcome.errors)) == ("pilih-orang", ["person"])


def test_an_empty_list_is_nothing(cast) -> None:
    assert record_services(by=cast.kader_a, at=AT, items=[]) == []


def _rows() -> list[dict]:
    hidden = ("id", "recorded_by")
    rows = Record.objects.order_by("on", "service", "person_id").values()
    return [{name: value for name, value in row.items() if name not in hidden} for row in rows]


def test_the_bulk_writer_writes_what_the_command_writes(cast, child, other, weighing) -> None:
    def items() -> list[NewRecord]:
        return [
            weighing(9.5, on=date(2026, 10, 12)),
            weighing(9500),
            weighing(9.7),
            other("kesehatan.uji_hamil", {"tinggi": 150.5}, person_id=factories.person(cast.post_a, born=None).id),
            other("pekerjaan_umum.uji_sumur", {"pengguna": 3}, place="Sumur"),
        ]

    given = items()
    one_by_one = [one(SYSTEM, item) for item in given]
    by_command = _rows()
    Record.objects.all().delete()
    in_bulk = bulk_record(by=SYSTEM, at=AT, items=given)
    assert [outcome.state for outcome in in_bulk] == [outcome.state for outcome in one_by_one]
    assert _rows() == by_command
    assert len(by_command) == 4


def test_only_the_system_writes_in_bulk(cast, weighing) -> None:
    with pytest.raises(Refusal) as refusal:
        bulk_record(by=cast.kader_a, at=AT, items=[weighing()])
    assert refusal.value.code == "tidak-berhak"
    assert not Record.objects.exists()

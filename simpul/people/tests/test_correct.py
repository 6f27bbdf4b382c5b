from datetime import UTC, date, datetime
from typing import Any

import pytest

from simpul.audit.queries import history
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.commands import (
    Corrected,
    correct_person,
    mark_death,
    note_reading,
    note_readings,
    read_nik,
    register_person,
)
from simpul.people.models import NikReading, Person, PersonReading
from simpul.people.queries import readings
from tests import factories
from tests.cast import Cast, actor, with_roles

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NIK = "5108064503240001"
STRANGERS = [
    "kader_b",
    "kader_c",
    "stranger",
    "other_village_head",
    "regency_team",
    "agency_officer",
    "admin",
    "resident",
]


def correct(by: Actor, one: Person, version: int = 1, **changes: Any) -> Corrected:
    return correct_person(by=by, at=AT, id=one.id, version=version, changes=changes, reason="sesuai KK")


def code_of(by: Actor, one: Person, **changes: Any) -> str:
    with pytest.raises(Refusal) as refused:
        correct(by, one, **changes)
    return refused.value.code


def test_a_correction_keeps_the_old_value_and_the_reason(cast: Cast) -> None:
    one = factories.person(cast.post_a, "Ayu", born=date(2024, 3, 5))
    outcome = correct(cast.kader_a, one, birth_date=date(2024, 3, 6), name="Ni Luh Ayu")
    assert (outcome.fields, outcome.rederive, outcome.version) == ({"birth_date", "name"}, True, 2)
    [happened] = history("person", one.id)
    assert (happened.before["birth_date"], happened.after["birth_date"]) == ("2024-03-05", "2024-03-06")
    assert happened.reason == "sesuai KK"
    one.refresh_from_db()
    assert one.name_key == "ni luh ayu"


def test_dates_and_ids_may_come_as_text_from_a_phone(cast: Cast) -> None:
    family = factories.household(post=cast.post_a)
    one = factories.person(cast.post_a)
    correct(cast.kader_a, one, birth_date="2023-01-31", household_id=str(family.id))
    one.refresh_from_db()
    assert (one.birth_date, one.household_id) == (date(2023, 1, 31), family.id)


def test_what_records_did_not_freeze_needs_no_new_facts(cast: Cast) -> None:
    one = factories.person(cast.post_a)
    assert not correct(cast.kader_a, one, address="Jalan Pulau Bali 3", phone="0812").rederive


def test_a_correction_that_changes_nothing_writes_nothing(cast: Cast) -> None:
    one = factories.person(cast.post_a, "Ayu")
    assert correct(cast.kader_a, one, name="Ayu").version == 1
    assert history("person", one.id) == []


def test_a_page_that_is_out_of_date_does_not_overwrite(cast: Cast) -> None:
    one = factories.person(cast.post_a, "Ayu")
    correct(cast.kader_a, one, name="Ayu Sari")
    assert code_of(cast.ketua_a, one, name="Ayu Lestari") == "sudah-diubah-orang-lain"


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_corrects_nobody(cast: Cast, who: str) -> None:
    one = factories.person(cast.post_a, "Ayu")
    assert code_of(getattr(cast, who), one, name="Lain") == "tidak-ditemukan"
    with pytest.raises(Refusal):
        mark_death(by=getattr(cast, who), at=AT, id=one.id, version=1, died_on=date(2026, 1, 1))
    one.refresh_from_db()
    assert (one.name, one.died_on) == ("Ayu", None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "nama-kosong"),
        ({"sex": "X"}, "jenis-kelamin-wajib"),
        ({"birth_date": date(2030, 1, 1)}, "lahir-mendatang"),
        ({"nik": "12"}, "nik-salah"),
        ({"village_id": 1}, "isian-tidak-bisa-diubah"),
        ({"post_id": None}, "isian-tidak-bisa-diubah"),
        ({"is_demo": True}, "isian-tidak-bisa-diubah"),
        ({"birth_date": "31/02/2024"}, "isi-tidak-terbaca"),
        ({"birth_date": "2023-02-29"}, "isi-tidak-terbaca"),
        ({"mother_id": "bukan id"}, "isi-tidak-terbaca"),
        ({"name": None}, "isi-tidak-terbaca"),
        ({"name": ["Ayu"]}, "isi-tidak-terbaca"),
    ],
)
def test_a_wrong_correction_is_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    one = factories.person(cast.post_a, "Ayu")
    assert code_of(cast.kader_a, one, **changes) == code
    one.refresh_from_db()
    assert (one.name, one.version) == ("Ayu", 1)


def test_a_mother_is_compared_with_the_new_birth_date(cast: Cast) -> None:
    mother = factories.person(cast.post_a, born=date(1995, 1, 1))
    one = factories.person(cast.post_a, born=date(1990, 1, 1))
    assert correct(cast.kader_a, one, mother_id=mother.id, birth_date=date(2020, 1, 1)).version == 2
    assert code_of(cast.kader_a, mother, mother_id=mother.id, birth_date=None) == "ibu-keliru"


def test_a_nik_comes_later_is_corrected_and_taken_out(cast: Cast) -> None:
    one = factories.person(cast.post_a, born=date(2024, 3, 5))
    assert correct(cast.kader_a, one, nik=NIK).fields == {"nik"}
    warned = correct(cast.kader_a, one, version=2, birth_date=date(2024, 3, 7)).warnings
    assert [one.code for one in warned] == ["nik-beda-lahir"]
    other = factories.person(cast.post_a, "Lain")
    assert code_of(cast.kader_a, other, nik=NIK) == "nik-sudah-ada"
    correct(cast.kader_a, one, version=3, nik="")
    assert correct(cast.kader_a, other, nik=NIK).version == 2


def test_a_kader_of_public_works_corrects_names_but_no_disability(cast: Cast) -> None:
    one = factories.person(cast.post_a, disability="fisik")
    assert code_of(cast.kader_pu_a, one, disability="") == "tidak-berhak"
    assert correct(cast.kader_pu_a, one, name="Ayu Sari").version == 2
    one.refresh_from_db()
    assert one.disability == "fisik"


def test_a_death_is_noted_and_a_mistake_taken_back_with_a_reason(cast: Cast) -> None:
    one = factories.person(cast.post_a, born=date(1950, 1, 1))
    given = {"by": cast.kader_a, "at": AT, "id": one.id}
    assert mark_death(**given, version=1, died_on=date(2026, 11, 1)).fields == {"died_on"}
    with pytest.raises(Refusal) as refused:
        mark_death(**given, version=2, died_on=None)
    assert refused.value.code == "alasan-wajib"
    mark_death(**given, version=2, died_on=None, reason="salah orang")
    one.refresh_from_db()
    assert one.died_on is None


@pytest.mark.parametrize(
    ("died_on", "code"),
    [(date(2026, 11, 23), "meninggal-mendatang"), (date(1949, 12, 31), "meninggal-sebelum-lahir")],
)
def test_an_impossible_death_is_refused(cast: Cast, died_on: date, code: str) -> None:
    one = factories.person(cast.post_a, born=date(1950, 1, 1))
    with pytest.raises(Refusal) as refused:
        mark_death(by=cast.kader_a, at=AT, id=one.id, version=1, died_on=died_on)
    assert refused.value.code == code


def test_a_birth_is_not_corrected_to_after_the_death(cast: Cast) -> None:
    one = factories.person(cast.post_a, born=date(1950, 1, 1), died_on=date(2000, 1, 1))
    assert code_of(cast.kader_a, one, birth_date=date(2001, 1, 1)) == "meninggal-sebelum-lahir"


def test_a_nik_is_read_with_a_reason_that_stays(cast: Cast) -> None:
    given = {"name": "Ayu", "sex": "P", "village_id": cast.areas.penarukan.id, "nik": NIK}
    id = register_person(by=cast.bidan, at=AT, **given).id
    assert read_nik(by=cast.bidan, at=AT, person_id=id, reason="Mengisi rujukan") == NIK
    reading = NikReading.objects.get()
    assert (reading.person_id, reading.by, reading.reason) == (id, cast.bidan.id, "Mengisi rujukan")
    with pytest.raises(Refusal) as refused:
        read_nik(by=cast.bidan, at=AT, person_id=id, reason=" ")
    assert refused.value.code == "alasan-wajib"
    assert read_nik(by=cast.bidan, at=AT, person_id=factories.person(cast.post_a).id, reason="Periksa") == ""


@pytest.mark.parametrize("who", [*STRANGERS, "kader_a", "ketua_a"])
def test_a_nik_is_read_only_by_those_with_that_right(cast: Cast, who: str) -> None:
    one = factories.person(cast.post_a)
    with pytest.raises(Refusal):
        read_nik(by=getattr(cast, who), at=AT, person_id=one.id, reason="ingin tahu")
    assert not NikReading.objects.exists()


def test_opening_a_page_leaves_a_trace_that_the_village_head_sees(cast: Cast) -> None:
    one = factories.person(cast.post_a)
    note_reading(by=cast.kader_a, at=AT, person_id=one.id, page="person")
    assert [(r.by, r.page) for r in readings(by=cast.village_head, person_id=one.id)] == [(cast.kader_a.id, "person")]


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_leaves_and_sees_no_trace(cast: Cast, who: str) -> None:
    one = factories.person(cast.post_c if who in ("admin",) else cast.post_a)
    by = getattr(cast, who)
    with pytest.raises(Refusal):
        note_reading(by=by, at=AT, person_id=one.id, page="person")
    assert not PersonReading.objects.exists()
    with pytest.raises(Refusal):
        readings(by=by, person_id=one.id)


def test_one_with_two_posts_corrects_in_both(cast: Cast) -> None:
    both = with_roles(actor("kader", cast.post_a, "sosial"), actor("kader", cast.post_b, "sosial"))
    for post in (cast.post_a, cast.post_b):
        assert correct(both, factories.person(post), name="Ayu Sari").version == 2


def test_a_list_that_was_shown_is_noted_for_each_person_that_the_reader_may_see(cast: Cast) -> None:
    ours, theirs = factories.person(cast.post_a), factories.person(cast.post_c)
    assert note_readings(by=cast.kader_a, at=AT, person_ids=[ours.id, theirs.id, ours.id], page="daftar") == 1
    assert [one.by for one in readings(by=cast.village_head, person_id=ours.id)] == [cast.kader_a.id]


def test_a_stranger_leaves_no_trace_on_people_they_never_saw(cast: Cast) -> None:
    ours = factories.person(cast.post_a)
    assert note_readings(by=cast.stranger, at=AT, person_ids=[ours.id], page="daftar") == 0

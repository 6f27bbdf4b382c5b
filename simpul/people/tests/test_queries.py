from datetime import UTC, date, datetime

import pytest

from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.people.commands import register_person
from simpul.people.models import Person
from simpul.people.queries import (
    due,
    duplicates,
    person,
    persons,
    search,
    sees_disability,
    snapshots,
    without_birth_date,
)
from tests import factories
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NIK = "5108064503240001"
BORN = date(2024, 3, 5)

SEES = ["kader_a", "kader_pu_a", "kader_sosial_a", "ketua_a", "bidan", "puskesmas", "staf_desa", "village_head"]
STRANGERS = (
    "kader_b kader_c other_village_head kasi regency_team regency_office provincial_team national_team "
    "agency_officer auditor admin national_admin resident stranger"
).split()
HEALTH = {"kader_a", "kader_sosial_a", "ketua_a", "bidan", "puskesmas", "staf_desa", "village_head"}


def named(by: Actor, text: str = "", **more: object) -> list[str]:
    return [one.name for one in search(by=by, text=text, **more)]


@pytest.mark.parametrize("who", SEES)
def test_the_post_and_the_village_see_the_child(cast: Cast, who: str) -> None:
    child = factories.person(cast.post_a, "Ayu")
    assert person(by=getattr(cast, who), id=child.id).name == "Ayu"
    assert persons(by=getattr(cast, who), ids=[child.id]).keys() == {child.id}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_cannot_see_the_child(cast: Cast, who: str) -> None:
    child = factories.person(cast.post_a, "Ayu", nik_end="0001")
    by = getattr(cast, who)
    with pytest.raises(Refusal) as refused:
        person(by=by, id=child.id)
    assert refused.value.code == "tidak-ditemukan"
    assert persons(by=by, ids=[child.id]) == {}
    assert named(by) == named(by, "ayu") == named(by, "0001") == []


def test_a_kader_of_another_post_cannot_see_the_child(cast: Cast) -> None:
    factories.person(cast.post_a, "Ayu")
    own = factories.person(cast.post_b, "Bima", sex="L")
    assert [one.id for one in search(by=cast.kader_b)] == [own.id]


@pytest.mark.parametrize("who", SEES)
def test_only_some_fields_see_a_disability(cast: Cast, who: str) -> None:
    child = factories.person(cast.post_a, disability="fisik")
    assert person(by=getattr(cast, who), id=child.id).disability == ("fisik" if who in HEALTH else None)
    assert sees_disability(getattr(cast, who), Scope(cast.areas.penarukan.path, cast.post_a.id)) is (who in HEALTH)


def test_a_person_is_found_by_parts_of_the_name_in_any_order_and_script(cast: Cast) -> None:
    for name in ("Ni Luh Ayu", "Ma'ruf Amin", "ᬦᬶ ᬮᬸᬄ", "Siti-Aminah"):
        factories.person(cast.post_a, name)
    assert named(cast.kader_a, "ayu luh") == ["Ni Luh Ayu"]
    assert named(cast.kader_a, "MARUF") == named(cast.kader_a, "ma’ruf") == ["Ma'ruf Amin"]
    assert named(cast.kader_a, "ᬮᬸᬄ") == ["ᬦᬶ ᬮᬸᬄ"]
    assert named(cast.kader_a, "amin") == ["Ma'ruf Amin", "Siti-Aminah"]
    assert named(cast.kader_a, "tidak ada") == []


def test_a_person_is_found_by_nik_and_its_end_and_by_the_house(cast: Cast) -> None:
    family = factories.household(post=cast.post_a, address="Jalan Pulau Komodo 7")
    factories.person(cast.post_a, "Ayu", household=family)
    register_person(
        by=cast.kader_a, at=AT, village_id=cast.areas.penarukan.id, post_id=cast.post_a.id, name="Bima", sex="L",
        nik=NIK, address="Gang Melati",
    )  # fmt: skip
    assert named(cast.kader_a, NIK) == named(cast.kader_a, "5108 0645 0324 0001") == ["Bima"]
    assert named(cast.kader_a, "0001") == ["Bima"]
    assert named(cast.kader_a, "gang mel") == ["Bima"]
    assert named(cast.kader_a, "komodo 7") == ["Ayu"]
    assert named(cast.kader_a, household_id=family.id) == ["Ayu"]


@pytest.mark.parametrize("text", ["%", "_", "'", "\x00", "x" * 1_000_000, "((", "\\"])
def test_a_strange_search_finds_nobody_and_breaks_nothing(cast: Cast, text: str) -> None:
    factories.person(cast.post_a, "Ayu")
    assert named(cast.kader_a, text) in ([], ["Ayu"])


def test_a_list_is_paged_by_name(cast: Cast) -> None:
    made = [factories.person(cast.post_a, name) for name in ("Ayu", "Ayu", "Bima", "Citra")]
    first = search(by=cast.kader_a, limit=2)
    rest = search(by=cast.kader_a, limit=5, after=first[-1].id)
    assert {one.id for one in first} | {one.id for one in rest} == {one.id for one in made}
    assert [one.name for one in rest] == ["Bima", "Citra"]


def test_a_search_stays_in_its_village_and_post(cast: Cast) -> None:
    factories.person(cast.post_a, "Ayu")
    factories.person(cast.post_b, "Ayu")
    factories.person(village=cast.areas.kaliuntu, name="Ayu")
    assert len(named(cast.puskesmas, "ayu")) == 3
    assert len(named(cast.puskesmas, "ayu", village_id=cast.areas.penarukan.id)) == 2
    assert len(named(cast.puskesmas, "ayu", post_id=cast.post_b.id)) == 1


def test_a_page_of_persons_costs_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    for number in range(20):
        factories.person(cast.post_a, f"Ayu {number}")
    with django_assert_num_queries(1):
        search(by=cast.bidan, text="ayu")


def test_the_age_of_the_dead_stands_still(cast: Cast) -> None:
    one = factories.person(cast.post_a, born=date(1950, 1, 1), died_on=date(2000, 1, 1))
    assert person(by=cast.kader_a, id=one.id).age(date(2026, 11, 22)) == "50 tahun"


def test_doubles_are_told_and_hidden_as_the_actor_may_see(cast: Cast) -> None:
    factories.person(cast.post_a, "Ayu", born=BORN, mother_name="Sari")
    asked = {"village_id": cast.areas.penarukan.id, "name": "AYU", "birth_date": BORN}
    [seen] = duplicates(by=cast.kader_a, **asked, mother_name="sari")
    assert (seen.why, seen.person.name) == ("nama", "Ayu")
    [hidden] = duplicates(by=cast.kader_b, **asked)
    assert hidden.person is None
    assert duplicates(by=cast.kader_a, **asked, mother_name="Rai") == []
    assert duplicates(by=cast.stranger, **{**asked, "village_id": cast.areas.ampukung.id}) == []
    assert duplicates(by=cast.kader_a, village_id=cast.areas.penarukan.id, name="Ayu") == []


def test_a_person_is_no_double_of_themself(cast: Cast) -> None:
    one = factories.person(cast.post_a, "Ayu", born=BORN)
    assert duplicates(by=cast.kader_a, village_id=one.village_id, name="Ayu", birth_date=BORN, but=one.id) == []


def test_snapshots_are_what_records_freeze(cast: Cast) -> None:
    one = factories.person(cast.post_a, "Ayu", born=BORN, disability="fisik")
    frozen = snapshots([one.id, cast.post_a.id])
    assert frozen.keys() == {one.id}
    assert (frozen[one.id].sex, frozen[one.id].birth_date, frozen[one.id].disability) == ("P", BORN, True)


def test_missing_birth_dates_are_an_errand_of_post_and_village(cast: Cast) -> None:
    factories.person(cast.post_a, born=None)
    factories.person(cast.post_a, born=None, died_on=date(2020, 1, 1))
    factories.person(cast.post_b, born=BORN)
    assert [errand.count for errand in due(by=cast.kader_a, at=AT)] == [1]
    assert "1 warga" in due(by=cast.staf_desa, at=AT)[0].title
    for who in (cast.kader_b, cast.stranger, cast.puskesmas, cast.regency_team, cast.resident):
        assert due(by=who, at=AT) == []


def test_those_without_a_birth_date_are_listed_for_whom_may_correct_them(cast: Cast) -> None:
    for name in ("Ayu", "Bima", "Citra"):
        factories.person(cast.post_a, name, born=None)
    factories.person(cast.post_a, "Dewi", born=None, died_on=date(2020, 1, 1))
    first = without_birth_date(by=cast.kader_a, limit=2)
    assert [one.name for one in first] == ["Ayu", "Bima"]
    assert [one.name for one in without_birth_date(by=cast.staf_desa, after=first[-1].id)] == ["Citra"]
    for who in STRANGERS:
        assert without_birth_date(by=getattr(cast, who)) == []


def test_the_system_sees_everyone(cast: Cast) -> None:
    factories.person(cast.post_c)
    assert len(search(by=SYSTEM)) == Person.objects.count() == 1


def test_a_bidan_of_one_post_sees_that_post_only(cast: Cast) -> None:
    factories.person(cast.post_a, "Ayu")
    factories.person(cast.post_b, "Bima")
    assert named(actor("bidan", cast.post_b)) == ["Bima"]

"""Bringing residents in: what is sure is registered, what is not is asked, everything can be taken back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from simpul.imports import commands, queries
from simpul.imports.models import Part
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.commands import correct_person, register_person
from simpul.people.models import Person
from simpul.places import queries as places
from simpul.registry.models import RosterEntry
from simpul.rows.queries import PeoplePlanner, PlannedPerson
from simpul.rows.rules.people import read_person
from simpul.sheets.rules.columns import Line
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
NIK = "5108065203900001"  # a woman, born on 12 March 1990, first registered in Buleleng
SARI = {"name": "Ni Luh Sari", "sex": "P", "birth_date": "12/03/1990", "nik": NIK, "address": "Jl. Pantai 3"}
ELSEWHERE = {"village": "Tambakan", "district": "Kubutambahan", "regency": "Buleleng"}
NYOMAN = {"name": "I Nyoman Budi", "sex": "L", "birth_date": "2022-01-31", "mother_name": "Ni Luh Sari"}


def lines(*rows: Mapping[str, str]) -> list[Line]:
    return [Line(number, told, list(told.values())) for number, told in enumerate(rows, start=2)]


def plan(cast: Cast, *rows: Mapping[str, str], by: Actor | None = None) -> list[PlannedPerson]:
    planner = PeoplePlanner(queries.setting_at(by or cast.staf_desa, AT, cast.areas.penarukan.id, {}))
    return planner.plan([read_person(line) for line in lines(*rows)])


def bring_in(cast: Cast, *rows: Mapping[str, str], by: Actor | None = None) -> tuple[list[PlannedPerson], dict]:
    """The rows as planned and done, and by which name the list is taken back."""
    acting = {"by": by or cast.staf_desa, "at": AT}
    where = {"kind": "people", "area_id": cast.areas.penarukan.id}
    import_id = commands.keep_list(**acting, **where, id=new_id(), name="w", data=b"Nama,JK")
    commands.start_list(**acting, import_id=import_id, rows=len(rows))
    parts = commands.carry_through(by=acting["by"], now=lambda: AT, import_id=import_id, lines=lines(*rows))
    return [one for part in parts for one in part], {**acting, "import_id": import_id}


def test_residents_of_a_list_are_registered_and_twice_adds_nobody(cast: Cast) -> None:
    done, _ = bring_in(cast, SARI, NYOMAN)
    assert [(one.row, one.result, one.area_code) for one in done] == [
        (2, "new", "51.08.06.1020"),
        (3, "new", "51.08.06.1020"),
    ]
    sari = Person.objects.get(name="Ni Luh Sari")
    assert (sari.birth_date, sari.nik_end, sari.address) == (date(1990, 3, 12), "0001", "Jl. Pantai 3")
    count, parts = Person.objects.count(), Part.objects.count()
    again, _ = bring_in(cast, NYOMAN, SARI)
    assert [one.result for one in again] == ["same", "same"]
    assert (Person.objects.count(), Part.objects.count()) == (count, parts)


def test_a_resident_of_a_list_is_the_same_row_as_one_registered_alone(cast: Cast) -> None:
    village = cast.areas.penarukan.id
    told = {
        "name": "Made  Ayu",
        "sex": "P",
        "birth_date": date(1990, 3, 12),
        "mother_name": "Wayan",
        "phone": "0812345",
    }
    alone = register_person(by=cast.staf_desa, at=AT, village_id=village, **told).id
    bring_in(cast, {**told, "name": "Made  Ayu", "birth_date": "12/03/1990", "mother_name": "Wayan Lain"})
    rows = list(Person.objects.filter(name="Made Ayu").values())
    assert len(rows) == 2
    one, other = ({k: v for k, v in row.items() if k not in ("id", "mother_name")} for row in rows)
    assert one == other
    assert alone in {row["id"] for row in rows}


def test_a_row_that_tells_more_fills_in_blanks_and_changes_nothing_else(cast: Cast) -> None:
    known = factories.person(
        name="Ni Luh Sari", born=date(1990, 3, 12), address="Jl. Lama", village=cast.areas.penarukan
    )
    [done], _ = bring_in(cast, {**SARI, "phone": "+62 812 3456 789"})
    assert (done.result, sorted(done.changes)) == ("changed", ["nik", "phone"])
    known.refresh_from_db()
    assert (known.phone, known.nik_end, known.address) == ("08123456789", "0001", "Jl. Lama")


def test_a_list_is_taken_back_but_for_those_whom_somebody_used_since(cast: Cast) -> None:
    blank = factories.person(name="Ketut", sex="L", born=date(1980, 1, 1), village=cast.areas.penarukan)
    ketut = {"name": "Ketut", "sex": "L", "birth_date": "1980-01-01", "phone": "0361222"}
    wayan = {**NYOMAN, "name": "I Wayan Adi", "post": "Melati A"}
    before = set(Person.objects.values_list("id", flat=True))
    done, taking_back = bring_in(cast, SARI, wayan, NYOMAN, ketut)
    assert [one.result for one in done] == ["new", "new", "new", "changed"]
    assert RosterEntry.objects.filter(person__name="I Wayan Adi", post=cast.post_a).exists()
    sari = Person.objects.get(name="Ni Luh Sari")
    correct_person(by=cast.staf_desa, at=AT, id=sari.id, version=1, changes={"phone": "0362"})
    nyoman = Person.objects.get(name="I Nyoman Budi")
    factories.appointment(nyoman, cast.post_a)
    commands.take_back_list(**taking_back)
    step = commands.take_back_part(**taking_back)
    assert (step.removed, step.restored, step.left, step.finished) == (1, 1, 2, True)
    assert set(Person.objects.values_list("id", flat=True)) == before | {sari.id, nyoman.id}
    blank.refresh_from_db()
    assert blank.phone == ""
    assert commands.take_back_part(**taking_back).finished


@pytest.mark.parametrize(
    ("case", "more", "result", "words"),
    [
        ("a spoilt NIK", {"nik": "5,10806E+15"}, "error", "rusak"),
        ("a NIK with a digit too few", {"nik": NIK[:-1]}, "error", "NIK"),
        ("no sex", {"sex": ""}, "error", "perempuan"),
        ("no name", {"name": "-"}, "error", "ama"),
        ("a day that is none", {"birth_date": "31/02/2020"}, "error", "31/12/2020"),
        ("a day to come", {"birth_date": "1/1/2030"}, "error", "30"),
        ("a NIK that says another day", {"birth_date": "13/03/1990"}, "new", "NIK"),
        ("an unknown post", {"post": "Entah"}, "new", "Entah"),
        (
            "another village",
            {"village": "Tambakan", "district": "Kubutambahan", "regency": "Buleleng"},
            "error",
            "luar",
        ),
        ("a megabyte", {"name": "a" * 1_000_000}, "error", "terlalu panjang"),
        ("a formula", {"name": "=cmd|' /C calc'!A0"}, "new", ""),
    ],
)
def test_each_row_is_told_what_comes_of_it(cast: Cast, case: str, more: dict, result: str, words: str) -> None:
    [done], _ = bring_in(cast, {**SARI, **more})
    assert done.result == result, (case, done.message)
    assert words in done.message
    assert len(done.message) < 400


def test_who_may_be_the_same_is_asked_and_never_guessed(cast: Cast) -> None:
    factories.person(name="I Nyoman Budi", sex="L", born=None, village=cast.areas.penarukan)
    assert plan(cast, NYOMAN)[0].result == "ask"
    bring_in(cast, SARI)
    other = {**SARI, "name": "Komang Ayu", "birth_date": "1/1/1991"}
    assert plan(cast, other)[0].result == "ask"
    twins = plan(cast, {**NYOMAN, "name": "Kadek"}, {**NYOMAN, "name": "KADEK"})
    assert [one.result for one in twins] == ["new", "same"]
    assert "baris 2" in twins[1].message


def test_a_nik_of_somebody_out_of_sight_is_told_without_telling_who(cast: Cast) -> None:
    far = register_person(
        by=SYSTEM,
        at=AT,
        village_id=cast.areas.tambakan.id,
        name="Rahasia",
        sex="P",
        birth_date=date(1990, 3, 12),
        nik=NIK,
    )
    [told] = plan(cast, SARI)
    assert (told.result, "Rahasia" in told.message) == ("error", False)
    seen = people.known_people(by=cast.staf_desa, niks=[NIK], names=[], kks=[])
    assert (seen.by_nik, people.in_use([far.id])) == ({NIK: None}, set())


def test_strangers_bring_in_nobody_and_see_no_list(cast: Cast) -> None:
    _, owned = bring_in(cast, SARI)
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        where = {"kind": "people", "area_id": cast.areas.penarukan.id}
        with pytest.raises(Refusal):
            commands.keep_list(by=by, at=AT, id=new_id(), **where, name="x", data=b"Nama,JK")
        with pytest.raises(Refusal):
            queries.imports_in(by=by, area_id=cast.areas.penarukan.id)
        hers = {**owned, "by": by}
        with pytest.raises(Refusal):
            commands.bring_in(**hers, rows=[], after=1)
        for act in (commands.take_back_list, commands.take_back_part, commands.finish_list):
            with pytest.raises(Refusal):
                act(**hers)
        assert not queries.may_import(by, places.area(cast.areas.penarukan.id))
    assert plan(cast, NYOMAN, by=cast.stranger)[0].result == "error"
    with pytest.raises(Refusal):
        commands.keep_list(by=cast.staf_desa, at=AT, id=new_id(), kind="people", area_id=None, name="x", data=None)

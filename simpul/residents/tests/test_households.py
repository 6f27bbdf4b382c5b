"""Families from a list: once each by their KK number, with members, hamlet and welfare; taken back as a whole."""

from datetime import date

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.people.commands import correct_household
from simpul.people.models import Household, Person, Welfare
from simpul.people.queries import household, households
from simpul.residents.rules.households import read_decile
from simpul.sheets.rules.values import Unclear
from tests import factories
from tests.cast import Cast

from .conftest import AT, Lists

KK, OTHER = "5108061201200003", "5108061201200004"
HEAD = {
    "kk": KK,
    "relation": "KEPALA KELUARGA",
    "name": "I Ketut Darma",
    "sex": "1",
    "birth_date": "17/05/1985",
    "address": "Jl. Pantai 3",
    "rt": "2",
    "hamlet": "Tegal",
    "decile": "Desil 2",
    "welfare": "Pra Sejahtera",
    "welfare_source": "DTSEN",
    "welfare_on": "01/08/2026",
}
WIFE = {"kk": KK, "relation": "Istri", "name": "Ni Luh Sari", "sex": "2", "birth_date": "1990-03-12"}
CHILD = {"kk": KK, "relation": "Anak", "name": "Kadek Bima", "sex": "L", "birth_date": "45000", "post": "Melati A"}


@pytest.fixture
def families(lists, cast: Cast) -> Lists:
    return lists("households", cast.staf_desa)


def test_a_family_comes_with_its_members_hamlet_and_welfare(cast: Cast, families: Lists) -> None:
    banjar = factories.hamlet(cast.areas.penarukan)
    done, _ = families.bring_in(WIFE, HEAD, CHILD)
    assert [(one.result, one.area_code, one.warned) for one in done] == [("new", "51.08.06.1020", False)] * 3
    assert all(one.message.startswith("Keluarga I Ketut Darma.") for one in done)
    family = household(by=cast.staf_desa, id=Household.objects.get().id)
    assert (family.head_name, family.address, family.hamlet_id) == ("I Ketut Darma", "Jl. Pantai 3 RT 002", banjar.id)
    assert len(family.member_ids) == 3
    assert set(Person.objects.values_list("hamlet_id", flat=True)) == {banjar.id}
    said = family.welfare_history[0]
    assert (said.status, said.decile, said.source, said.on) == ("prasejahtera", 2, "dtsen", date(2026, 8, 1))
    assert households(by=cast.staf_desa, text=KK)[0].id == family.id
    assert Person.objects.get(name="Kadek Bima").post_id == cast.post_a.id


def test_the_same_list_twice_adds_nothing(families: Lists) -> None:
    families.bring_in(HEAD, WIFE, CHILD)
    again, _ = families.bring_in(CHILD, HEAD, WIFE)
    assert [one.result for one in again] == ["same"] * 3
    assert (Household.objects.count(), Person.objects.count(), Welfare.objects.count()) == (1, 3, 1)


def test_who_is_known_joins_the_family_and_what_is_blank_is_filled_in(cast: Cast, families: Lists) -> None:
    sari = factories.person(cast.post_a, "Ni Luh Sari", born=date(1990, 3, 12))
    families.bring_in({**HEAD, "address": "", "rt": "", "hamlet": "", "decile": "", "welfare": ""})
    known = Household.objects.get()
    done, import_id = families.bring_in(HEAD | {"hamlet": ""}, WIFE, CHILD)
    assert [one.result for one in done] == ["changed", "changed", "new"]
    sari.refresh_from_db()
    known.refresh_from_db()
    assert (sari.household_id, known.address, known.welfare.get().decile) == (known.id, "Jl. Pantai 3 RT 002", 2)
    [step] = families.take_back(import_id)
    assert (step.removed, step.restored, step.left) == (2, 3, 0)
    sari.refresh_from_db()
    known.refresh_from_db()
    assert (sari.household_id, known.address, known.welfare.count()) == (None, "", 0)
    assert not Person.objects.filter(name="Kadek Bima").exists()


def test_a_list_is_taken_back_but_for_families_that_somebody_changed(cast: Cast, families: Lists) -> None:
    _, import_id = families.bring_in(HEAD, WIFE, {**HEAD, "kk": OTHER, "name": "I Made Oka"})
    kept = Household.objects.get(head_name="I Made Oka")
    told = {"head_name": "I Made Oka", "hamlet_id": None, "address": "Jl. Lama"}
    correct_household(by=cast.staf_desa, at=AT, id=kept.id, version=1, **told)
    [step] = families.take_back(import_id)
    assert (step.removed, step.left) == (6, 1)
    assert list(Household.objects.all()) == [kept]
    assert not Person.objects.exists()


def test_the_first_of_a_card_is_the_head_where_nobody_says_otherwise(families: Lists) -> None:
    first, second = ({k: v for k, v in row.items() if k != "relation"} for row in (HEAD, WIFE))
    families.bring_in(first, second)
    assert Household.objects.get().head_name == "I Ketut Darma"
    [row] = families.plan({**WIFE, "kk": OTHER})
    assert (row.result, "Letakkan anggota satu KK berurutan" in row.message) == ("ask", True)
    [row] = families.plan({**CHILD, "kk": OTHER, "head_name": "I Gede Lain"})
    assert row.family.head_name == "I Gede Lain"


@pytest.mark.parametrize(
    ("more", "result", "words"),
    [
        ({"kk": ""}, "error", "Nomor KK belum diisi"),
        ({"kk": "5,1E+15"}, "error", "nomor KK rusak"),
        ({"kk": "51080612"}, "error", "16 angka"),
        ({"sex": ""}, "error", "laki-laki atau perempuan"),
        ({"decile": "dua belas"}, "error", "Tulis angka 1 sampai 10"),
        ({"welfare": "kaya"}, "error", "Isi kolom kelas kesejahteraan tidak dikenal"),
        ({"welfare_source": ""}, "new", "Kelas kesejahteraan dilewati"),
        ({"welfare_on": "01/08/2030"}, "new", "Kelas kesejahteraan dilewati"),
        ({"hamlet": "Banjar Jauh"}, "new", "Dusun Banjar Jauh belum terdaftar"),
        ({"state": "2"}, "same", "sudah meninggal atau pindah"),
        ({"state": "1"}, "new", ""),
    ],
)
def test_each_row_is_told_what_comes_of_it(cast: Cast, families: Lists, more: dict, result: str, words: str) -> None:
    factories.hamlet(cast.areas.penarukan)
    [one] = families.plan({**HEAD, **more})
    assert (one.result, words in one.message, one.warned) == (result, True, result == "new" and bool(words))


def test_source_and_day_of_the_welfare_can_be_told_once(families: Lists) -> None:
    row = {**HEAD, "welfare_source": "", "welfare_on": "", "welfare": ""}
    families.bring_in(row, welfare_source="dtks", welfare_on="2025-01-31")
    said = Welfare.objects.get()
    assert (said.status, said.decile, said.source, said.on) == ("tidak_diketahui", 2, "dtks", date(2025, 1, 31))
    [again] = families.plan({**row, "decile": "3"}, welfare_source="dtks", welfare_on="2025-01-31")
    assert (again.result, "Tidak diubah" in again.message) == ("same", True)


def test_nobody_is_moved_out_of_another_family(cast: Cast, families: Lists) -> None:
    other = factories.household(cast.areas.penarukan)
    sari = factories.person(cast.post_a, "Ni Luh Sari", born=date(1990, 3, 12), household=other)
    done, _ = families.bring_in(HEAD, WIFE)
    assert (done[1].result, "keluarga lain" in done[1].message) == ("same", True)
    sari.refresh_from_db()
    assert sari.household_id == other.id


def test_the_number_of_a_family_out_of_sight_is_told_without_telling_whose(cast: Cast, families: Lists) -> None:
    far = Lists("households", SYSTEM, cast.areas.ampukung.id)
    far.bring_in({**HEAD, "name": "I Nyoman Rahasia"})
    done, _ = families.bring_in(HEAD, WIFE)
    assert [one.result for one in done] == ["error", "error"]
    assert not any("Rahasia" in one.message for one in done)


@pytest.mark.parametrize("who", ["other_village_head", "kader_b", "regency_team", "resident", "stranger"])
def test_a_stranger_brings_no_family_in(cast: Cast, families: Lists, who: str) -> None:
    [one] = families.plan(HEAD, by=getattr(cast, who))
    assert (one.result, one.family) == ("error", None)


@pytest.mark.parametrize(("cell", "decile"), [("1", 1), ("Desil 10", 10), ("3.0", 3), ("", None), ("-", None)])
def test_a_decile_is_read(cell: str, decile: int | None) -> None:
    assert read_decile(cell) == decile


@pytest.mark.parametrize("cell", ["0", "11", "2,5", "rendah"])
def test_what_is_no_decile_is_told(cell: str) -> None:
    with pytest.raises(Unclear):
        read_decile(cell)

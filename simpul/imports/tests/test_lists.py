"""The life of a list: kept, columns and places told by people and remembered, worked off, forgotten."""

from datetime import timedelta

import pytest

from simpul.accounts.queries import actor_for
from simpul.imports import commands, queries
from simpul.imports.models import Import
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from simpul.places import queries as places
from simpul.places.models import Area
from tests import factories
from tests.cast import TODAY, Cast, actor

from .test_people import AT

pytestmark = pytest.mark.django_db
LIST = b"Nama Panggilan;Nama;Kelamin;Desa;Kec\nSari;Ni Luh Sari;P;Kaliuntu;Buleleng\nAdi;I Wayan Adi;L;Entah Mana;\n"


@pytest.fixture
def clerk(cast: Cast) -> Actor:
    """Somebody with an account: the worker carries on in their name."""
    user = factories.user("staf")
    factories.holding(user, "staf_desa", cast.areas.penarukan)
    factories.holding(user, "staf_desa", cast.areas.kaliuntu)
    return actor_for(user.id, TODAY)


def kept(by: Actor, area_id: int, data: bytes = LIST) -> dict:
    told = {"kind": "people", "area_id": area_id, "name": "warga.csv", "data": data}
    import_id = commands.keep_list(by=by, at=AT, id=new_id(), **told)
    return {"by": by, "import_id": import_id}


def test_a_list_is_looked_at_corrected_and_brought_in_by_the_worker(cast: Cast, clerk: Actor) -> None:
    owned = kept(clerk, cast.areas.kaliuntu.id)
    assert [one.result for one in queries.preview(**owned, at=AT).planned] == ["new", "ask"]
    commands.name_columns(**owned, at=AT, columns={"Nama Panggilan": "name", "Nama": ""})
    looked = queries.preview(**owned, at=AT)
    assert [one.item.name for one in looked.planned if one.item] == ["Sari"]
    asked = looked.planned[1].place
    assert asked is not None
    commands.answer_place(**owned, at=AT, names=asked.hashed, village_id=cast.areas.kaliuntu.id)
    again = kept(clerk, cast.areas.kaliuntu.id)
    assert [one.result for one in queries.preview(**again, at=AT).planned] == ["new", "new"]
    commands.start_list(**again, at=AT, rows=2)
    assert (commands.carry_on(lambda: AT), commands.carry_on(lambda: AT)) == (1, 0)
    done = queries.import_view(**again)
    assert (done.state, done.done, done.counts) == ("selesai", 2, {"new": 2})
    assert set(Person.objects.values_list("name", flat=True)) >= {"Sari", "Adi"}
    assert done.id in {one.id for one in queries.imports_in(by=clerk, area_id=cast.areas.kaliuntu.id)}
    commands.take_back_list(**again, at=AT)
    commands.carry_on(lambda: AT)
    assert queries.import_view(**again).state == "dibatalkan"
    assert not Person.objects.filter(name__in=["Sari", "Adi"]).exists()


def test_a_list_whose_owner_has_lost_the_right_is_over(cast: Cast, clerk: Actor) -> None:
    owned = kept(clerk, cast.areas.kaliuntu.id)
    commands.start_list(**owned, at=AT, rows=2)
    Import.objects.update(turned_by=factories.user("siapa").id)
    commands.carry_on(lambda: AT)
    assert queries.import_view(**owned).state == "selesai"
    assert not Person.objects.filter(name="Ni Luh Sari").exists()


def test_a_list_that_fails_stops_and_holds_up_no_other(cast: Cast, clerk: Actor) -> None:
    broken, sound = (kept(clerk, cast.areas.kaliuntu.id) for _ in range(2))
    for owned in (broken, sound):
        commands.start_list(**owned, at=AT, rows=2)
    Import.objects.filter(id=broken["import_id"]).update(sealed=b"x" * 40)
    commands.carry_on(lambda: AT)
    assert [queries.import_view(**owned).counts for owned in (broken, sound)] == [{}, {"new": 1, "ask": 1}]
    assert {one.state for one in queries.imports_in(by=clerk, area_id=cast.areas.kaliuntu.id)} == {"selesai"}


def test_the_file_is_sealed_and_forgotten_in_time(cast: Cast) -> None:
    owned = kept(cast.staf_desa, cast.areas.penarukan.id)
    assert b"Sari" not in bytes(Import.objects.get().sealed)
    assert len(list(queries.sheet_of(**owned).lines)) == 2
    assert commands.forget_files(AT) == 0
    assert commands.forget_files(AT + timedelta(days=31)) == 1
    with pytest.raises(Refusal) as refusal:
        queries.sheet_of(**owned)
    assert refusal.value.code == "berkas-daftar-sudah-dihapus"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"not a workbook", "daftar-tidak-terbaca"),
        ("a.csv", b"Hobi;Warna\nmenari;merah", "judul-kolom-tidak-ada"),
        ("a.csv", b"", "judul-kolom-tidak-ada"),
        ("a.csv", b"x" * (10 * 1024 * 1024 + 1), "daftar-terlalu-besar"),
    ],
)
def test_what_is_no_list_is_not_kept(cast: Cast, name: str, data: bytes, code: str) -> None:
    told = {"kind": "people", "area_id": cast.areas.penarukan.id, "name": name, "data": data}
    with pytest.raises(Refusal) as refusal:
        commands.keep_list(by=cast.staf_desa, at=AT, id=new_id(), **told)
    assert refusal.value.code == code


def test_strangers_neither_look_nor_correct(cast: Cast) -> None:
    owned = kept(cast.staf_desa, cast.areas.penarukan.id)
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        hers = {**owned, "by": by}
        for look in (queries.import_view, queries.sheet_of, queries.rows_of):
            with pytest.raises(Refusal):
                look(**hers)
        with pytest.raises(Refusal):
            queries.preview(**hers, at=AT)
        for correct, more in (
            (commands.name_columns, {"columns": {"Nama": ""}}),
            (commands.answer_place, {"names": "0" * 64, "village_id": cast.areas.penarukan.id}),
            (commands.start_list, {"rows": 2}),
            (commands.tell_list, {"told": {}}),
        ):
            with pytest.raises(Refusal):
                correct(**hers, at=AT, **more)
    with pytest.raises(Refusal):
        commands.answer_place(**owned, at=AT, names="0" * 64, village_id=cast.areas.tambakan.id)
    with pytest.raises(Refusal):
        commands.name_columns(**owned, at=AT, columns={"Nama": "gaji"})


def test_what_is_said_once_is_kept_until_the_list_is_under_way(cast: Cast) -> None:
    told = {
        "kind": "posts",
        "area_id": cast.areas.penarukan.id,
        "name": "p.csv",
        "data": b"Posyandu;Desa\nMawar;Penarukan",
    }
    import_id = commands.keep_list(by=cast.staf_desa, at=AT, id=new_id(), **told)
    owned = {"by": cast.staf_desa, "at": AT, "import_id": import_id}
    commands.tell_list(**owned, told={"since": " 2026-01-01 "})
    assert queries.import_view(by=cast.staf_desa, import_id=import_id).told == {"since": "2026-01-01"}
    for wrong in ({"warna": "merah"}, {"since": "besok"}):
        with pytest.raises(Refusal) as refusal:
            commands.tell_list(**owned, told=wrong)
        assert refusal.value.code == "tidak-ditemukan"
    commands.start_list(**owned, rows=1)
    with pytest.raises(Refusal):
        commands.tell_list(**owned, told={})


def test_each_is_offered_the_kinds_that_they_may_bring_in(cast: Cast) -> None:
    def offered(by: Actor, area: Area) -> set[str]:
        found = {kind.code for kind in queries.kinds_at(by, places.area(area.id))}
        assert queries.may_import(by, places.area(area.id)) == bool(found)
        return found

    assert offered(cast.staf_desa, cast.areas.penarukan) >= {"people", "posts", "officers"}
    assert offered(actor("sekretariat", cast.areas.buleleng), cast.areas.buleleng) == {
        "posts", "officers", "participants", "questions", "rolls",
    }  # fmt: skip
    for stranger in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        assert offered(stranger, cast.areas.penarukan) == set()


def test_what_people_said_about_headings_holds_for_one_kind(cast: Cast) -> None:
    owned = kept(cast.staf_desa, cast.areas.penarukan.id)
    commands.name_columns(**owned, at=AT, columns={"Nama Panggilan": "name"})
    known = queries.headings_of(cast.areas.penarukan.id, queries.kind_of("people"))
    assert set(known.values()) == {"name"}
    assert queries.headings_of(cast.areas.penarukan.id, queries.kind_of("posts")) == {}
    with pytest.raises(Refusal):
        queries.kind_of("resep")

"""Bringing posts in: what is sure is founded, what is not is asked, what is wrong is said."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from simpul.audit.models import Entry
from simpul.kernel.actor import SYSTEM
from simpul.registry import queries as registry
from simpul.registry.models import Post
from simpul.rows.commands.posts import bring_in_posts
from simpul.rows.queries import PlannedPost, PostsPlanner, infer_regency
from simpul.rows.rules.posts import ReadPost, read_posts
from simpul.sheets.rules.columns import open_sheet
from simpul.sheets.rules.kinds import Setting
from simpul.sheets.rules.places import PlaceNames
from simpul.standards.lists import list_kind
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
PLACE = {"village": "Penarukan", "district": "Buleleng", "regency": "Buleleng"}


PLACE_FIELDS = ("village", "district", "regency", "province", "code", "puskesmas", "doubt")


def row(name: str = "Anggrek", number: int = 2, **more: str) -> ReadPost:
    told = {**PLACE, **more}
    place = PlaceNames(**{field: told.pop(field) for field in PLACE_FIELDS if field in told})
    return ReadPost(row=number, name=name, place=place, **told)


def setting(by=SYSTEM, area_id: int | None = None, **told: str) -> Setting:
    return Setting(by, AT, AT.date(), area_id, told=told)


def plan(one: ReadPost, *, by=SYSTEM, area_id: int | None = None) -> PlannedPost:
    return PostsPlanner(setting(by, area_id)).plan([one])[0]


def bring_in(*rows: ReadPost, by=SYSTEM, **told: str) -> list[PlannedPost]:
    with_what = setting(by, **told)
    return bring_in_posts(with_what, PostsPlanner(with_what).plan(rows)).told


def test_a_row_with_its_whole_path_is_founded_and_twice_adds_nothing(cast: Cast) -> None:
    rows = [row("Anggrek", 2), row("Dahlia Ii", 3, regency="KAB. BULELENG", village="Kel. Penarukan")]
    first = bring_in(*rows, since="2026-10-01")
    assert [(r.row, r.result, r.area_code) for r in first] == [(2, "new", "51.08.06.1020"), (3, "new", "51.08.06.1020")]
    count, entries = Post.objects.count(), Entry.objects.count()
    second = bring_in(*rows)
    assert [r.result for r in second] == ["same", "same"]
    assert (Post.objects.count(), Entry.objects.count()) == (count, entries)
    assert "Posyandu Dahlia II" in second[1].message
    assert (
        second[0].post_id
        in registry.active_posts([cast.areas.penarukan.id], date(2026, 10, 1))[cast.areas.penarukan.id]
    )


def test_a_plan_writes_nothing(cast: Cast) -> None:
    before = Post.objects.count()
    assert plan(row()).result == "new"
    assert Post.objects.count() == before


def test_a_village_is_never_placed_by_its_name_alone(cast: Cast) -> None:
    asked = plan(row(regency="", district=""))
    assert (asked.result, asked.area_code) == ("ask", "")
    assert any("51.08.06.1020" in candidate for candidate in asked.candidates)
    assert plan(row(district="Kubutambahan")).result == "ask"
    assert plan(row(regency="Tabalong")).result == "ask"


def test_the_area_of_the_whole_file_fills_what_the_file_leaves_out(cast: Cast) -> None:
    bare = row(regency="")
    assert plan(bare, area_id=cast.areas.buleleng.id).area_code == "51.08.06.1020"
    assert plan(row(regency="", district=""), area_id=cast.areas.kec_buleleng.id).result == "new"
    outside = plan(row(), area_id=cast.areas.tabalong.id)
    assert (outside.result, "Tabalong" in outside.message) == ("error", True)


def test_a_post_that_is_known_in_another_spelling_is_the_same(cast: Cast) -> None:
    assert bring_in(row("POSYANDU MELATI  A"))[0].post_id == cast.post_a.id
    assert [r.result for r in bring_in(row("melati-a"), row("Melati A.", 3))] == ["same", "same"]


def test_a_row_that_tells_more_completes_the_post(cast: Cast) -> None:
    told = row("Melati A", address="Jl. Pantai", open_rule="Selasa kedua")
    [done] = bring_in(told)
    assert (done.result, done.changes) == ("changed", {"address": "Jl. Pantai", "open_rule": "pekan:2:selasa"})
    post = registry.post(by=SYSTEM, post_id=cast.post_a.id)
    assert (post.address, post.open_rule) == ("Jl. Pantai", "pekan:2:selasa")
    assert bring_in(told)[0].result == "same"


def sheet(*cells: tuple[str, str]) -> ReadPost:
    """A row read from a table with these headings and cells, in Penarukan unless told otherwise."""
    given = {
        "Posyandu": "Anggrek",
        "Desa": "Penarukan",
        "Kecamatan": "Buleleng",
        "Kabupaten": "Buleleng",
        **dict(cells),
    }
    opened = open_sheet([list(given), list(given.values())], list_kind("posts"), {})
    assert opened is not None
    return next(read_posts(opened[1]))


@pytest.mark.parametrize(
    ("case", "cells", "result", "words"),
    [
        ("an unknown code", [("Kode", "51.08.06.1999")], "error", "tidak ada dalam daftar Kemendagri"),
        ("a code of BPS beside the names", [("Kode", "5108060003")], "new", "Kode BPS dilewati"),
        ("a code of BPS alone", [("Desa", ""), ("Kode", "5108060003")], "error", "kode BPS"),
        ("a code spoilt by a spreadsheet", [("Desa", ""), ("Kode", "3201190006.0")], "error", "kode BPS"),
        ("a code without dots alone", [("Desa", ""), ("Kode", "5108061020")], "ask", "Tulis dengan titik"),
        ("a code without dots beside the names", [("Kode", "5108061020")], "new", ""),
        ("a code alone", [("Desa", ""), ("Kode", "51.08.06.1020")], "new", ""),
        ("a code of another village", [("Kode", "51.08.06.1024")], "ask", "menunjuk desa lain"),
        ("a code that settles a slip", [("Desa", "Pnrkan"), ("Kode", "51.08.06.1020")], "new", ""),
        ("a code far from the names", [("Desa", "Entah"), ("Kode", "63.09.02.2002")], "ask", "menunjuk desa lain"),
        ("a code of a district", [("Kode", "51.08.06")], "error", "bukan kode desa"),
        ("a made-up id beside the names", [("desa_id", "876")], "new", ""),
        ("no village at all", [("Desa", "")], "error", "belum diisi"),
        ("no name", [("Posyandu", "")], "error", "Nama posyandu"),
        ("a name of marks", [("Posyandu", "--")], "error", "Nama posyandu"),
        ("a megabyte as name", [("Posyandu", "a" * 1_000_000)], "error", "nama posyandu terlalu panjang"),
        ("a megabyte as village", [("Desa", "a" * 1_000_000)], "error", "desa/kelurahan terlalu panjang"),
        ("quotes", [("Posyandu", "Melati \"Ceria\" 'A'")], "new", ""),
        ("a script", [("Posyandu", "<script>alert(1)</script>")], "new", ""),
        ("another script", [("Posyandu", "ᬧᭀᬲ᭄ᬬᬦ᭄ᬤᬸ")], "new", ""),
        ("a number of another village", [("No Registrasi", "51.08.06.1029.001")], "error", "51.08.06.1020"),
        ("a number that is none", [("No Registrasi", "1")], "error", "Nomor registrasi"),
        ("open days in riddles", [("Jadwal", "kapan saja")], "new", "dilewati"),
        ("a formula", [("Posyandu", "=cmd|' /C calc'!A0")], "new", ""),
    ],
)
def test_wrong_input_gets_a_clear_sentence_and_never_a_crash(
    cast: Cast, case: str, cells: list, result: str, words: str
) -> None:
    planned = plan(sheet(*cells))
    assert planned.result == result, (case, planned.message)
    assert words in planned.message
    assert len(planned.message) < 400
    [done] = bring_in(sheet(*cells))
    assert done.result == result


def test_a_doubtful_row_is_asked_with_both_places(cast: Cast) -> None:
    factories.area("51.08.08.2002", "Penarukan", cast.areas.kubutambahan)
    doubtful = row(puskesmas="Kubu", doubt="Kubutambahan")
    asked = plan(doubtful)
    assert asked.result == "ask"
    assert {c.partition(" ")[0] for c in asked.candidates} == {"51.08.06.1020", "51.08.08.2002"}
    settled = row(puskesmas="Kubu", doubt="Kubutambahan", code="51.08.06.1020")
    assert plan(settled).area_code == "51.08.06.1020"
    nowhere = row(village="Kaliuntu", puskesmas="Kubu", doubt="Kubutambahan")
    assert plan(nowhere).result == "new"


def test_twins_in_one_file_are_founded_once(cast: Cast) -> None:
    done = bring_in(row("Anggrek I", 2), row("anggrek 1", 3))
    assert [r.result for r in done] == ["new", "same"]
    assert "baris 2" in done[1].message


def test_an_official_number_comes_along_once(cast: Cast) -> None:
    number = "51.08.06.1020.001"
    done = bring_in(replace(row("Melati A"), number=number))
    assert (done[0].result, registry.post(by=SYSTEM, post_id=cast.post_a.id).number) == ("changed", number)
    assert plan(replace(row("Lain"), number=number)).result == "error"


def test_strangers_import_nothing(cast: Cast) -> None:
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        assert plan(row(), by=by).result == "error"
        [done] = bring_in(row(), by=by)
        assert (done.result, "hak" in done.message) == ("error", True)
    assert bring_in(row(), by=cast.staf_desa)[0].result == "new"


def test_a_file_is_told_to_be_of_one_regency_by_many_pairs_only(cast: Cast) -> None:
    a = cast.areas
    villages = [
        (v.name, d.name)
        for v, d in (
            (a.penarukan, a.kec_buleleng),
            (a.kampung_baru, a.kec_buleleng),
            (a.banyuasri, a.kec_buleleng),
            (a.kaliuntu, a.kec_buleleng),
            (a.tambakan, a.kubutambahan),
        )
    ]
    rows = [ReadPost(row=n, name="A", place=PlaceNames(v, d)) for n, (v, d) in enumerate(villages)]
    assert infer_regency(rows=rows).code == "51.08"
    assert infer_regency(rows=rows[:4]) is None
    assert infer_regency(rows=[ReadPost(row=1, name="A", place=PlaceNames("Penarukan"))] * 9) is None

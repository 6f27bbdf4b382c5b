"""All areas of Indonesia, from the package that Simpul depends on; real files, where they lie beside the project."""

import csv
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from simpul.kernel.names import name_key
from simpul.places import queries
from simpul.places.models import Area

from .conftest import load, package_rows

pytestmark = pytest.mark.django_db
RealData = Callable[[str], Path]


@pytest.fixture(scope="module", autouse=True)
def loaded_in(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[float]:
    """Loads the country once for all tests here; the seconds of work that it took (others may use the machine too)."""
    with django_db_blocker.unblock():
        start = time.process_time()
        load(list(package_rows()))
        yield time.process_time() - start
        call_command("flush", interactive=False, verbosity=0)


def code(area_code: str) -> int:
    found = queries.area_by_code(area_code)
    assert found is not None
    return found.id


def test_the_country_loads_in_under_half_a_minute(loaded_in: float) -> None:
    assert loaded_in < 30
    kinds = Counter(Area.objects.values_list("kind", flat=True))
    levels = Counter(Area.objects.values_list("level", flat=True))
    assert (levels[1], levels[2]) == (38, 514)
    assert levels[3] > 7200
    assert levels[4] == kinds["kelurahan"] + kinds["desa"] + kinds["desa_adat"] > 83_000
    assert kinds["desa_adat"] == 14


def test_loading_the_country_again_is_quick_and_changes_nothing() -> None:
    start = time.process_time()
    assert not load(list(package_rows()))
    assert time.process_time() - start < 10


def test_sidomulyo_is_found_98_times_each_with_its_path() -> None:
    exact = [hit for hit in queries.search("Sidomulyo", levels=[4], limit=200) if hit.area.name == "Sidomulyo"]
    assert len(exact) == 98
    assert len({hit.trail_label for hit in exact}) == 98
    narrowed = queries.search("sidomulyo kulon progo")
    assert [hit.trail_label for hit in narrowed] == [
        "Kalurahan Sidomulyo, Kapanewon Pengasih, Kab. Kulon Progo, Daerah Istimewa Yogyakarta"
    ]


@pytest.mark.parametrize("text", ["Sidomulyo", "ma", "kel. penarukan", "buleleng"])
def test_a_search_of_the_whole_country_is_quick(text: str) -> None:
    times = []
    for _ in range(5):
        start = time.process_time()
        assert queries.search(text)
        times.append(time.process_time() - start)
    assert min(times) < 0.05


def test_villages_that_share_a_name_inside_one_district_are_told_apart() -> None:
    rows = Area.objects.filter(level=4).order_by("parent_id", "name_key").values_list("parent_id", "name_key")
    pairs = [pair for pair, same in groupby(rows) if len(list(same)) > 1]
    assert len(pairs) >= 16
    for district, key in pairs:
        hits = [hit for hit in queries.search(key, within=district, levels=[4]) if name_key(hit.area.name) == key]
        assert len({hit.hint for hit in hits}) == len(hits) > 1


def test_the_tree_of_the_country_is_read_for_any_day() -> None:
    villages = queries.below_ids(queries.nation_id(), 4)
    parents = queries.parent_ids(villages, date(2025, 1, 31))
    assert len(parents) == len(villages)
    assert len(set(parents.values())) == len(queries.below_ids(queries.nation_id(), 3))


@pytest.mark.parametrize(
    ("area_code", "trail", "head"),
    [
        ("51.08.06.1020", "Indonesia > Bali > Kab. Buleleng > Kec. Buleleng > Kel. Penarukan", "Lurah"),
        ("63.09.02", "Indonesia > Kalimantan Selatan > Kab. Tabalong > Kec. Kelua", "Camat"),
        ("31.71", "Indonesia > Daerah Khusus Ibukota Jakarta > Kota Adm. Jakarta Pusat", "Wali Kota"),
        ("13.01.01", "Indonesia > Sumatera Barat > Kab. Pesisir Selatan > Kec. Pancung Soal", "Camat"),
    ],
)
def test_areas_stand_where_they_lie(area_code: str, trail: str, head: str) -> None:
    assert " > ".join(step.label for step in queries.trail(code(area_code))) == trail
    assert queries.head_title(code(area_code), date(2026, 11, 22)) == head


def test_the_list_of_a_later_decree_renames_and_its_style_does_not(real_data: RealData) -> None:
    with real_data("places/cahyadsn-wilayah.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["kode"], row["nama"]) for row in csv.DictReader(file)]
    found = queries.compare_areas(rows)
    names = {(match.known.name, match.listed.name) for match in found.renamed}
    assert ("Mesjid Gogo", "Mesjid Gogos") in names
    assert not any("Siau Tagulandang" in old for old, _ in names)
    assert sum(found.counts().values()) < 50
    load(rows, on=date(2025, 6, 23), decree="Kepmendagri 300.2.2-2430/2025")
    assert queries.area_by_code("11.07.14.2046").name == "Mesjid Gogos"
    assert queries.children(code("11.07.14"), date(2025, 6, 22))[-1].kind == "desa"
    assert not queries.compare_areas(rows)


def test_real_posts_are_placed_by_their_names_or_asked(real_data: RealData) -> None:
    """240 posts of a regency, with BPS codes, mangled numerals, brackets and villages that have another name now."""
    gazetteer = queries.Gazetteer()
    with real_data("posyandu/sigi_posyandu.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    placed = [
        (row, gazetteer.place(village=row["desa"], district=row["kecamatan"], regency="Sigi", code=row["desa_id"]))
        for row in rows
    ]
    sure = [(row, placing) for row, placing in placed if placing.sure]
    assert len(rows) == 240
    assert len(sure) >= 221
    respelt = set()
    for row, placing in sure:
        village, district = (queries.area(step) for step in queries.area(placing.area_id).path[:2:-1])
        assert name_key(district.name) == name_key(row["kecamatan"])
        if name_key(village.name) != name_key(row["desa"]):
            respelt.add((row["desa"], village.name))
    # Checked by hand: the only ones placed by a spelling that is not the same.
    assert respelt <= {
        ("BALAROA PEWUNU", "Balaroa Pewenu"),
        ("KALUNGKUTINGGU", "Kaluku Tinggu"),
        ("MARANATA", "Maranatha"),
    }
    asked = {row["desa"] for row, placing in placed if not placing.sure}
    assert asked >= {"O'O", "UPT LEMBAH PALU", "WATURALELE"}

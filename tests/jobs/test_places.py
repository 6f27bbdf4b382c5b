"""`simpul load-places` and `simpul load-boundaries`, as an operator types them."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from simpul.jobs.cli import simpul
from simpul.maps.queries import outlines
from simpul.places import queries

pytestmark = pytest.mark.django_db

HEADS = {
    "provinces": ["code,name", "51,Bali"],
    "regencies": ["code,province_code,name", "51.08,51,Kabupaten Buleleng"],
    "districts": ["code,regency_code,name", "51.08.06,51.08,Buleleng"],
    "villages": [
        "code,district_code,name",
        "51.08.06.1020,51.08.06,Penarukan",
        '51.08.06.1029,51.08.06,"Kampung Baru"',
    ],
}
LIST = (
    "kode,nama\n51,BALI\n51.08,Kab. Buleleng \n51.08.06,Buleleng\n51.08.06.1020,Penarukan\n51.08.06.1029,Kampung Baru\n"
)
CHANGED = LIST.replace("Penarukan", "Penarukan Kota").replace("51.08.06.1029,Kampung Baru", "51.08.06.1030,Banyuasri")
SQUARE = [[[115, -8], [116, -8], [116, -9], [115, -9], [115, -8]]]


@pytest.fixture
def package(tmp_path: Path, settings: Settings) -> Path:
    """A small package of areas in the shape of the real one."""
    for name, lines in HEADS.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings.AREA_DATA = tmp_path
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(simpul, list(arguments), catch_exceptions=False)


def written(folder: Path, text: str, name: str = "baru.csv", encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return str(path)


def test_without_a_file_the_package_is_loaded_once(package: Path) -> None:
    first = run("load-places")
    assert first.exit_code == 0
    assert "Baru 5" in first.stdout
    again = run("load-places")
    assert again.exit_code == 0
    assert "Tidak ada yang berubah" in again.stdout
    assert len(queries.area_lists()) == 1


def test_a_newer_list_is_reported_and_applied_only_when_told(package: Path) -> None:
    run("load-places")
    file = written(package, CHANGED)
    report = run("load-places", "--file", file)
    assert report.exit_code == 0
    assert "Baru 1, berganti nama 1, pindah atau berganti kode 0, tidak ada lagi 1." in report.stdout
    assert "51.08.06.1020 Penarukan -> Penarukan Kota" in report.stdout
    assert "Belum diterapkan" in report.stdout
    assert queries.area_by_code("51.08.06.1030") is None
    applied = run("load-places", "--file", file, "--apply", "--date", "2026-01-01", "--decree", "Kepmendagri uji")
    assert applied.exit_code == 0
    assert "Belum diterapkan" not in applied.stdout
    found = queries.area_by_code("51.08.06.1020")
    assert found is not None
    assert found.name == "Penarukan Kota"
    assert queries.area_lists()[-1].decree == "Kepmendagri uji"
    assert queries.area_lists()[-1].valid_from == date(2026, 1, 1)


def test_a_list_in_another_style_changes_nothing(package: Path) -> None:
    run("load-places")
    for number, text in enumerate((LIST, LIST.replace(",", ";"), LIST.replace(",", "\t"), "\ufeff" + LIST)):
        shown = run("load-places", "--file", written(package, text, f"{number}.csv"))
        assert (shown.exit_code, "Tidak ada yang berubah" in shown.stdout) == (0, True)


def test_a_program_reads_the_report_as_json(package: Path) -> None:
    run("load-places")
    shown = json.loads(run("load-places", "--json", "--file", written(package, CHANGED)).stdout)
    assert shown["applied"] is False
    assert shown["counts"] == {"new": 1, "renamed": 1, "moved": 0, "vanished": 1}
    assert shown["renamed"][0]["new_name"] == "Penarukan Kota"
    assert shown["vanished"] == [{"code": "51.08.06.1029", "name": "Kampung Baru"}]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--apply"], 2, "--apply perlu"),
        (["--apply", "--date", "2026-01-01"], 2, "--apply perlu"),
        (["--apply", "--date", "31/02/2026", "--decree", "x"], 2, "31/02/2026"),
        (["--apply", "--date", "2999-01-01", "--decree", "x"], 1, "belum tiba"),
    ],
)
def test_applying_needs_a_date_that_has_come_and_a_decree(
    package: Path, arguments: list[str], code: int, sentence: str
) -> None:
    run("load-places")
    shown = run("load-places", "--file", written(package, CHANGED), *arguments)
    assert shown.exit_code == code
    assert sentence in shown.output


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("code,name\n51,Bali\n", "kolom kode dan nama"),
        ("", "kolom kode dan nama"),
        ("kode,nama\n", "daftar kosong"),
        (LIST + "7210010003,Banasu\n", "bukan kode wilayah Kemendagri"),
        (LIST + "52.01,Lombok Barat\n", "induk 52"),
        (LIST + "51.08.06.1031\n", "nama kosong"),
    ],
)
def test_a_list_that_cannot_be_used_says_where(package: Path, text: str, sentence: str) -> None:
    run("load-places")
    shown = run("load-places", "--file", written(package, text))
    assert shown.exit_code == 1
    assert sentence in shown.output


def test_a_file_in_another_encoding_says_how_to_save_it(package: Path) -> None:
    shown = run("load-places", "--file", written(package, LIST + "51.08.06.1031,Désa\n", encoding="latin-1"))
    assert shown.exit_code == 1
    assert "UTF-8" in shown.output


def test_without_the_package_the_command_says_how_to_get_it(tmp_path: Path, settings: Settings) -> None:
    settings.AREA_DATA = tmp_path / "none"
    shown = run("load-places")
    assert shown.exit_code == 1
    assert "make setup" in shown.output


def geojson(*codes: str) -> str:
    features = [
        {"type": "Feature", "properties": {"kode": code}, "geometry": {"type": "Polygon", "coordinates": SQUARE}}
        for code in codes
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_outlines_are_loaded_with_their_source(package: Path) -> None:
    run("load-places")
    file = written(package, geojson("51"), "batas.geojson")
    shown = run("load-boundaries", file, "--source", "Uji", "--licence", "CC BY 4.0")
    assert (shown.exit_code, "1 batas dimuat" in shown.stdout) == (0, True)
    found = outlines(queries.nation_id())
    assert found is not None
    assert found.attribution == ("Uji, CC BY 4.0",)


def test_outlines_of_unknown_areas_end_with_one(package: Path) -> None:
    run("load-places")
    file = written(package, geojson("51", "99"), "batas.geojson")
    shown = run("load-boundaries", file, "--source", "Uji", "--licence", "CC BY 4.0", "--json")
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)[0]["unknown"] == ["99"]


def test_a_file_of_no_outlines_is_refused(package: Path) -> None:
    run("load-places")
    for text in ("bukan json", "[]", json.dumps({"features": [{"properties": {"nama": "Bali"}}]})):
        shown = run("load-boundaries", written(package, text, "x.geojson"), "--source", "Uji", "--licence", "uji")
        assert shown.exit_code == 1
        assert "bukan GeoJSON" in shown.output

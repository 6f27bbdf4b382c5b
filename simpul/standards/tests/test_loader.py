"""What a file of the catalogue may say, and what the loader answers when it says something wrong."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from simpul import standards
from simpul.standards.loader import HERE

EXAMPLE = Path(__file__).parent / "catalogue"
SERVICE = (EXAMPLE / "services/sosial/contoh_lengkap.toml").read_text(encoding="utf-8")
INDICATORS = (EXAMPLE / "indicators/contoh.toml").read_text(encoding="utf-8")


def write(folder: Path, service: str = SERVICE, indicators: str = INDICATORS, name: str = "contoh") -> Path:
    (folder / "services/sosial").mkdir(parents=True, exist_ok=True)
    (folder / "indicators").mkdir(exist_ok=True)
    (folder / f"services/sosial/{name}.toml").write_text(service, encoding="utf-8")
    (folder / "indicators/contoh.toml").write_text(indicators, encoding="utf-8")
    return folder


def test_an_operator_adds_a_service_without_python() -> None:
    catalogue = standards.load_catalogue(HERE, EXAMPLE)
    added = catalogue.service("sosial.contoh_lengkap")
    assert {question.type for question in added.questions} == {
        "boolean",
        "choice",
        "multichoice",
        "integer",
        "decimal",
        "text",
        "longtext",
        "date",
        "persons",
        "photo",
        "location",
    }
    assert len(catalogue.services()) == len(standards.services()) + 1
    assert [one.code for one in catalogue.indicators_of(added.code)] == [
        "sosial.contoh_catatan",
        "sosial.contoh_beras",
        "sosial.contoh_berat",
    ]


def test_added_cells_come_after_the_built_in_ones() -> None:
    before = standards.cells("sosial")
    after = standards.load_catalogue(HERE, EXAMPLE).cells("sosial")
    assert after[: len(before)] == before
    assert len(after) > len(before)


def test_a_test_may_use_another_catalogue_for_a_while() -> None:
    with standards.use_catalogue(standards.load_catalogue(EXAMPLE)):
        assert [one.code for one in standards.services()] == ["sosial.contoh_lengkap"]
    assert len(standards.services()) > 1


def test_the_directory_of_the_operator_is_read_at_the_start() -> None:
    code = "from simpul import standards; print(standards.service('sosial.contoh_lengkap').name)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"SIMPUL_CATALOGUE_DIR": str(EXAMPLE)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "semua jenis pertanyaan" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('name = "Layanan', 'nama = "Layanan', "nama"),
        ('type = "boolean"', 'type = "yesno"', "type"),
        ('trust = "own"', 'trust = "sure"', "trust"),
        ('field = "sosial"', 'field = "kesehatan"', "must begin with its field"),
        ('code = "jenis"', 'code = "hadir"', "stands twice"),
        ('question = "jenis"', 'question = "cerita"', "must name an earlier question"),
        ('question = "jenis", equals = "barang"', 'question = "jenis"', "needs equals, in, min or max"),
        ('fact = "hadir"', 'fact = "jenis"', "two questions give the same fact"),
        ('code = "minyak"', 'code = "beras"', "two choices share a code"),
        ("max = 100\n", "", "needs min and max"),
        ('label = "Merek beras"', 'label = "Merek beras"\nfact = "merek"', "cannot become a fact"),
        ('label = "Merek beras"', 'label = "Merek beras"\npast = true', "past is for dates"),
        ("valid_from = 2024-09-17", 'valid_from = "kemarin"', "valid_from"),
        ("required = true", "required = ", "contoh.toml"),
    ],
)
def test_a_wrong_service_is_refused_with_its_file_and_reason(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SERVICE
    with pytest.raises(standards.CatalogueError, match="contoh") as refused:
        standards.load_catalogue(write(tmp_path, SERVICE.replace(old, new, 1)))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('service = "sosial.contoh_lengkap"', 'service = "sosial.tidak_ada"', "unknown service"),
        ('fact = "barang"', 'fact = "bahan"', "gives the fact bahan"),
        ('equals = "beras"', 'equals = "gula"', "never 'gula'"),
        ('fact = "berat"', 'fact = "jenis"', "is no number"),
        ("scale = 100", "scale = 100000", "can burst its cell"),
        ('numerator = "sosial.contoh_beras"', 'numerator = "sosial.hilang"', "unknown part"),
        ('count = "persons"', 'count = "records"', "distinct counts persons"),
        ('kind = "ratio"', 'kind = "flow"', "numerator and denominator"),
        ('service = "sosial.contoh_lengkap"', "", "name one service"),
        ('fact = "berat"\n', "", "needs the fact it adds up"),
        ('code = "sosial.contoh_beras"', 'code = "sosial.contoh_catatan"', "stands twice"),
    ],
)
def test_a_wrong_indicator_is_refused_with_its_reason(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in INDICATORS
    with pytest.raises(standards.CatalogueError, match=str(tmp_path)) as refused:
        standards.load_catalogue(write(tmp_path, indicators=INDICATORS.replace(old, new, 1)))
    assert says in str(refused.value)


def test_a_sealed_service_is_never_counted_in_open_reports(tmp_path: Path) -> None:
    sealed = SERVICE.replace('subject = "person"', 'subject = "person"\nsealed = true')
    with pytest.raises(standards.CatalogueError, match="is sealed"):
        standards.load_catalogue(write(tmp_path, sealed))


@pytest.mark.parametrize(
    ("subject", "kind", "says"),
    [
        ("event", "distinct", "not about persons"),
        ("household", "age", "it has no ages"),
        ("event", "stock", "no state"),
    ],
)
def test_an_indicator_must_fit_what_its_service_is_about(tmp_path: Path, subject: str, kind: str, says: str) -> None:
    service = SERVICE.replace('subject = "person"', f'subject = "{subject}"')
    indicators = INDICATORS.replace('kind = "flow"', f'kind = "{"stock" if kind == "stock" else "flow"}"')
    with pytest.raises(standards.CatalogueError) as refused:
        standards.load_catalogue(write(tmp_path, service, indicators))
    assert says in str(refused.value)


def test_the_same_version_in_two_files_replaces_nothing_silently(tmp_path: Path) -> None:
    write(tmp_path, name="lain")
    with pytest.raises(standards.CatalogueError, match="stands twice"):
        standards.load_catalogue(write(tmp_path))


def test_a_new_version_holds_from_its_day_and_the_old_one_stays_readable(tmp_path: Path) -> None:
    old = SERVICE.replace("valid_from = 2024-09-17", "valid_from = 2024-09-17\nvalid_to = 2026-06-30")
    write(tmp_path, old)
    new = SERVICE.replace("valid_from = 2024-09-17", "valid_from = 2026-07-01\nversion = 2")
    catalogue = standards.load_catalogue(write(tmp_path, new, name="versi_2"))
    code = "sosial.contoh_lengkap"
    assert catalogue.service(code, date(2026, 6, 30)).version == 1
    assert catalogue.service(code, date(2026, 7, 1)).version == 2
    assert catalogue.service(code).version == 2
    assert catalogue.service(code, version=1).valid_to == date(2026, 6, 30)
    assert [one.version for one in catalogue.services(date(2026, 8, 1))] == [2]
    assert catalogue.services(date(2024, 1, 1)) == ()


def test_a_province_may_have_its_own_version_of_a_service(tmp_path: Path) -> None:
    write(tmp_path)
    bali = SERVICE.replace("valid_from = 2024-09-17", 'valid_from = 2024-09-17\nversion = 2\narea = "51"')
    catalogue = standards.load_catalogue(write(tmp_path, bali, name="bali"))
    day = date(2026, 1, 1)
    assert [one.version for one in catalogue.services(day, "51.08.06.1020")] == [2]
    assert [one.version for one in catalogue.services(day, "63.09.02.2001")] == [1]
    assert [one.version for one in catalogue.services(day)] == [1]
    assert catalogue.service("sosial.contoh_lengkap", day).version == 1


def test_a_field_too_wide_for_one_row_is_refused(tmp_path: Path) -> None:
    one = INDICATORS.split("[[indicators]]")[1]
    many = "".join("[[indicators]]" + one.replace("contoh_catatan", f"contoh_{n}") for n in range(60))
    with pytest.raises(standards.CatalogueError, match="600 cells, at most 480"):
        standards.load_catalogue(write(tmp_path, indicators=many))


def test_a_directory_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(standards.CatalogueError, match="no such directory"):
        standards.load_catalogue(HERE, tmp_path / "katalog")


def test_a_service_without_a_folder_of_its_field_is_found_too(tmp_path: Path) -> None:
    (tmp_path / "services").mkdir()
    (tmp_path / "services/contoh.toml").write_text(SERVICE, encoding="utf-8")
    assert standards.load_catalogue(tmp_path).service("sosial.contoh_lengkap").version == 1

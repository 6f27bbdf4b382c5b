"""`simpul import posts`: real and made files, from the command line."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from django.conf import settings

from simpul.audit.models import Entry
from simpul.jobs.imports import import_
from simpul.kernel.actor import SYSTEM
from simpul.places import commands as places
from simpul.places.rules import name_key
from simpul.registry.models import Post
from tests.cast import Cast
from tests.real_data import RealData

# What a person made of the names that are not spelt as in the list of areas; None: must be asked.
# Bobo lies in Palolo and in Dolo Barat, and the row's puskesmas serves Dolo Barat; the others lie nowhere.
HAND_CHECKED: dict[tuple[str, str], set[str | None]] = {
    ("PULOROA", "PIPIKORO"): {"72.10.07.2017", None},
    ("O'O", "KULAWI SELATAN"): {"72.10.06.2008", None},
    ("PURO'O", "LINDU"): {"72.10.04.2001"},
    ("BOBO", "PALOLO"): {None},
    ("KALUNGKUTINGGU", "DOLO BARAT"): {"72.10.11.2002", None},
    ("BALAROA PEWUNU", "DOLO BARAT"): {"72.10.11.2011", None},
    ("BALOMOA", "DOLO BARAT"): {"72.10.11.2007", None},
    ("WATURALELE", "DOLO"): {None},
    ("OLOBOJU", "SIGI BIROMARU"): {"72.10.01.2005", None},
    ("SOULOVE", "SIGI BIROMARU"): {"72.10.01.2006", None},
    ("UPT LEMBAH PALU", "SIGI BIROMARU"): {None},
    ("MARANATA", "SIGI BIROMARU"): {"72.10.01.2015", None},
    ("WAWUGAGA", "MARAWOLA BARAT"): {"72.10.15.2007", None},
}
HEAD = ["Nama Posyandu", "Desa/Kelurahan", "Kecamatan", "Kabupaten/Kota"]
ANGGREK = ["Anggrek", "Penarukan", "Buleleng", "Buleleng"]


def run(file: Path, *options: str) -> Result:
    return CliRunner().invoke(import_, ["posts", str(file), *options])


def told(file: Path, *options: str) -> dict:
    result = run(file, "--json", *options)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)


def read(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def csv_file(folder: Path, *rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    file = folder / "posyandu.csv"
    with file.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
    return file


@pytest.fixture
def sigi(real_data: RealData) -> Path:
    """240 real, dirty posts of one regency."""
    return real_data("posyandu/sigi_posyandu.csv")


@pytest.fixture
def central_sulawesi(db: None) -> dict[tuple[str, str], str]:
    """The real areas of Sulawesi Tengah; answers the village code of (village key, district key) in Sigi."""
    rows: list[tuple[str, str]] = []
    for name in ("provinces", "regencies", "districts", "villages"):
        with (settings.AREA_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows += [(r["code"], r["name"]) for r in csv.DictReader(file) if r["code"].startswith("72")]
    at = datetime(2026, 11, 22, 5, tzinfo=UTC)
    places.load_areas(by=SYSTEM, at=at, rows=rows, decree="uji", valid_from=date(2026, 1, 1))
    names = dict(rows)
    return {
        (name_key(name), name_key(names[code[:8]])): code
        for code, name in rows
        if code.startswith("72.10.") and len(code) == 13
    }


def test_real_posts_are_placed_right_or_asked_and_twice_adds_nothing(
    sigi: Path, central_sulawesi: dict, tmp_path: Path
) -> None:
    report = tmp_path / "report.csv"
    assert run(sigi, "--area", "72.10", "--report", str(report)).exit_code == 0
    typed, lines = read(sigi), read(report)
    assert list(lines[0]) == ["row", "result", "area_code", "candidates", "message"]
    assert [int(line["row"]) for line in lines] == list(range(2, 242))
    for post, line in zip(typed, lines, strict=True):
        pair = (post["desa"], post["kecamatan"])
        right = HAND_CHECKED.get(pair) or {central_sulawesi.get((name_key(pair[0]), name_key(pair[1])))}
        assert (line["area_code"] or None) in right, (pair, line)
        assert line["result"] == ("new" if line["area_code"] else "ask")
    placed = Post.objects.count()
    assert placed == sum(line["result"] == "new" for line in lines) >= 221
    entries = Entry.objects.count()
    again = told(sigi, "--area", "72.10")["counts"]
    assert (again["new"], again["changed"], again["error"], again["same"]) == (0, 0, 0, placed)
    assert (Post.objects.count(), Entry.objects.count()) == (placed, entries)


def test_a_file_that_names_no_regency_is_told_by_all_its_pairs(sigi: Path, central_sulawesi: dict) -> None:
    result = run(sigi, "--dry-run")
    assert "Kabupaten Sigi (72.10)" in result.stderr
    assert Post.objects.count() == 0
    assert told(sigi, "--dry-run")["counts"]["new"] >= 221


def test_a_dry_run_saves_nothing_and_says_the_same(cast: Cast, tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEAD, ANGGREK, ["ANGGREK", *ANGGREK[1:]], ["Seroja", "Entah", "Buleleng", "Buleleng"])
    before = Post.objects.count()
    plan = told(file, "--dry-run")
    assert (plan["dry_run"], Post.objects.count()) == (True, before)
    done = told(file)
    assert plan["counts"] == done["counts"] == {"new": 1, "same": 1, "changed": 0, "ask": 1, "error": 0}
    assert Post.objects.count() == before + 1


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), ("|", "latin-1")]
)
def test_csv_is_read_in_every_common_writing(cast: Cast, tmp_path: Path, delimiter: str, encoding: str) -> None:
    file = csv_file(tmp_path, ["DAFTAR"], [], HEAD, ["Café Ibu", *ANGGREK[1:]], delimiter=delimiter, encoding=encoding)
    [row] = told(file)["rows"]
    assert (row["row"], row["result"], row["area_code"]) == (4, "new", "51.08.06.1020")
    assert Post.objects.filter(name="Café Ibu").exists()


def test_a_workbook_is_read_from_the_first_sheet_with_posts(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "posyandu.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        book.add_worksheet("Sampul").write_row(0, 0, ["Rekap 2025"])
        sheet = book.add_worksheet("Data")
        sheet.write_row(1, 0, [*HEAD, "Kode Desa"])
        sheet.write_row(2, 0, [*ANGGREK, 5108060003])
        sheet.write_row(4, 0, [7, *ANGGREK[1:]])
    rows = told(file)["rows"]
    assert [(row["row"], row["result"]) for row in rows] == [(3, "new"), (5, "new")]
    assert "Kode BPS" in rows[0]["message"]
    assert Post.objects.filter(name="7").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kosong.csv", b"", "Judul kolom tidak ditemukan"),
        ("tanpa_judul.csv", b"a,b\n1,2\n", "Judul kolom tidak ditemukan"),
        ("rusak.xlsx", b"this is no workbook", "tidak terbaca"),
        ("biner.csv", bytes(range(256)) * 9, "Judul kolom tidak ditemukan"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(
    cast: Cast, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(tmp_path / name)
    assert result.exit_code == 1
    assert words in result.output


def test_wrong_rows_are_said_and_the_exit_code_tells(cast: Cast, tmp_path: Path) -> None:
    long = ["x" * 1_000_000, *ANGGREK[1:]]
    file = csv_file(tmp_path, [*HEAD, "Kode"], [*ANGGREK, ""], [*long, ""], [*ANGGREK, "99.99.99.2999"])
    result = run(file)
    assert result.exit_code == 1
    assert "1 baru" in result.output
    assert "baris 3: Isi kolom nama posyandu terlalu panjang" in result.output
    assert "tidak ada dalam daftar Kemendagri" in result.output
    assert len(result.output) < 2_000


def test_an_unknown_area_is_refused(cast: Cast, tmp_path: Path) -> None:
    result = run(csv_file(tmp_path, HEAD, ANGGREK), "--area", "99.99")
    assert (result.exit_code, "tidak ada" in result.output) == (1, True)


def test_new_posts_may_count_from_an_earlier_day(cast: Cast, tmp_path: Path, find_span: Callable) -> None:
    run(csv_file(tmp_path, HEAD, ANGGREK), "--since", "2025-01-01")
    assert find_span("Anggrek").valid_from == date(2025, 1, 1)


@pytest.fixture
def find_span() -> Callable:
    return lambda name: Post.objects.get(name=name).spans.get()

"""`simpul import posts`: real and made files, from the command line."""

import csv
import json
import re
from collections import Counter
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
from simpul.registry.models import Post
from tests.cast import Cast
from tests.real_data import RealData

# What a person made of each of the 240 rows: the village's code, "" where the list of areas has none, and why.
BY_HAND = Path(__file__).with_name("sigi_by_hand.csv")
FIRST_CANDIDATES = 3
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
def central_sulawesi(db: None) -> None:
    """The real areas of Sulawesi Tengah."""
    rows: list[tuple[str, str]] = []
    for name in ("provinces", "regencies", "districts", "villages"):
        with (settings.AREA_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows += [(r["code"], r["name"]) for r in csv.DictReader(file) if r["code"].startswith("72")]
    at = datetime(2026, 11, 22, 5, tzinfo=UTC)
    places.load_areas(by=SYSTEM, at=at, rows=rows, decree="uji", valid_from=date(2026, 1, 1))


def candidates(line: dict[str, str]) -> list[str]:
    """The codes that a row is asked with, the first few."""
    return re.findall(r"\b\d\d(?:\.\d\d){2}\.\d{4}\b", line["candidates"])[:FIRST_CANDIDATES]


def test_each_real_post_is_placed_as_by_hand_or_asked_with_that_village(
    sigi: Path, central_sulawesi: None, tmp_path: Path
) -> None:
    run(sigi, "--area", "72.10", "--dry-run", "--report", str(tmp_path / "report.csv"))
    by_hand, lines = read(BY_HAND), read(tmp_path / "report.csv")
    assert [one["row"] for one in by_hand] == [line["row"] for line in lines] == [str(n) for n in range(2, 242)]
    assert set(Counter(line["result"] for line in lines)) == {"new", "ask"}
    placed = [(one, line) for one, line in zip(by_hand, lines, strict=True) if line["area_code"]]
    asked = [(one, line) for one, line in zip(by_hand, lines, strict=True) if not line["area_code"]]
    assert [(one["row"], line["area_code"]) for one, line in placed if line["area_code"] != one["village"]] == []
    assert [one["row"] for one, line in asked if one["village"] and one["village"] not in candidates(line)] == []
    assert len(placed) >= 225


def test_of_a_real_village_with_a_new_name_the_nearest_of_its_district_are_offered(
    sigi: Path, central_sulawesi: None, tmp_path: Path
) -> None:
    """Waturalele is not in the list; Panturabate is the one village of its district that the file does not name."""
    run(sigi, "--area", "72.10", "--dry-run", "--report", str(tmp_path / "report.csv"))
    unknown = {one["row"] for one in read(BY_HAND) if not one["village"]}
    offered = {line["row"]: candidates(line) for line in read(tmp_path / "report.csv") if line["row"] in unknown}
    assert "72.10.12.2008" in offered["166"]
    assert all(len(codes) == FIRST_CANDIDATES for codes in offered.values())


def test_real_posts_twice_add_nothing(sigi: Path, central_sulawesi: None) -> None:
    assert run(sigi, "--area", "72.10").exit_code == 0
    placed = Post.objects.count()
    about_posts = Entry.objects.exclude(command__startswith="imports.")
    entries = about_posts.count()
    again = told(sigi, "--area", "72.10")["counts"]
    assert (again["new"], again["changed"], again["error"], again["same"]) == (0, 0, 0, placed)
    assert (Post.objects.count(), about_posts.count()) == (placed, entries)


def test_a_file_that_names_no_regency_is_told_by_all_its_pairs(sigi: Path, central_sulawesi: None) -> None:
    result = run(sigi, "--dry-run")
    assert "Kabupaten Sigi (72.10)" in result.stderr
    assert Post.objects.count() == 0
    assert told(sigi, "--dry-run")["counts"]["new"] >= 225


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

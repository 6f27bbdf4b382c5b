"""`simpul import people` and `simpul import undo`: from the command line, files of every kind."""

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from simpul.jobs.imports import import_
from simpul.people.models import Person
from simpul.sheets.rules.tables import read_tables
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HEAD = ["NIK", "Nama", "JK", "Tgl Lahir", "Desa/Kel", "Kec", "Kab", "Hobi"]
SARI = ["5108065203900001", "Ni Luh Sari", "P", "12/03/1990", "Penarukan", "Buleleng", "Buleleng", "menari"]
LOST = ["", "I Made Entah", "L", "1 Mei 2001", "Penarukan", "", "", ""]
SPOILT = ["5,10806E+15", "Komang", "L", "1 Mei 2001", "Penarukan", "Buleleng", "Buleleng", ""]


def run(*words: str) -> Result:
    result = CliRunner().invoke(import_, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def csv_file(folder: Path, *rows: list[str]) -> str:
    file = folder / "warga.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return str(file)


def test_a_list_is_looked_at_brought_in_once_and_taken_back(cast: Cast, tmp_path: Path) -> None:
    file, report = csv_file(tmp_path, HEAD, SARI, LOST, SPOILT), tmp_path / "laporan.csv"
    before = Person.objects.count()
    looked = run("people", file, "--dry-run", "--report", str(report))
    assert (looked.exit_code, Person.objects.count()) == (1, before)
    assert "1 baru, 0 sudah ada, 0 dilengkapi, 1 perlu ditanyakan, 1 salah" in looked.output
    assert "Hobi" in looked.stderr
    lines = list(csv.DictReader(report.read_text(encoding="utf-8").splitlines()))
    assert [(one["row"], one["result"], one["area_code"]) for one in lines] == [
        ("2", "new", "51.08.06.1020"),
        ("3", "ask", ""),
        ("4", "error", ""),
    ]
    assert "51.08.06.1020" in lines[1]["candidates"]
    mend = tmp_path / "betulkan.xlsx"
    run("people", file, "--dry-run", "--mend", str(mend))
    assert [row[1] for row in read_tables(mend.read_bytes(), mend.name)[0]] == ["Nama", "I Made Entah", "Komang"]
    told = json.loads(run("people", file, "--json").stdout)
    assert (told["counts"]["new"], Person.objects.count()) == (1, before + 1)
    assert json.loads(run("people", file, "--json").stdout)["counts"]["same"] == 1
    assert "1 ditarik kembali; 0 tetap" in run("undo", told["import"]).output
    assert Person.objects.count() == before


def test_the_area_of_the_file_fills_what_it_leaves_out(cast: Cast, tmp_path: Path) -> None:
    book = tmp_path / "warga.xlsx"
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet()
        rows = [["DAFTAR WARGA"], [], ["Nama", "L/P", "Lahir", ""], ["", "", "Tempat", "Tanggal"]]
        for number, cells in enumerate([*rows, ["Ni Luh Sari", "P", "Singaraja", 32944], ["###"]]):
            sheet.write_row(number, 0, cells)
    assert run("people", str(book), "--area", "51.08.06.1020").exit_code == 0
    assert f"{Person.objects.get(name='Ni Luh Sari').birth_date}" == "1990-03-12"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["people", "FILE", "--area", "99.99"], "tidak ada"),
        (["people", "FILE"], "Judul kolom tidak ditemukan"),
        (["undo", "00000000-0000-7000-8000-00000000000f"], "tidak ditemukan"),
    ],
)
def test_what_cannot_be_done_is_said(cast: Cast, tmp_path: Path, words: list[str], said: str) -> None:
    file = csv_file(tmp_path, ["Nama", "Alamat"], ["Sari", "Jl. Pantai"])
    result = run(*[file if word == "FILE" else word for word in words])
    assert (result.exit_code, said in result.output) == (1, True)

"""`simpul import households` and `measurements`: files as other systems write them, brought in and taken back."""

import json
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from simpul.facts.models import Record
from simpul.jobs.imports import import_
from simpul.people.models import Household, Person
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
# Headings of the e-PPGBM export of nutritional status, in its order and spelling.
EXPORT = [
    *("NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas"),
    *("Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi"),
    *("Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan", "Jml Vit A"),
]
PLACE = ("BALI", "BULELENG", "BULELENG", "BULELENG III", "PENARUKAN", "MELATI A", "001", "000", "-")
SARI = [
    *("", "KADEK SARI", "P", "2025-03-12", 3.1, 49, "Wayan", *PLACE, "1 Tahun - 8 Bulan - 0 Hari", 46338, 9.5, 78.5),
    *("Terlentang", 0, "Normal", -0.5, "Normal", -0.1, "Gizi Baik", -0.4, "N", 1),
]


def run(*words: str) -> Result:
    result = CliRunner().invoke(import_, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def book(folder: Path, **sheets: list[list[object]]) -> str:
    file = folder / "daftar.xlsx"
    with xlsxwriter.Workbook(file) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return str(file)


def test_an_export_of_eppgbm_becomes_records_and_its_scores_are_left_aside(cast: Cast, tmp_path: Path) -> None:
    factories.person(cast.post_a, "Kadek Sari", born=date(2025, 3, 12))
    file = book(tmp_path, Data=[["STATUS GIZI BALITA"], [], EXPORT, SARI])
    looked = run("measurements", file, "--dry-run")
    assert "1 baris diperiksa: 1 baru" in looked.output
    assert "ZS BB/U" in looked.stderr
    told = json.loads(run("measurements", file, "--json").stdout)
    row = Record.objects.get()
    assert (row.on, row.post_id) == (date(2026, 11, 12), cast.post_a.id)
    assert row.answers == {"bb": 9.5, "pb_tb": 78.5, "cara_ukur": "telentang", "nt": "N", "rujuk": False}
    assert json.loads(run("measurements", file, "--json").stdout)["counts"]["same"] == 1
    assert "1 ditarik kembali; 0 tetap" in run("undo", told["import"]).output
    assert Record.objects.get().void


def test_the_sheet_of_monitoring_is_found_behind_the_sheet_of_basic_data(cast: Cast, tmp_path: Path) -> None:
    heading = ["NIK Anak", "Nama Anak", "Bulan", "Tanggal Penimbangan", "Berat Badan (kg)", "LILA (cm)", "Status BB/U"]
    rows = [["", "Kadek Sari", "November", "12/11/2026", "9,5", "14", "Normal"]]
    basic = [["NIK Anak", "Nama Anak", "Tanggal Lahir", "Jenis Kelamin"], ["", "Kadek Sari", "12/03/2025", "P"]]
    file = book(tmp_path, **{"Data Dasar": basic, "Pemantauan": [heading, *rows]})
    told = json.loads(run("measurements", file, "--area", "51.08.06.1020", "--dry-run", "--json").stdout)
    assert told["counts"]["ask"] == 1
    assert told["rows"][0]["message"].startswith("Belum terdaftar di desa ini")


def test_a_family_of_coded_columns_is_brought_in_with_its_children_registered_once(cast: Cast, tmp_path: Path) -> None:
    heading = "alamat dusun rw rt nama no_kk nik sex tanggallahir agama_id kk_level status_dasar".split()
    head = ["Jl. Pantai 3", "-", "1", "2", "I KETUT DARMA", 5108061201200003, "", 1, "1985-05-17", 4, 1, 1]
    dead = ["Jl. Pantai 3", "-", "1", "2", "NI MADE RAI", 5108061201200003, "", 2, "1940-05-17", 4, 7, 2]
    child = ["Jl. Pantai 3", "-", "1", "2", "KADEK SARI", 5108061201200003, "", 2, "2025-03-12", 4, 4, 1]
    file = book(tmp_path, Penduduk=[heading, head, dead, child, ["###"]])
    told = json.loads(run("households", file, "--area", "51.08.06.1020", "--json").stdout)
    assert (told["counts"]["new"], told["counts"]["same"]) == (2, 1)
    assert Household.objects.get().head_name == "I KETUT DARMA"
    weighed = book(tmp_path, Data=[EXPORT, SARI])
    assert json.loads(run("measurements", weighed, "--register", "--json").stdout)["counts"]["new"] == 1
    assert Person.objects.filter(name__iexact="kadek sari").count() == 1

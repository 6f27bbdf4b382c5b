"""Weighings, doses and vitamin A from a list: recorded as the grid records them, once, and taken back as a whole."""

from datetime import date

import pytest

from simpul.facts.commands import close_month
from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.models import Person
from simpul.registry.models import RosterEntry
from simpul.services.commands import correct_record, record_services
from simpul.services.rules.shapes import NewRecord
from simpul.sheets.rules.columns import find_header
from simpul.standards.lists import list_kind
from tests import factories
from tests.cast import Cast, actor

from .conftest import AT, Lists

WEIGHING, DOSES, CAPSULE = "kesehatan.timbang_ukur_balita", "kesehatan.imunisasi", "kesehatan.vitamin_a"
BORN = date(2025, 3, 12)
# A row of the e-PPGBM export, as its columns are understood.
WEIGHED = {
    "name": "Kadek Sari",
    "sex": "P",
    "birth_date": "12/03/2025",
    "post": "MELATI A",
    "measured_on": "2026-11-12",
    "weight": "9,5",
    "height": "78.5",
    "position": "Terlentang",
    "arm": "0",
}
DOSE = {"name": "Kadek Sari", "birth_date": "12/03/2025", "given_at": "Posyandu"}


@pytest.fixture
def child(cast: Cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=BORN)


@pytest.fixture
def measured(cast: Cast, lists, child: Person) -> Lists:
    """Lists of the midwife of the village."""
    return lists("measurements", actor("puskesmas", cast.areas.penarukan))


def told(planned: list) -> list[tuple[str, str]]:
    return [(one.result, one.message) for one in planned]


def test_a_weighing_of_a_list_is_a_record_of_the_child_at_its_post(cast: Cast, measured: Lists, child: Person) -> None:
    [done], _ = measured.bring_in(WEIGHED)
    assert (done.result, done.area_code, done.warned) == ("new", "51.08.06.1020", False)
    row = Record.objects.get()
    assert (row.service, row.person_id, row.post_id, row.on) == (WEIGHING, child.id, cast.post_a.id, date(2026, 11, 12))
    assert row.answers == {"bb": 9.5, "pb_tb": 78.5, "cara_ukur": "telentang", "rujuk": False}
    assert row.age_days == (date(2026, 11, 12) - BORN).days


def test_the_same_rows_add_nothing_and_other_figures_are_asked(measured: Lists) -> None:
    measured.bring_in(WEIGHED)
    assert [one.result for one in measured.bring_in(WEIGHED)[0]] == ["same"]
    [other] = measured.plan({**WEIGHED, "weight": "9.6"})
    assert (other.result, other.message) == (
        "ask",
        "Pada 12 November 2026 sudah tercatat dengan angka lain. Periksa mana yang benar di catatannya.",
    )
    assert Record.objects.count() == 1


def test_twice_in_one_list_is_once_and_two_figures_are_asked(measured: Lists) -> None:
    planned = measured.plan(WEIGHED, WEIGHED, {**WEIGHED, "weight": "9,9"})
    assert [one.result for one in planned] == ["new", "same", "ask"]
    assert "Baris 2 menyebut angka lain" in planned[2].message


@pytest.mark.parametrize(
    ("more", "result", "words"),
    [
        ({"weight": "9500"}, "error", "Mungkin maksudnya 9,5 kg?"),
        ({"weight": "sembilan"}, "error", "Berat badan: Isi dengan angka"),
        ({"weight": "", "height": ""}, "error", "tidak berisi hasil"),
        ({"weight": "0"}, "error", "wajib diisi"),
        ({"measured_on": ""}, "error", "Kolom tanggal pengukuran belum diisi"),
        ({"measured_on": "12/11/26"}, "error", "Tahun di kolom tanggal pengukuran hanya dua angka"),
        ({"measured_on": "12/11/26", "vitamin_a": "v"}, "error", "Tulis empat angka, seperti 31/12/2020."),
        ({"measured_on": "2026-11-30"}, "error", "30 November 2026"),
        ({"measured_on": "2025-01-01"}, "error", "sebelum"),
        ({"weight": "1,4"}, "new", "benar? Periksa kembali"),
        ({"position": "miring"}, "new", "Dilewati karena tidak terbaca: cara ukur."),
        ({"birth_date": "13/03/2025"}, "ask", "Belum terdaftar di desa ini"),
        ({"birth_date": "", "post": ""}, "ask", "Belum pasti siapa: 1 orang"),
        ({"birth_date": ""}, "new", "Penimbangan"),
        ({"post": "Anggrek"}, "new", "Posyandu Anggrek belum terdaftar"),
        ({"village": "Kaliuntu", "district": "Buleleng", "regency": "Buleleng"}, "error", "di luar"),
        ({"nik": "3,2E+15"}, "new", "NIK rusak oleh lembar kerja dan tidak dipakai"),
        ({"post": "Melati B"}, "new", "Peserta posyandu lain; dicatat di Posyandu Melati B"),
        ({"vitamin_a": "v", "birth_date": ""}, "new", "Pemberian vitamin A, 12 November 2026"),
    ],
)
def test_each_row_is_told_what_comes_of_it(measured: Lists, more: dict, result: str, words: str) -> None:
    [one] = measured.plan({**WEIGHED, **more})
    assert (one.result, words in one.message, "belum diisi" in one.message and "dua angka" in one.message) == (
        result,
        True,
        False,
    )
    assert not Record.objects.exists()


def test_a_child_is_known_by_nik_whatever_the_list_calls_it(cast: Cast, measured: Lists) -> None:
    nik = "5108065203250001"
    known = measured.plan({**WEIGHED, "name": "Kadek Ayu", "nik": nik}, register="ya")[0]
    assert known.newcomer is not None
    measured.bring_in({**WEIGHED, "name": "Kadek Ayu", "nik": nik}, register="ya")
    pemantauan = {"nik": nik, "name": "KADEK  AYU", "measured_on": "12-10-2026", "weight": "9,2"}
    [row] = Lists("measurements", SYSTEM, None).plan(pemantauan)
    assert (row.result, row.area_code) == ("new", "51.08.06.1020")
    [other] = measured.plan({**pemantauan, "name": "Orang Lain", "birth_date": "1/1/2020"})
    assert (other.result, "nama dan tanggal lahir lain" in other.message) == ("ask", True)


def test_a_child_that_is_unknown_is_registered_only_if_so_wished(cast: Cast, measured: Lists) -> None:
    new = {**WEIGHED, "name": "I Nyoman Bima", "sex": "L"}
    later = {**new, "measured_on": "13/10/2026", "weight": "9,1"}
    assert [one.result for one in measured.bring_in(new)[0]] == ["ask"]
    assert told(measured.plan({**new, "sex": ""}, register="ya")) == [
        ("ask", "Belum terdaftar. Untuk didaftarkan perlu jenis kelamin dan tanggal lahir.")
    ]
    assert measured.plan({**new, "post": ""}, register="ya")[0].result == "ask"
    [spoilt] = measured.plan({**new, "nik": "3,2E+15"}, register="ya")
    assert (spoilt.result, "Jadikan kolomnya Teks" in spoilt.message) == ("error", True)
    done, import_id = measured.bring_in(later, new, register="ya")
    assert [one.result for one in done] == ["new", "new"]
    bima = Person.objects.get(name="I Nyoman Bima")
    assert (bima.post_id, Record.objects.filter(person=bima).count()) == (cast.post_a.id, 2)
    assert [one.result for one in measured.bring_in(new, later, register="ya")[0]] == ["same", "same"]
    [step] = measured.take_back(import_id)
    assert (step.removed, step.restored, step.left) == (2, 1, 0)
    bima.refresh_from_db()
    assert (bima.post_id, RosterEntry.objects.filter(person=bima).exists()) == (None, False)


def test_doses_come_from_a_column_for_each_or_from_words(measured: Lists, child: Person) -> None:
    columns = {**DOSE, "antigen_hb0": "12/03/2025", "antigen_bcg": "2025-04-12", "antigen_opv1": "45759"}
    done, _ = measured.bring_in({**columns, "antigen_opv2": "v"})
    assert (done[0].result, "Dilewati karena tidak terbaca: OPV 2" in done[0].message) == ("new", True)
    rows = {row.on: row.answers for row in Record.objects.filter(service=DOSES)}
    assert rows[date(2025, 3, 12)] == {"antigen": ["hb0"], "tempat": "posyandu"}
    assert rows[date(2025, 4, 12)] == {"antigen": ["bcg", "opv1"], "tempat": "posyandu"}
    words = {**DOSE, "given_on": "12/05/2025", "antigens": "DPT-HB-Hib 1, PCV 1"}
    again = {**DOSE, "given_on": "12/04/2025", "antigens": "BCG"}
    [new, same] = measured.bring_in(words, again)[0]
    assert (new.result, same.result) == ("new", "same")
    [moved] = measured.plan({**again, "given_on": "13/04/2025"})
    assert (moved.result, moved.message) == ("ask", "BCG sudah tercatat pada 12 April 2025. Periksa tanggalnya.")


def test_doses_stand_under_a_merged_heading() -> None:
    upper = ["NO", "NAMA BALITA/BAYI", "TANGGAL, BULAN, TAHUN LAHIR", "IMUNISASI", "", "", "", "VITAMIN A"]
    lower = ["", "", "", "BCG", "POLIO I", "DPT/HB II", "CAMPAK", "bl"]
    header = find_header([["SIP 2"], upper, lower], list_kind("measurements"), {})
    assert header is not None
    assert header.columns == {
        "name": 1,
        "birth_date": 2,
        "antigen_bcg": 3,
        "antigen_opv1": 4,
        "antigen_dpt_hb_hib2": 5,
        "antigen_mr1": 6,
        "vitamin_a": 7,
    }


def test_a_list_of_a_district_names_the_village_of_each_child(cast: Cast, child: Person) -> None:
    of_district = Lists("measurements", cast.puskesmas, cast.areas.kec_buleleng.id)
    here, far = {"village": "KEL. PENARUKAN"}, {"village": "Penarukan", "district": "Sukasada"}
    planned = of_district.plan({**WEIGHED, **here}, {**WEIGHED, **far}, WEIGHED)
    assert [(one.result, one.place is not None) for one in planned] == [("new", False), ("ask", True), ("error", False)]
    [done], _ = of_district.bring_in({**WEIGHED, **here})
    assert (done.result, Record.objects.get().person_id) == ("new", child.id)


def test_one_row_for_each_dose_of_a_day_is_no_doubt(measured: Lists) -> None:
    rows = [{**DOSE, "given_on": "12/05/2025", "antigens": one} for one in ("DPT/HB I", "Polio II", "Campak")]
    done, _ = measured.bring_in(*rows)
    assert [(one.result, one.warned) for one in done] == [("new", False)] * 3
    antigens = [row.answers["antigen"] for row in Record.objects.order_by("id")]
    assert sorted(antigens) == [["dpt_hb_hib1"], ["mr1"], ["opv2"]]
    [unknown] = measured.plan({**DOSE, "given_on": "12/05/2025", "antigens": "Suntik"})
    assert (unknown.result, "Tulis seperti BCG" in unknown.message) == ("error", True)


def test_where_doses_were_given_is_told_by_the_row_or_for_the_whole_list(measured: Lists) -> None:
    row = {"name": "Kadek Sari", "birth_date": "12/03/2025", "antigen_bcg": "2025-04-12"}
    [without] = measured.plan(row)
    assert (without.result, "pilih sekali di “Berlaku untuk semua baris”" in without.message) == ("error", True)
    measured.bring_in(row, given_at="puskesmas")
    assert Record.objects.get().answers["tempat"] == "puskesmas"


@pytest.mark.parametrize(
    ("cell", "day", "capsule"),
    [("Biru", "2026-11-12", "biru"), ("v", "2026-11-12", "merah"), ("15/08/2026", "2026-08-15", "merah")],
)
def test_the_capsule_is_told_by_its_colour_or_by_the_age(measured: Lists, cell: str, day: str, capsule: str) -> None:
    measured.bring_in({**WEIGHED, "vitamin_a": cell})
    row = Record.objects.get(service=CAPSULE)
    assert (row.on.isoformat(), row.answers) == (day, {"kapsul": capsule})


def test_a_closed_month_is_told_and_nothing_of_the_row_is_written(cast: Cast, measured: Lists) -> None:
    close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period.of(date(2026, 10, 1)))
    done, _ = measured.bring_in({**WEIGHED, "measured_on": "12/10/2026"}, WEIGHED)
    assert [one.result for one in done] == ["error", "new"]
    assert done[0].message.startswith("Oktober 2026 sudah ditutup.")
    assert Record.objects.count() == 1


def test_an_import_is_taken_back_but_for_what_somebody_mended(measured: Lists) -> None:
    rows = [{**WEIGHED, "measured_on": f"{day}/10/2026"} for day in (1, 2, 3)]
    _, import_id = measured.bring_in(*rows)
    mended = Record.objects.get(on=date(2026, 10, 2))
    correct_record(by=measured.by, at=AT, id=mended.id, revision=1, answers={"bb": 9.6, "rujuk": False})
    [step] = measured.take_back(import_id)
    assert (step.removed, step.left) == (2, 1)
    assert set(Record.objects.filter(void=False)) == {mended}
    assert [one.result for one in measured.bring_in(*rows)[0]] == ["new", "ask", "new"]


@pytest.mark.parametrize("who", ["staf_desa", "kader_b", "village_head", "stranger", "resident", "auditor"])
def test_who_may_not_record_at_the_post_brings_nothing_in(cast: Cast, measured: Lists, who: str) -> None:
    [one] = measured.plan(WEIGHED, by=getattr(cast, who))
    assert one.result == "error" or (who == "kader_b" and one.result == "ask")
    assert not one.items


def test_figures_of_a_post_out_of_sight_are_not_told(cast: Cast, lists, child: Person) -> None:
    given = (new_id(), cast.post_a.id, WEIGHING, None, date(2026, 11, 12), {"bb": 7.7, "rujuk": False}, child.id)
    record_services(by=SYSTEM, at=AT, items=[NewRecord(*given)])
    [one] = lists("measurements", cast.kader_b).plan(WEIGHED)
    assert "7,7" not in one.message

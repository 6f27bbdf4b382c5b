"""The built-in catalogue holds what the issue asks for, within its budget."""

from collections import Counter
from datetime import date

import pytest

from simpul import standards
from simpul.standards.catalogue import CELLS_PER_FIELD
from simpul.standards.schema import Service

TODAY = date(2026, 11, 22)
FIELD_CODES = [field.code for field in standards.fields()]

# The 23 non-health forms of the field material: pendidikan 4, PU 5, perumahan 4, trantib 6, sosial 4.
FORMS = {
    "pendidikan": ["paud", "perpustakaan", "literasi_digital", "ape"],
    "pekerjaan_umum": ["penyuluhan", "embung", "jaringan_air", "sumur", "jalan"],
    "perumahan": ["rumah_layak_huni", "penyuluhan", "pekarangan", "biopori"],
    "trantibumlinmas": [
        "korban_trauma",
        "konseling_trauma",
        "simulasi_bencana",
        "kejadian",
        "pencegahan_gangguan",
        "patroli",
    ],
    "sosial": ["penyuluhan", "keluarga_miskin", "sosial_ekonomi", "bansos"],
}
ASKED_BY_THE_SEEDS = {
    "S1.10": "pendidikan.kelas_orang_tua",
    "S4.11": "pendidikan.kunjungan_pustaka",
    "S4.12": "trantibumlinmas.kebakaran_kompor",
    "S1.11 campaign": "trantibumlinmas.kampanye_kdrt_remaja",
    "S1.11 sealed": "trantibumlinmas.laporan_kekerasan",
    "S1.11 sealed, youth": "trantibumlinmas.laporan_kenakalan_remaja",
    "S1.8": "sosial.pemberdayaan_rentan",
    "S4.13": "sosial.pemberdayaan_perempuan",
    "S3.5": "sosial.ketahanan_keluarga",
}
HEALTH = [
    "kehadiran",
    "timbang_ukur_balita",
    "bayi_baru_lahir",
    "pemeriksaan_bumil",
    "nifas",
    "usia_sekolah_remaja",
    "dewasa",
    "lansia",
    "imunisasi",
    "vitamin_a",
    "obat_cacing",
    "tablet_tambah_darah",
    "kunjungan_rumah",
    "konseling",
]


def test_the_six_fields_stand_in_their_official_order() -> None:
    assert FIELD_CODES == ["pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial"]


def test_the_23_non_health_forms_are_there() -> None:
    wanted = {f"{field}.{name}" for field, names in FORMS.items() for name in names}
    assert len(wanted) == 23
    assert wanted <= {service.code for service in standards.services(TODAY)}


@pytest.mark.parametrize("field", FIELD_CODES)
@pytest.mark.parametrize("activity", ["pendataan", "verifikasi", "penyuluhan", "aspirasi"])
def test_each_field_has_the_four_activities_of_a_kader(field: str, activity: str) -> None:
    assert standards.service(f"{field}.{activity}", TODAY).activity == activity


@pytest.mark.parametrize("code", ASKED_BY_THE_SEEDS.values(), ids=ASKED_BY_THE_SEEDS)
def test_what_the_seeds_ask_for_can_be_recorded(code: str) -> None:
    assert standards.service(code, TODAY).code == code


@pytest.mark.parametrize("name", HEALTH)
def test_the_health_services_of_the_whole_life_are_there(name: str) -> None:
    assert standards.service(f"kesehatan.{name}", TODAY).field == "kesehatan"


def test_parents_class_has_an_attendance_list() -> None:
    assert standards.service("pendidikan.kelas_orang_tua").question("hadir").type == "persons"


def test_violence_is_reported_sealed_and_in_no_open_figure() -> None:
    sealed = {service.code for service in standards.services() if service.sealed}
    assert sealed == {"trantibumlinmas.laporan_kekerasan", "trantibumlinmas.laporan_kenakalan_remaja"}
    assert all(not standards.indicators_of(code) for code in sealed)


def test_every_answer_of_a_sealed_report_is_marked_sensitive() -> None:
    for service in standards.services():
        if service.sealed:
            assert all(question.sensitive for question in service.questions), service.code


def test_there_are_at_least_120_indicators_of_every_kind_and_level() -> None:
    indicators = standards.indicators()
    assert len(indicators) >= 120
    assert {one.kind for one in indicators} == {"flow", "stock", "distinct", "ratio"}
    for field in FIELD_CODES:
        assert {one.level for one in standards.indicators(field)} == {"activity", "outcome"}


@pytest.mark.parametrize("field", FIELD_CODES)
def test_a_field_fits_one_row_of_a_post_month(field: str) -> None:
    cells = standards.cells(field)
    assert 0 < len(cells) <= CELLS_PER_FIELD
    assert len(set(cells)) == len(cells)
    assert standards.cells(field) == cells


def test_every_open_service_is_counted_somewhere() -> None:
    uncounted = [one.code for one in standards.services() if not one.sealed and not standards.indicators_of(one.code)]
    assert uncounted == []


def test_a_ratio_has_no_cells_and_its_parts_have() -> None:
    ratio = standards.indicator("kesehatan.d_per_s")
    codes = {cell.indicator_code for cell in standards.cells("kesehatan")}
    assert ratio.code not in codes
    assert {ratio.numerator, ratio.denominator} <= codes


def test_names_of_indicators_are_unique_within_a_field_and_kind() -> None:
    names = Counter((one.field, one.name, one.kind == "ratio") for one in standards.indicators())
    assert [name for name, times in names.items() if times > 1] == []


def test_every_split_of_a_cell_is_known() -> None:
    bands = {f"age:{band.code}" for band in standards.age_bands(TODAY)}
    splits = {cell.split for field in FIELD_CODES for cell in standards.cells(field)}
    assert splits == {"", "L", "P", "dis"} | bands


def _referring() -> list[Service]:
    return [one for one in standards.services() if one.activity in ("aspirasi", "verifikasi")]


@pytest.mark.parametrize("service", _referring(), ids=lambda one: one.code)
def test_what_is_passed_on_names_the_agency_that_takes_it(service: Service) -> None:
    assert service.agency


def test_an_unknown_service_or_indicator_is_an_error_of_its_own() -> None:
    with pytest.raises(standards.UnknownService):
        standards.service("sosial.tidak_ada")
    with pytest.raises(standards.UnknownService):
        standards.service("sosial.bansos", version=99)
    with pytest.raises(standards.UnknownService):
        standards.service("sosial.bansos", on=date(2020, 1, 1))
    with pytest.raises(standards.UnknownIndicator):
        standards.indicator("sosial.tidak_ada")
    with pytest.raises(KeyError):
        standards.field("pangan")

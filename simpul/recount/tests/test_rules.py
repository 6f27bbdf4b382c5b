"""The second reading agrees with docs/rules/indikator.md by itself, record by record."""

from datetime import date

import pytest

from simpul.kernel.ids import new_id
from simpul.recount.rules import Answered, facts_of, recounted

MARIA, KOMANG, FAMILY = new_id(), new_id(), new_id()
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def record(service, on, answers, **more) -> Answered:
    given = {"sex": "", "born": None, "disability": False, "person_id": None, "household_id": None, "place": ""}
    return Answered(new_id(), service, on, facts_of(service, 1, answers, on), **{**given, **more})


def weighed(person, on, born=date(2024, 3, 5), sex="P", **more) -> Answered:
    return record("kesehatan.timbang", on, {"bb": 9.5}, person_id=person, born=born, sex=sex, **more)


def count(records, kind, days=OCTOBER):
    return recounted(records, *days, (kind,))


def test_facts_come_from_the_answers_that_are_shown():
    told = facts_of("pendidikan.sekolah", 1, {"status": "ikut", "alasan": ["biaya"]}, OCTOBER[0])
    assert told == {"status": "ikut"}


def test_different_persons_are_counted_once_in_each_split():
    cells = count(
        [weighed(MARIA, date(2026, 10, 2)), weighed(MARIA, date(2026, 10, 9)), weighed(KOMANG, date(2026, 10, 9))],
        "distinct",
    )
    assert (cells["kesehatan.balita", ""], cells["kesehatan.balita", "P"]) == (2, 2)


@pytest.mark.parametrize(
    ("born", "expected"),
    [(date(2021, 10, 2), 0), (date(2021, 10, 3), 1), (None, 0)],
    ids=["five years old that day", "a day younger", "birth date unknown"],
)
def test_age_is_that_of_the_day_of_the_record(born, expected):
    cells = count([weighed(MARIA, date(2026, 10, 2), born=born)], "distinct")
    assert cells["kesehatan.balita", ""] == expected


def test_records_of_other_days_do_not_count_in_a_flow():
    cells = count([weighed(MARIA, date(2026, 9, 30)), weighed(MARIA, date(2026, 10, 31))], "flow")
    assert (cells["kesehatan.timbangan", ""], cells["kesehatan.catatan", ""]) == (1, 1)


def test_sums_are_kept_in_their_units_and_split_by_facts():
    answers = {"laki": 3, "perempuan": 4, "biaya": 250_499}
    cells = count([record("sosial.penyuluhan", date(2026, 10, 5), answers)], "flow")
    assert [cells["sosial.peserta", split] for split in ("", "L", "P")] == [7, 3, 4]
    assert cells["sosial.biaya", ""] == 250


def test_a_state_is_the_latest_of_its_subject_on_the_last_day():
    bad = record("perumahan.rumah", date(2026, 9, 1), {"layak": False}, household_id=FAMILY)
    good = record("perumahan.rumah", date(2026, 10, 20), {"layak": True}, household_id=FAMILY)
    assert count([bad], "stock")["perumahan.tidak_layak", ""] == 1
    assert count([good, bad], "stock")["perumahan.tidak_layak", ""] == 0


def test_a_place_is_the_same_however_it_is_spelled():
    wells = [
        record("pekerjaan_umum.sumur", date(2026, 10, day), {"pemakai": users}, place=place)
        for day, users, place in ((1, 10, "Sumur A"), (2, 12, " sumur  a"), (3, 5, "Sumur B"))
    ]
    assert count(wells, "stock")["pekerjaan_umum.pemakai_sumur", ""] == 17


def test_any_of_several_services_may_tell_a_state():
    child = {"person_id": KOMANG, "born": date(2020, 1, 1), "sex": "L"}
    told = record("pendidikan.sekolah", date(2026, 9, 1), {"status": "ikut"}, **child)
    visited = record("pendidikan.kunjungan", date(2026, 10, 1), {"status": "tidak"}, **child)
    assert count([told], "stock")["pendidikan.anak_ikut", "L"] == 1
    assert count([told, visited], "stock")["pendidikan.anak_ikut", ""] == 0


def test_a_list_counts_when_one_of_its_answers_fits():
    answers = {"status": "tidak", "alasan": ["jarak", "biaya"]}
    child = record("pendidikan.sekolah", date(2026, 10, 1), answers, person_id=KOMANG, sex="L", born=None)
    assert count([child], "stock")["pendidikan.karena_biaya", ""] == 1


def test_only_girls_count_where_the_indicator_says_so():
    girl = record("pendidikan.sekolah", OCTOBER[0], {"status": "ikut"}, person_id=MARIA, sex="P")
    boy = record("pendidikan.sekolah", OCTOBER[0], {"status": "ikut"}, person_id=KOMANG, sex="L")
    assert count([girl, boy], "distinct")["pendidikan.perempuan_didata", ""] == 1

"""Which checklist holds, when a visit can be signed off, how the contents of a report are kept."""

from datetime import date

import pytest

from simpul.coaching.rules.contents import Contents, Told, accepted_sum, packed, unpacked
from simpul.coaching.rules.visits import Item, Version, action_fault, missing_to_sign, new_codes, version_on

ITEMS = (Item("a.satu", "", "Satu ada"), Item("sosial.dua", "sosial", "Dua ada"))
FIRST = Version("simpul_1", "Pertama", date(2024, 9, 17), ITEMS, "Simpul", "own")


def _of(area: int, since: date, name: str) -> Version:
    return Version(name, name, since, ITEMS, "surat", "own", area)


@pytest.mark.parametrize(
    ("on", "path", "expected"),
    [
        (date(2026, 1, 1), (1, 2, 3), "simpul_1"),
        (date(2026, 3, 1), (1, 2, 3), "provinsi"),
        (date(2026, 2, 28), (1, 2, 3), "simpul_1"),
        (date(2026, 7, 1), (1, 2, 3), "kabupaten"),
        (date(2026, 7, 1), (1, 2, 9), "provinsi"),
        (date(2026, 7, 1), (1, 8), "simpul_1"),
        (date(2020, 1, 1), (1, 2, 3), "simpul_1"),
        (date(2026, 9, 1), (1, 2, 3), "provinsi-lagi"),
    ],
)
def test_the_checklist_that_began_last_holds_for_all_tiers(on, path, expected):
    versions = [
        FIRST,
        _of(2, date(2026, 3, 1), "provinsi"),
        _of(3, date(2026, 6, 1), "kabupaten"),
        _of(3, date(2026, 8, 1), "kabupaten-lagi"),
        _of(2, date(2026, 8, 1), "provinsi-lagi"),
    ]
    assert version_on(versions, path, on).code == expected


def test_a_question_in_the_same_words_keeps_its_code():
    coded = new_codes([("", "Satu ada"), ("sosial", "Dua ada dan rapi")], ITEMS, date(2026, 12, 1))
    assert [one.code for one in coded] == ["a.satu", "sosial.20261201_2"]


@pytest.mark.parametrize(
    ("held_on", "answered", "fault"),
    [
        (None, {"a.satu": "ya", "sosial.dua": "ya"}, ("kunjungan-tanpa-tanggal", 0)),
        (date(2026, 11, 1), {"a.satu": "ya"}, ("butir-belum-dijawab", 1)),
        (date(2026, 11, 1), {}, ("butir-belum-dijawab", 2)),
        (date(2026, 11, 1), {"a.satu": "ya", "sosial.dua": "tidak_berlaku"}, ("", 0)),
    ],
)
def test_a_visit_is_signed_off_when_it_was_held_and_every_item_has_an_answer(held_on, answered, fault):
    assert missing_to_sign(held_on, ITEMS, answered) == fault


@pytest.mark.parametrize(
    ("state", "note", "fault"),
    [
        ("berjalan", "", ""),
        ("selesai", "", "hasil-tindakan-wajib"),
        ("tidak_jadi", "", "hasil-tindakan-wajib"),
        ("selesai", "sudah", ""),
        ("lain", "", "pilihan-pembinaan-salah"),
    ],
)
def test_an_action_ends_with_its_outcome(state, note, fault):
    assert action_fault(state, note) == fault


def test_contents_are_kept_and_read_alike_and_the_same_report_gives_the_same_bytes():
    told = Contents((Told("kunjungan", 3, 2), Told("anggaran", 10**12)), "jalan rusak", "tambah dana", 2, 9)
    assert unpacked(packed(told)) == told
    assert packed(unpacked(packed(told))) == packed(told)
    assert (told.count("kunjungan"), told.count("tak-ada")) == (3, None)


def test_what_was_accepted_from_below_is_summed_and_nothing_is_not_zero():
    one = Contents((Told("kunjungan", 3),), "", "", 0, 0)
    two = Contents((Told("kunjungan", 4), Told("rapat", 1)), "", "", 0, 0)
    assert accepted_sum("kunjungan", [one, two]) == 7
    assert accepted_sum("rapat", [one, two]) == 1
    assert accepted_sum("rapat", []) is None
    assert accepted_sum("rapat", [one]) is None

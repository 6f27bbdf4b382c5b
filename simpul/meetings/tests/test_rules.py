"""Decisions about meetings without a database."""

import pytest

from simpul.meetings.rules.regions import Regions, by_kind, regions, share, verdict
from simpul.meetings.rules.states import attendance_fault, signing_fault

KALTENG = tuple(range(1, 15))  # 13 kabupaten and one kota (S3.2)


def test_fifteen_regions_were_stated_where_only_fourteen_exist() -> None:
    there = [(0, 100, regency) for regency in KALTENG] + [(0, 100)]
    found = regions(KALTENG, 100, there)
    assert (len(found.present), found.missing, found.own) == (14, (), True)
    assert verdict(15, len(found.present), len(found.expected)) == "melebihi-yang-ada"


def test_regions_are_counted_once_however_many_of_their_offices_came() -> None:
    found = regions((1, 2, 3), 9, [(0, 9, 1), (0, 9, 1, 11), (0, 9, 2, 21, 211), (0, 8, 81)])
    assert found == Regions((1, 2, 3), (1, 2), (3,), False, 1)


@pytest.mark.parametrize(
    ("stated", "counted", "existing", "said"),
    [(14, 14, 14, "cocok"), (12, 14, 14, "berbeda"), (210, 198, None, "berbeda"), (15, 14, 14, "melebihi-yang-ada")],
)
def test_a_stated_number_is_judged_beside_the_counted_one(
    stated: int, counted: int, existing: int | None, said: str
) -> None:
    assert verdict(stated, counted, existing) == said


@pytest.mark.parametrize(
    ("state", "persons", "post", "fault"),
    [
        ("hadir", 1, "", ""),
        ("hadir", 0, "", "banyak-orang-salah"),
        ("diwakili", 1, "", "jabatan-wakil-wajib"),
        ("diwakili", 1, "Sekretaris Camat", ""),
        ("izin", 0, "", ""),
        ("entah", 1, "", "kehadiran-tidak-dikenal"),
    ],
)
def test_how_an_office_took_part_must_make_sense(state: str, persons: int, post: str, fault: str) -> None:
    assert attendance_fault(state, persons, post)[0] == fault


@pytest.mark.parametrize(
    ("as_", "now", "fault"),
    [
        ("penulis", {"held": False}, "rapat-belum-selesai"),
        ("penulis", {"written": False}, "notulen-kosong"),
        ("penulis", {}, ""),
        ("penulis", {"writer_signed": True}, "notulen-sudah-ditandatangani"),
        ("pimpinan", {}, "penulis-belum-tanda-tangan"),
        ("pimpinan", {"writer_signed": True, "same_person": True}, "pimpinan-harus-orang-lain"),
        ("pimpinan", {"writer_signed": True}, ""),
    ],
)
def test_the_writer_signs_before_the_chair(as_: str, now: dict[str, bool], fault: str) -> None:
    given = {"written": True, "held": True, "writer_signed": False, "same_person": False, **now}
    assert signing_fault(as_, **given) == fault


def test_shares_and_kinds_are_counted() -> None:
    assert share(700, 1000) == 70.0
    assert share(1, 0) is None
    assert by_kind([("kader", 2), ("pengurus", 1), ("kader", 3)]) == {"kader": 5, "pengurus": 1}

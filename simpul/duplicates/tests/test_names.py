"""How names of Indonesia meet: pairs written by hand, ours (docs/adr/0075)."""

from datetime import date

import pytest

from simpul.duplicates.rules.names import DIFFERENT, NAMELESS, NEAR, SHORTER, SOUND, Ear, meet, one_slip
from simpul.standards.resemblance import resemblance

EAR = Ear(resemblance(date(2026, 11, 22)))

MEETING = [
    ("Muhammad Rizki", "Moh. Rizky", SOUND),
    ("Muhamad Rizqi", "M. Rizki", SOUND),
    ("Achmad Fauzi", "Ahmad Fausi", SOUND),
    ("Ni Wayan Sari", "Wyn. Sari", SOUND),
    ("I Ketut Soebrata", "Kt. Subrata", SOUND),
    ("Gusti Ngurah Bagus", "Gst Ngr Bgs", SOUND),
    ("Djoko Soesilo", "Joko Susilo", SOUND),
    ("Tjokorda Raka", "Cok Raka", SOUND),
    ("Njoman Kanta", "Nyoman Kanta", SOUND),
    ("Siti Aisyah", "Sti. Aisya", SOUND),
    ("Sri Wahyuni", "Sriwahyuni", SOUND),
    ("Sari Ni Wayan", "Ni Wayan Sari", SOUND),
    ("Ny. Hj. Rahmawati, S.Pd", "Rahmawati", SOUND),
    ("Bpk. Slamet", "SLAMET", SOUND),
    ("Fatimah", "Fatima", SOUND),
    ("Irra Puspitaa", "Ira Puspita", SOUND),
    ("Putu Adi", "Putu Adi Wijaya", SHORTER),
    ("K. Suarsana", "Komang Suarsana", NEAR),
    ("Putu A. Wijaya", "Putu Adi Wijaya", NEAR),
    ("Dewi Lestari", "Dewi Lestary Putri", SHORTER),
    ("Suparman", "Suparmin", NEAR),
    ("I Made Adi Putra", "I Made Adi Putri", NEAR),
    ("Rina", "Rini", NEAR),
    ("By. Ny. Sari", "Kadek Dwi Antari", NAMELESS),
    ("Wayan Sari", "Made Sari", DIFFERENT),
    ("Putu Adi", "Putu Budi", DIFFERENT),
    ("Budi Santoso", "Agus Santoso", DIFFERENT),
    ("Muhammad", "Muhammad Rizki", DIFFERENT),
    ("Hasan", "Husen", DIFFERENT),
    ("Ani", "Ana", DIFFERENT),
]


@pytest.mark.parametrize(("one", "other", "how"), MEETING, ids=[f"{a} - {b}" for a, b, _ in MEETING])
def test_two_names_meet_in_either_order(one: str, other: str, how: str) -> None:
    first, second = EAR.hear(one), EAR.hear(other)
    assert (meet(first, second), meet(second, first)) == (how, how)


@pytest.mark.parametrize("text", ["", "Ny.", "Bpk", "123", "山田", "'", "a" * 300])
def test_whatever_is_written_is_heard(text: str) -> None:
    heard = EAR.hear(text)
    assert meet(heard, heard) == SOUND


@pytest.mark.parametrize(
    ("short", "long", "slip"),
    [
        ("sari", "sari", True),
        ("sari", "sary", True),
        ("sari", "sariq", True),
        ("sari", "sairi", True),
        ("sari", "sair", True),
        ("sari", "riska", False),
        ("sari", "sarita", False),
        ("sari", "dewi", False),
    ],
)
def test_one_slip_is_a_letter_changed_left_out_added_or_swapped(short: str, long: str, slip: bool) -> None:
    assert one_slip(short, long) is slip

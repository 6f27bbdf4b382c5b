import uuid
from datetime import UTC, date, datetime
from string import Formatter

import pytest

from simpul.kernel.area_code import AreaCode
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import SENTENCES, Refusal


@pytest.mark.parametrize(
    ("text", "level", "parent"),
    [
        ("0", 0, None),
        ("51", 1, "0"),
        ("51.08", 2, "51"),
        ("51.08.06", 3, "51.08"),
        ("51.08.06.1020", 4, "51.08.06"),
        (" 51.08 ", 2, "51"),
    ],
)
def test_a_code_knows_its_level_and_parent(text: str, level: int, parent: str | None) -> None:
    code = AreaCode.parse(text)
    assert code.level == level
    assert str(code.parent) == str(parent)


@pytest.mark.parametrize("text", ["", "5", "5108", "3201190006.0", "51.8", "51.08.06.102", "51.08.060", "AB.01", "٥١"])
def test_a_code_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Kemendagri code"):
        AreaCode.parse(text)


def test_a_nik_tells_sex_birth_and_first_kecamatan() -> None:
    nik = Nik.parse("5108064503240001")
    assert nik.sex == "P"
    assert nik.district_code == "51.08.06"
    assert nik.agrees_with_birth(date(2024, 3, 5))
    assert not nik.agrees_with_birth(date(2024, 5, 3))
    assert Nik.parse("51.0806 050324-0002").sex == "L"


@pytest.mark.parametrize(
    "text", ["", "510806450324000", "51080645032400011", "5108064503240000", "1" * 16, "5108O64503240001"]
)
def test_a_nik_of_wrong_shape_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a NIK"):
        Nik.parse(text)


def test_a_nik_never_shows_itself_in_a_log() -> None:
    nik = Nik.parse("5108064503240001")
    assert "450324" not in f"{nik} {nik!r}"


def test_ids_sort_by_time_and_are_version_7() -> None:
    made = [new_id() for _ in range(100)]
    assert len(set(made)) == 100
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {uuid.RFC_4122}
    stamps = [one.int >> 80 for one in made]
    assert stamps == sorted(stamps)


@pytest.mark.parametrize(
    ("zone", "day"), [("WIB", date(2026, 11, 22)), ("WITA", date(2026, 11, 23)), ("WIT", date(2026, 11, 23))]
)
def test_the_day_is_that_of_the_place(zone: str, day: date) -> None:
    assert day_at(datetime(2026, 11, 22, 16, 30, tzinfo=UTC), zone) == day


def test_a_refusal_needs_a_sentence() -> None:
    with pytest.raises(KeyError, match="without a sentence"):
        Refusal("kode-karangan")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_ends_and_can_be_filled(code: str) -> None:
    sentence = SENTENCES[code]
    assert sentence.rstrip("}")[-1] in ".!?" or sentence.endswith("}")
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    assert Refusal(code, **dict.fromkeys(names, "x")).sentence

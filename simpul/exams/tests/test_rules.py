"""Counting and passing by tables, without a database. Figures are worked out by hand."""

from typing import Any
from uuid import UUID

import pytest

from simpul.exams.rules.counting import Key, gain, mean, percent, scores, share_right, share_shown
from simpul.exams.rules.links import event_of, event_token
from simpul.exams.rules.passing import PASSING, Passing, Shown, judge

ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))
KEYS = [Key("kesehatan", "B"), Key("sosial", "A"), Key("kesehatan", "C")]
RULE = Passing(score=60, practice=60, attendance=True, help_counts=False)
FINE = Shown(done=True, attended=2, whole=2, score=80.0, tested=True, practice=75.0, practised=True)


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(1, 3, 33.3), (2, 3, 66.7), (1, 8, 12.5), (0, 5, 0.0), (0, 0, None)]
)
def test_a_share_has_one_decimal(part: int, whole: int, told: float | None) -> None:
    assert percent(part, whole) == told


def test_a_question_left_open_is_not_right() -> None:
    found = scores(KEYS, {ONE: "B--", TWO: "B-A", THREE: "---"})
    assert [found[who][""] for who in (ONE, TWO, THREE)] == [33.3, 33.3, 0.0]
    assert (found[TWO]["kesehatan"], found[TWO]["sosial"]) == (50.0, 0.0)
    assert found[ONE].get("trantibumlinmas") is None
    assert scores([], {ONE: ""}) == {ONE: {"": None}}


def test_the_gain_is_counted_over_those_who_did_both() -> None:
    before = scores(KEYS, {ONE: "B--", TWO: "BAC"})
    after = scores(KEYS, {ONE: "BAC", THREE: "---"})
    found = gain("", before, after)
    assert (found.both, found.before, found.after, found.difference) == (1, 33.3, 100.0, 66.7)


def test_without_anybody_there_is_no_mean_and_no_difference() -> None:
    found = gain("", {}, {})
    assert (found.both, found.before, found.difference) == (0, None, None)
    assert mean([None]) is None


def test_one_answer_does_not_tell_how_hard_a_question_is() -> None:
    assert share_right(KEYS[0], 0, ["B--"]) is None
    assert share_right(KEYS[0], 0, ["B--", "---", "AAC", "BAC"]) == 50.0


def test_steps_not_assessed_count_as_not_shown() -> None:
    assert share_shown(["bisa", "dibantu"], {"bisa"}, 4) == 25.0
    assert share_shown(["bisa", "dibantu"], {"bisa", "dibantu"}, 4) == 50.0


def test_a_verdict_tells_every_criterion() -> None:
    verdict = judge(RULE, FINE)
    assert verdict.passed
    assert verdict.reasons == (
        "hadir 2 dari 2",
        "nilai tes akhir 80, diminta 60",
        "praktik 75 persen, diminta 60 persen",
    )


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"done": False, "attended": 1}, "hadir 1 dari 2"),
        ({"score": 59.9}, "nilai tes akhir 59,9, diminta 60"),
        ({"score": None}, "tes akhir belum dikerjakan"),
        ({"practice": None}, "praktik belum dinilai"),
    ],
)
def test_what_is_lacking_is_told(change: dict[str, object], lacking: str) -> None:
    told: dict[str, Any] = {name: getattr(FINE, name) for name in FINE.__dataclass_fields__} | change
    verdict = judge(RULE, Shown(**told))
    assert verdict.passed is False
    assert verdict.lacking == (lacking,)


def test_what_the_event_did_not_have_is_not_asked() -> None:
    plain = Shown(done=True, attended=2, whole=2, score=None, tested=False, practice=None, practised=False)
    assert judge(RULE, plain).passed
    nothing = Passing(score=60, practice=0, attendance=False, help_counts=False)
    assert judge(nothing, plain).passed is None


def test_the_rule_is_told_in_words() -> None:
    told = PASSING.said(RULE)
    assert told == "Lulus bila selesai hadir, nilai tes akhir paling sedikit 60, praktik paling sedikit 60 persen."


def test_a_link_that_we_did_not_make_names_no_event() -> None:
    token = event_token(b"secret", ONE)
    assert event_of(b"secret", token) == ONE
    assert event_of(b"other", token) is None
    assert event_of(b"secret", "zzz!") is None
    assert event_of(b"secret", "") is None

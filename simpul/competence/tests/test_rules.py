"""What a training shows, which badges follow, and when an ability ends."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from simpul.competence.rules.badges import Asked, earned, whole_groups
from simpul.competence.rules.finishing import Event, Finisher, fields_passed, plus_months, shown_by
from simpul.competence.rules.states import ANY, FIELD, MODULE, TRAINING
from simpul.competence.rules.topics import BADGES, SKILLS, VALIDITY, Badge, BadgeRules, Skill, SkillList, Validity
from simpul.ordinances.rules import shipped
from simpul.standards.competence import competence_table, groups_on

ON = date(2026, 11, 22)
EVENT = Event(uuid4(), 1, "Bina Posyandu", date(2025, 12, 1), date(2025, 12, 3), 0, "", ("kesehatan",))


def finisher(passed: bool | None) -> Finisher:
    return Finisher(uuid4(), uuid4(), "Sari", "", 1, passed, ("kesehatan",), ("manajerial",), "nilai 80")


@pytest.mark.parametrize("passed", [None, False])
def test_who_was_there_was_trained_and_has_passed_nothing(passed: bool | None) -> None:
    assert [(one.kind, one.code) for one in shown_by(finisher(passed), EVENT)] == [(TRAINING, ANY)]


def test_who_passed_has_shown_the_fields_and_the_kinds_of_modules() -> None:
    found = shown_by(finisher(passed=True), EVENT)
    assert [(one.kind, one.code, one.by) for one in found[1:]] == [
        (FIELD, "kesehatan", "nilai 80"),
        (MODULE, "manajerial", "nilai 80"),
    ]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 12, 3), 0, None),
        (date(2025, 12, 3), 24, date(2027, 12, 3)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(day: date, months: int, then: date | None) -> None:
    assert plus_months(day, months) == then


# Samarinda, as told by the news: the rule is data, and this is what it says.
@pytest.mark.parametrize(
    ("whole", "badges"),
    [
        ([], []),
        (["pengelolaan"], []),
        (["bayi_balita", "ibu"], ["purwa"]),
        (["bayi_balita", "ibu", "remaja"], ["purwa", "madya"]),
        (["bayi_balita", "ibu", "dewasa_lansia"], ["purwa", "madya"]),
        (["pengelolaan", "bayi_balita", "ibu", "remaja", "dewasa_lansia"], ["purwa", "madya", "utama"]),
    ],
)
def test_badges_follow_from_groups_of_skills(whole: list[str], badges: list[str]) -> None:
    [(_area, rule)] = shipped(BADGES)
    assert rule.source.trust == "weak", "no decree is known"
    asked = [Asked(one.code, one.needs, one.any_of) for one in rule.content.badges]
    assert [one.code for one in earned(asked, whole) if one.is_earned] == badges


@pytest.mark.parametrize(
    "wrong",
    [
        [{"code": "purwa", "name": "Purwa"}],
        [{"code": "purwa", "name": "Purwa", "any_of": ["ibu"]}],
        [{"code": "purwa", "name": "Purwa", "needs": ["ibu"], "any_of": ["ibu", "remaja"]}],
        [{"code": "purwa", "name": "Purwa", "needs": ["gigi"]}],
        [{"code": "pratama", "name": "Pratama", "needs": ["ibu"]}],
        [{"code": "purwa", "name": "Purwa", "needs": ["ibu"]}] * 2,
    ],
    ids=["nothing", "a choice of one", "asked twice", "unknown group", "unknown badge", "twice"],
)
def test_what_no_badge_can_ask_for_is_no_rule(wrong: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        BadgeRules.model_validate({"badges": wrong})


def test_what_badges_ask_for_is_said_in_words() -> None:
    def said(**asked: Any) -> str:
        return BADGES.said(BadgeRules(badges=(Badge(code="madya", name="Madya", **asked),)))

    assert [one.code for one in competence_table().badges] == ["purwa", "madya", "utama"]
    assert said(needs=("ibu",)) == "Madya: Ibu hamil dan menyusui."
    assert said(any_of=("ibu", "remaja")).startswith("Madya: salah satu dari Ibu hamil")
    assert said(needs=("pengelolaan",), any_of=("ibu", "remaja")).startswith(
        "Madya: Pengelolaan posyandu, ditambah salah"
    )
    assert BADGES.said(BadgeRules(badges=())) == "Tidak ada Tanda Kecakapan yang diberikan."


def test_a_badge_tells_what_is_missing() -> None:
    found = earned([Asked("madya", ("bayi_balita", "ibu"), ("remaja", "dewasa_lansia"))], ["ibu"])[0]
    assert (found.missing, found.one_of) == (("bayi_balita",), ("remaja", "dewasa_lansia"))


def test_a_group_is_whole_when_each_of_its_listed_skills_was_seen() -> None:
    listed = [("a", "ibu"), ("b", "ibu"), ("c", "remaja")]
    assert whole_groups([], ["a", "c"], listed) == {"remaja"}
    assert whole_groups(["bayi_balita"], ["a", "b"], listed) == {"bayi_balita", "ibu"}
    assert whole_groups([], ["a"], []) == set()


def test_of_the_25_skills_only_the_number_and_the_groups_are_known() -> None:
    [(_area, rule)] = shipped(SKILLS)
    assert (rule.content.total, rule.content.skills, rule.content.is_whole) == (25, (), False)
    assert SKILLS.said(rule.content) == "25 keterampilan dasar; bunyinya belum dicatat."
    assert len(groups_on(ON)) == 5
    assert {rule.source.trust, *(one.source.trust for one in groups_on(ON))} == {"weak"}


def test_a_list_of_skills_has_each_once_in_a_known_group_and_no_more_than_it_has() -> None:
    first, other = Skill(code="k1", group="ibu", name="Menyuluh"), Skill(code="k1", group="remaja", name="Mengukur")
    assert SkillList(total=1, skills=(first,)).is_whole
    assert "1 sudah dicatat bunyinya: Menyuluh" in SKILLS.said(SkillList(total=2, skills=(first,)))
    for wrong in ((first, other), (first.model_copy(update={"group": "lain"}),)):
        with pytest.raises(ValidationError):
            SkillList(total=2, skills=wrong)
    with pytest.raises(ValidationError):
        SkillList(total=1, skills=(first, other.model_copy(update={"code": "k2"})))


def test_how_long_an_ability_holds_is_said_in_words() -> None:
    assert VALIDITY.said(Validity(months=0)) == "Kecakapan dari bimtek tidak berakhir."
    assert VALIDITY.said(Validity(months=24)) == "Kecakapan dari bimtek berlaku 24 bulan."


def test_a_field_is_passed_by_its_own_questions_where_there_were_any() -> None:
    scores = {"kesehatan": 80.0, "sosial": 50.0, "perumahan": None}
    assert fields_passed(scores, 70, ("pendidikan",)) == ("kesehatan",)
    assert fields_passed({}, 70, ("pendidikan", "sosial")) == ("pendidikan", "sosial")

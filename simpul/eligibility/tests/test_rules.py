"""What the rules of an area say about a candidate: tables, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.eligibility.rules import TOPICS, Candidate, Elsewhere, Standing, away_from_home, body_of, judge
from simpul.eligibility.rules.topics import DOMICILE, DOUBLE_BODY, DOUBLE_PARTY, DOUBLE_PKK, FIELDS_OF_KADER, TERM
from simpul.ordinances.rules import Rule
from simpul.standards import Source
from tests.factories import some_id

SOURCE = Source(ref="Perbup 1/2026", trust="strong")
BEGAN = date(2026, 1, 1)
AT_HOME = Candidate(BEGAN, None, lives_in=(1, some_id(1)), serves_in=(1, some_id(1)))
CHAIR = replace(AT_HOME, officer=True)


def rule(topic, **content) -> Rule:
    return Rule(topic.shape(**content), SOURCE, date(2020, 1, 1), None, area_id=1)


def standing(**effects) -> Standing:
    said = {
        DOMICILE: {"level": "dusun"},
        TERM: {"years": 5, "times": 2},
        DOUBLE_PKK: {"effect": "ingatkan"},
        DOUBLE_BODY: {"effect": "tolak"},
        DOUBLE_PARTY: {"effect": "tolak"},
        FIELDS_OF_KADER: {"few": 5, "effect": "ingatkan"},
    }
    given = {topic.code: {**content, **effects.get(topic.code.split(".")[1], {})} for topic, content in said.items()}
    return Standing({topic.code: rule(topic, **given[topic.code]) for topic in said})


def served(*years: int) -> tuple[tuple[date, date | None], ...]:
    return tuple((date(year, 1, 1), date(year + 5, 1, 1)) for year in years)


def in_(code: str, sure: bool = True) -> dict:
    return {"elsewhere": (Elsewhere(body_of(code), sure=sure),)}


@pytest.mark.parametrize(
    ("case", "candidate", "rules", "found"),
    [
        ("nothing against", AT_HOME, {}, []),
        ("another village", replace(AT_HOME, lives_in=(2, None)), {}, [("domisili-luar-desa", False)]),
        ("another banjar", replace(AT_HOME, lives_in=(1, some_id(2))), {}, [("domisili-luar-dusun", False)]),
        ("a banjar nobody knows", replace(AT_HOME, lives_in=(1, None)), {}, []),
        ("where the village counts", replace(AT_HOME, lives_in=(1, some_id(2))), {"domicile": {"level": "desa"}}, []),
        ("a term of six years", replace(CHAIR, valid_to=date(2032, 1, 2)), {}, [("masa-terlalu-lama", False)]),
        ("six years of a kader", replace(AT_HOME, valid_to=date(2032, 1, 2)), {}, []),
        ("a third term", replace(CHAIR, served=served(2016, 2021)), {}, [("masa-ketiga", False)]),
        ("a second term", replace(CHAIR, served=served(2021)), {}, []),
        ("a third with a gap", replace(CHAIR, served=served(2010, 2021)), {"term": {"in_a_row": True}}, []),
        (
            "a third in a row",
            replace(CHAIR, served=served(2016, 2021)),
            {"term": {"in_a_row": True}},
            [("masa-ketiga", False)],
        ),
        ("kader of the PKK", replace(AT_HOME, **in_("pkk_kader")), {}, [("rangkap-pkk", False)]),
        (
            "kader of the PKK in Buleleng",
            replace(AT_HOME, **in_("pkk_kader")),
            {"double_pkk": {"effect": "tolak"}},
            [("rangkap-pkk", True)],
        ),
        ("where PKK is allowed", replace(AT_HOME, **in_("pkk_kader")), {"double_pkk": {"effect": "boleh"}}, []),
        ("head of an RT", replace(AT_HOME, **in_("rt")), {}, [("rangkap-lembaga", True)]),
        ("perhaps head of an RT", replace(AT_HOME, **in_("rt", sure=False)), {}, [("rangkap-mungkin", False)]),
        ("of a party", replace(AT_HOME, **in_("partai")), {}, [("rangkap-partai", True)]),
        ("a second field among five", replace(AT_HOME, second_field=True, kader=5), {}, []),
        (
            "a second field among six",
            replace(AT_HOME, second_field=True, kader=6),
            {},
            [("bidang-kedua-kader-cukup", False)],
        ),
    ],
)
def test_what_the_rules_say_against_a_candidate(case: str, candidate: Candidate, rules: dict, found: list) -> None:
    """domain.md sections 3 and 5."""
    judged = judge(candidate, standing(**rules))
    assert [(one.code, one.refuses) for one in judged] == found, case
    assert all(one.sentence.endswith("Dasar: Perbup 1/2026.") for one in judged)


def test_without_rules_nothing_is_said() -> None:
    assert judge(replace(CHAIR, lives_in=(9, None), **in_("rt")), Standing({})) == ()


def test_what_refuses_comes_first() -> None:
    both = replace(AT_HOME, lives_in=(2, None), **in_("lpm"))
    assert [one.refuses for one in judge(both, standing())] == [True, False]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_choice_of_a_topic_has_words(topic) -> None:
    for name, words in topic.labels.items():
        assert set(words) == set(topic.shape.model_fields[name].annotation.__args__)


def test_unknown_hamlets_do_not_count() -> None:
    assert away_from_home("dusun", (1, some_id(1)), (1, None)) == ""

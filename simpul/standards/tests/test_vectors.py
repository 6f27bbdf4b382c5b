"""The golden vectors: rules that the phone has in its own language are held to the same cases (client/tests)."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.civil_time import written
from simpul.people.rules import age_text, person_key
from simpul.services.rules.doubts import Past, doubts
from simpul.standards import Eligibility, Question, Service, forms
from simpul.standards.ages import completed_months
from simpul.standards.answers import Wrong, reader
from simpul.standards.conditions import test_of as passing
from simpul.standards.grouping import group_of
from simpul.standards.groups import groups
from simpul.standards.schema import Condition
from simpul.standards.typing_in import typed
from simpul.standards.words import likely, limits, number

VECTORS = Path(__file__).parent.parent / "vectors"
SOMEBODY, RECORD, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)


def vectors(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return read


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def cases(file: str, part: str) -> Any:
    found = vectors(file)[part]
    return pytest.mark.parametrize("case", found, ids=[one.get("why") or str(list(one.values()))[:60] for one in found])


@cases("ages", "months")
def test_completed_months(case: dict[str, Any]) -> None:
    on = date.fromisoformat(case["on"])
    assert completed_months((on - date.fromisoformat(case["born"])).days, on) == case["months"]


@cases("ages", "texts")
def test_ages_in_words(case: dict[str, Any]) -> None:
    assert age_text(day(case["born"]), date.fromisoformat(case["on"])) == case["text"]


@cases("words", "numbers")
def test_numbers_in_words(case: dict[str, Any]) -> None:
    assert number(case["value"]) == case["text"]


@cases("words", "limits")
def test_limits_in_words(case: dict[str, Any]) -> None:
    assert limits(Question.model_validate(case["question"])) == case["text"]


@cases("words", "guesses")
def test_guesses_at_a_slip(case: dict[str, Any]) -> None:
    assert likely(case["value"], Question.model_validate(case["question"])) == case["text"]


@cases("words", "days")
def test_days_in_words(case: dict[str, Any]) -> None:
    assert written(date.fromisoformat(case["day"])) == case["text"]


@cases("answers", "cases")
def test_an_answer_is_kept_or_told_wrong(case: dict[str, Any]) -> None:
    read = reader(Question.model_validate(vectors("answers")["questions"][case["question"]]))
    if "wrong" in case:
        with pytest.raises(Wrong) as wrong:
            read(case["value"])
        assert str(wrong.value) == case["wrong"]
    else:
        assert read(case["value"]) == case["kept"]


@cases("typing", "cases")
def test_what_is_typed_becomes_an_answer(case: dict[str, Any]) -> None:
    question = Question.model_validate(vectors("typing")["questions"][case["question"]])
    if "wrong" in case:
        with pytest.raises(Wrong) as wrong:
            typed(question, case["typed"])
        assert str(wrong.value) == case["wrong"]
    else:
        assert typed(question, case["typed"]) == case["value"]


@cases("conditions", "cases")
def test_when_a_condition_passes(case: dict[str, Any]) -> None:
    assert passing(Condition.model_validate(case["condition"]))(case["value"]) is case["passes"]


@cases("forms", "checks")
def test_a_whole_form(case: dict[str, Any]) -> None:
    service = Service.model_validate(vectors("forms")["service"])
    checked = forms.check(service, case["answers"], date.fromisoformat(case["on"]))
    assert sorted(forms.visible(service, case["answers"])) == case["visible"]
    assert checked.answers == case["kept"]
    assert checked.errors == case["errors"]
    assert checked.warnings == case["warnings"]


@cases("forms", "eligibility")
def test_whom_a_service_is_for(case: dict[str, Any]) -> None:
    service = Service.model_validate(vectors("forms")["service"])
    service = service.model_copy(update={"eligibility": Eligibility.model_validate(case["for"])})
    on = date.fromisoformat(case["on"])
    age = (on - date.fromisoformat(case["born"])).days
    assert forms.not_for(service, sex=case["sex"], age_days=age, on=on) == case["sentence"]


@cases("doubts", "cases")
def test_what_is_asked_about(case: dict[str, Any]) -> None:
    service = Service.model_validate(vectors("doubts")["service"])
    past = Past.of(
        (SOMEBODY, service.code, date.fromisoformat(one["on"]), one["answers"], OTHER) for one in case["past"]
    )
    assert doubts(service, SOMEBODY, date.fromisoformat(case["on"]), case["answers"], RECORD, past) == case["doubts"]


@cases("groups", "cases")
def test_to_which_group_somebody_belongs(case: dict[str, Any]) -> None:
    last_of = {code: date.fromisoformat(on) for code, on in case["last_of"].items()}
    assert group_of(case["sex"], day(case["born"]), date.fromisoformat(case["on"]), last_of) == case["group"]


def test_the_groups_of_the_vectors_are_those_in_use() -> None:
    told = [
        group.model_dump(mode="json", exclude_defaults=True, exclude={"source", "valid_from"}) for group in groups()
    ]
    assert vectors("groups")["groups"] == told


@cases("names", "keys")
def test_names_as_they_are_compared(case: dict[str, Any]) -> None:
    assert person_key(case["name"]) == case["key"]

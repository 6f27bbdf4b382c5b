"""Each service of the catalogue can be filled in, typed and exported."""

from datetime import date
from typing import Any

import pytest

from simpul import standards
from simpul.standards import forms
from simpul.standards.schema import Question, Service
from simpul.standards.words import number

ON = date(2026, 8, 12)
SOMEONE = "0193b0a4-0000-7000-8000-000000000001"
SERVICES = standards.services(ON)
EVERY = [pytest.param(service, id=service.code) for service in SERVICES]
PLAIN = {
    "boolean": True,
    "text": "Banjar Kaja Kauh",
    "longtext": "Warga mengusulkan\nperbaikan",
    "date": "2026-08-01",
    "persons": [SOMEONE],
    "photo": [SOMEONE],
    "location": {"lat": -8.112, "lon": 115.088},
}


def an_answer(question: Question, wanted: object = None) -> object:
    if question.type == "choice":
        return wanted or question.choices[0].code
    if question.type == "multichoice":
        return [wanted or question.choices[0].code]
    if question.type in ("integer", "decimal"):
        low = question.min if question.warn_min is None else question.warn_min
        value = max(low or 0, 1.0)
        return int(value) if question.type == "integer" else value
    return PLAIN[question.type] if wanted is None else wanted


def everything(service: Service) -> list[dict[str, object]]:
    """Two ways of filling in a form: first choices, and what makes each conditional question appear."""
    first = {question.code: an_answer(question) for question in service.questions}
    ways = [first]
    for question in service.questions:
        when = question.show_when
        if when is not None:
            wanted = when.equals if when.equals is not None else (when.in_[0] if when.in_ else None)
            ways.append(first | {when.question: an_answer(service.question(when.question), wanted)})
    return ways


@pytest.mark.parametrize("service", EVERY)
def test_a_filled_form_is_accepted_without_a_doubt(service: Service) -> None:
    for answers in everything(service):
        checked = forms.check(service, answers, on=ON)
        assert (checked.errors, checked.warnings) == ({}, {})


@pytest.mark.parametrize("service", EVERY)
def test_every_question_can_appear(service: Service) -> None:
    seen = set().union(*(forms.visible(service, answers) for answers in everything(service)))
    assert seen == {question.code for question in service.questions}


@pytest.mark.parametrize("service", EVERY)
def test_what_is_typed_equals_what_the_phone_sends(service: Service) -> None:
    for answers in everything(service):
        typed = {code: _as_typed(value) for code, value in answers.items()}
        assert forms.parse(service, typed, on=ON) == (forms.check(service, answers, on=ON).answers, {})


def _as_typed(value: Any) -> str | list[str]:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        return f"{value['lat']}, {value['lon']}"
    return value


@pytest.mark.parametrize("service", EVERY)
def test_every_fact_is_given_by_some_way_of_filling_in(service: Service) -> None:
    given = set().union(*(forms.check(service, answers, on=ON).facts.keys() for answers in everything(service)))
    assert given == {question.fact for question in service.questions if question.fact}


@pytest.mark.parametrize("service", EVERY)
def test_every_number_has_limits_that_make_sense(service: Service) -> None:
    for one in service.questions:
        if one.type in ("integer", "decimal"):
            assert one.min is not None, one.code
            assert one.max is not None, one.code
            low = one.min if one.warn_min is None else one.warn_min
            high = one.max if one.warn_max is None else one.warn_max
            assert one.min <= low < high <= one.max, one.code


@pytest.mark.parametrize("service", EVERY)
def test_names_and_numbers_of_people_are_marked_sensitive(service: Service) -> None:
    for one in service.questions:
        if any(word in one.code for word in ("pelapor", "kontak", "pengusul")) and one.type == "text":
            assert one.sensitive, one.code


@pytest.mark.parametrize("service", EVERY)
def test_a_form_is_short_enough_for_a_phone(service: Service) -> None:
    assert len(service.questions) <= 26
    assert [code for code, _ in forms.columns(service)] == [question.code for question in service.questions]


@pytest.mark.parametrize("service", [one for one in SERVICES if one.field == "kesehatan"], ids=lambda one: one.code)
def test_measurements_of_the_body_are_marked_as_health(service: Service) -> None:
    body = {"bb", "tb", "pb_tb", "lk", "lila", "lp", "sistole", "diastole", "gds", "hb", "tbc", "rujuk"}
    assert all(one.sensitive for one in service.questions if one.code in body)


def test_9500_for_9_5_is_refused_with_the_likely_figure() -> None:
    answers, errors = forms.parse(standards.service("kesehatan.timbang_ukur_balita"), {"bb": "9500", "rujuk": "tidak"})
    assert "bb" not in answers
    assert "9,5 kg" in errors["bb"]

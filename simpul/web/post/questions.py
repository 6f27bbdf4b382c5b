"""A form of the catalogue as a page shows it: every question with what was typed, its error and its doubt."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.services.rules.showing import shown as in_words
from simpul.standards import Question, Service, ShowWhen, forms
from simpul.standards.answers import PHOTOS_AT_MOST
from simpul.standards.words import limits, number
from simpul.web.post.photos import Shown

PREFIX = "q."  # so that no question's code meets a name of the page's own
MANY = frozenset({"multichoice", "persons", "photo"})
LISTED = 7  # more choices than this stand in a list to drop down
Raw = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Option:
    """One answer to pick."""

    code: str
    label: str
    chosen: bool
    alone: bool = False
    beside: str = ""


@dataclass(frozen=True)
class Asked:
    """One question on the page. `widget` names the input; `when` is the condition for the script, as JSON."""

    code: str
    name: str
    widget: str
    label: str
    help: str
    unit: str
    required: bool
    value: str
    options: tuple[Option, ...] = ()
    error: str = ""
    warning: str = ""
    last: str = ""
    when: str = ""
    only_if: str = ""
    described_by: str = ""
    photos: tuple[Shown, ...] = ()

    @property
    def chosen(self) -> int:
        return sum(option.chosen for option in self.options)


def asked(
    service: Service,
    raw: Raw,
    *,
    errors: Mapping[str, str] | None = None,
    warnings: Mapping[str, str] | None = None,
    last: Mapping[str, str] | None = None,
    persons: Sequence[tuple[str, str, str]] = (),
    photos: Mapping[str, tuple[Shown, ...]] | None = None,
) -> tuple[Asked, ...]:
    """The questions of a form with what was typed. `persons`: (id, name, beside) of those who can be named;
    `photos`: those that are kept already, by question."""
    return tuple(
        _asked(
            service,
            question,
            raw.get(question.code, ""),
            persons,
            error=(errors or {}).get(question.code, ""),
            warning=(warnings or {}).get(question.code, ""),
            last=(last or {}).get(question.code, ""),
            photos=(photos or {}).get(question.code, ()),
        )
        for question in service.questions
    )


def _asked(
    service: Service,
    question: Question,
    given: str | list[str],
    persons: Sequence[tuple[str, str, str]],
    *,
    error: str,
    warning: str,
    last: str,
    photos: tuple[Shown, ...],
) -> Asked:
    chosen = given if isinstance(given, list) else [given]
    value = "" if question.type in MANY else (chosen[-1] if chosen else "")
    describers = [
        f"q-{question.code}-{kind}"
        for kind, there in (("help", _help(question)), ("error", error), ("warning", warning))
        if there
    ]
    return Asked(
        code=question.code,
        name=PREFIX + question.code,
        widget=_widget(question, value),
        label=question.label,
        help=_help(question),
        unit=question.unit,
        required=question.required,
        value=value,
        options=_options(question, chosen, persons),
        error=error,
        warning=warning,
        last=last,
        when=_when(question.show_when),
        only_if=_only_if(service, question.show_when),
        described_by=" ".join(describers),
        photos=photos,
    )


def _help(question: Question) -> str:
    allowed = limits(question) if question.type in ("integer", "decimal") else ""
    if question.type == "location":
        allowed = _("lintang dan bujur, misalnya -8.1120, 115.0880")
    if question.type == "photo":
        allowed = _("paling banyak %d foto") % int(question.max or PHOTOS_AT_MOST)
    return ". ".join(part.rstrip(".") for part in (question.help, allowed[:1].upper() + allowed[1:]) if part)


def _widget(question: Question, value: str) -> str:
    if question.type == "choice":
        return "select" if len(question.choices) > LISTED else "radio"
    if question.type == "date":
        # The phone's calendar holds only days that exist: what it cannot hold stays as it was typed.
        return "date" if not value or _is_day(value) else "text"
    names = {"boolean": "radio", "multichoice": "checkbox", "integer": "number", "decimal": "number"}
    return names.get(question.type, question.type)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _options(question: Question, chosen: Sequence[str], persons: Sequence[tuple[str, str, str]]) -> tuple[Option, ...]:
    if question.type == "boolean":
        return tuple(Option(code, label, code in chosen) for code, label in (("ya", _("Ya")), ("tidak", _("Tidak"))))
    if question.type == "persons":
        return tuple(Option(id, name, id in chosen, beside=beside) for id, name, beside in persons)
    return tuple(
        Option(choice.code, choice.label, choice.code in chosen, choice.alone)
        for choice in question.choices
        if not choice.retired or choice.code in chosen
    )


def _when(condition: ShowWhen | None) -> str:
    if condition is None:
        return ""
    given = condition.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(given, ensure_ascii=False)


def _only_if(service: Service, condition: ShowWhen | None) -> str:
    """The condition in words, for who has no script: "Hanya bila Dirujuk: Ya"."""
    if condition is None:
        return ""
    other = service.question(condition.question)
    allowed = list(condition.in_ or ()) + ([] if condition.equals is None else [condition.equals])
    words = [in_words(other, value) for value in allowed]
    if condition.min is not None:
        words.append(_("%(n)s atau lebih") % {"n": number(condition.min)})
    if condition.max is not None:
        words.append(_("%(n)s atau kurang") % {"n": number(condition.max)})
    return _("Hanya bila %(label)s: %(answer)s") % {"label": other.label, "answer": _(" atau ").join(words)}


def typed(service: Service, data: QueryDict) -> dict[str, str | list[str]]:
    """What came from the page, by question code; questions that were not on it are left out."""
    found: dict[str, str | list[str]] = {}
    for question in service.questions:
        name = PREFIX + question.code
        if name in data:
            given = [str(one) for one in data.getlist(name)]
            found[question.code] = given if question.type in MANY else given[-1]
    return found


def as_typed(service: Service, answers: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Kept answers as somebody would type them, to be corrected."""
    return {
        question.code: _as_text(question, answers[question.code])
        for question in service.questions
        if answers.get(question.code) is not None
    }


def _as_text(question: Question, value: Any) -> str | list[str]:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, dict):
        return f"{value['lat']}, {value['lon']}"
    if isinstance(value, int | float):
        return (
            f"{value:.{question.decimals}f}".rstrip("0").rstrip(".").replace(".", ",") if value % 1 else str(int(value))
        )
    return str(value)


def read(service: Service, raw: Raw, on: date) -> tuple[dict[str, Any], dict[str, str]]:
    """Typed answers and the sentences of what cannot be read."""
    return forms.parse(service, raw, on)

"""Who has come to the end of a training, and with what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.competence.rules.states import ANY, FIELD, MODULE, TRAINING


@dataclass(frozen=True)
class Event:
    """A batch as certificates name it. `minutes` of its sessions; days None while nobody has told them."""

    batch_id: UUID
    area_id: int  # of the organiser
    name: str
    first_day: date | None
    last_day: date | None
    minutes: int
    venue: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Finisher:
    """A participant who took part to the end. `passed`: None where the batch has no test and no practice to pass."""

    participant_id: UUID
    person_id: UUID | None
    name: str
    beside: str
    village_id: int | None
    passed: bool | None
    fields: tuple[str, ...]
    modules: tuple[str, ...] = ()
    explained: str = ""


@dataclass(frozen=True)
class Shown:
    """An ability to be noted: kind and code, and in what it was shown."""

    kind: str
    code: str
    by: str


def shown_by(one: Finisher, event: Event) -> list[Shown]:
    """A training gone through; and what was passed in it, where something was to be passed."""
    found = [Shown(TRAINING, ANY, event.name[:300])]
    if one.passed:
        told = (one.explained or event.name)[:300]
        found += [Shown(FIELD, code, told) for code in one.fields]
        found += [Shown(MODULE, code, told) for code in one.modules]
    return found


def fields_passed(scores: Mapping[str, float | None], asked: int, claimed: Sequence[str]) -> tuple[str, ...]:
    """Of a passed training: the fields whose questions were answered well enough (per cent); without a question about
    any field, those that the training was about."""
    if not scores:
        return tuple(claimed)
    return tuple(field for field, score in scores.items() if score is not None and score >= asked)


def plus_months(day: date, months: int) -> date | None:
    """So many months later (None for 0: never); the last day of the month where the day does not exist."""
    if months <= 0:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return None

"""What goes into the list commands of the registry, and what comes out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any
from uuid import UUID

from simpul.kernel.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class NewPost:
    """A post to be founded. `on` None: the village's today; location in degrees; `open_rule` in words or as a rule."""

    id: UUID
    village_id: int
    name: str
    on: date | None = None
    hamlet_id: UUID | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    open_rule: str = ""
    number: str = ""
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """A person who belongs to a post from a day on."""

    person_id: UUID
    post_id: UUID


@dataclass(frozen=True)
class Outcome:
    """What came of one item: accepted, same (it was so already) or refused. `warnings` are sentences to heed."""

    id: UUID
    state: str
    code: str = ""
    sentence: str = ""
    field: str = ""
    warnings: tuple[str, ...] = ()
    params: Mapping[str, Any] = dataclass_field(default_factory=dict)


def refused(id: UUID, refusal: Refusal) -> Outcome:
    """The outcome of a refused item."""
    return Outcome(id, "refused", refusal.code, refusal.sentence, refusal.field or "", params=refusal.params)


def all_or_refuse(outcomes: Iterable[Outcome]) -> list[str]:
    """The warnings of items of which all had to be accepted; else the refusal of the first that was not."""
    warnings: list[str] = []
    for outcome in outcomes:
        if outcome.state == "refused":
            raise Refusal(outcome.code, field=outcome.field or None, **outcome.params)
        warnings += outcome.warnings
    return warnings

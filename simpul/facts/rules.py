"""What a record is made of before it is stored, and when two payloads are the same. No Django, no clock."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from simpul.kernel.actor import Scope
from simpul.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Draft:
    """A record about to be written. `scope` names its post and field; facts come from the answers by the catalogue.

    `sex` L, P or "" and `age_days` (None: unknown) are those of the person on the day `on`.
    """

    id: UUID
    scope: Scope
    service: str
    version: int
    on: date
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    digest: str
    sealed: bool = False
    person_id: UUID | None = None
    household_id: UUID | None = None
    place: str = ""
    sex: str = ""
    age_days: int | None = None
    disability: bool = False
    hamlet_id: UUID | None = None
    rule_version: str = ""
    open_day_id: UUID | None = None

    def __post_init__(self) -> None:
        if self.scope.post is None or self.scope.field is None:
            raise ValueError("a record lies in a post and a field")

    @property
    def period(self) -> Period:
        return Period.of(self.on)

    @property
    def post_id(self) -> UUID:
        return cast(UUID, self.scope.post)

    @property
    def field(self) -> str:
        return cast(str, self.scope.field)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a correction puts in the place of what was written."""

    on: date
    version: int
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    age_days: int | None
    rule_version: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """What a record takes from its person; it changes when the person is corrected. Age in days on the record's day."""

    sex: str
    age_days: int | None
    disability: bool


def digest(*parts: object) -> str:
    """32 hex digits of a payload: the same values give the same digits, in whatever order a mapping holds them."""
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

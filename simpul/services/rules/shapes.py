"""What comes in and what goes out of recording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from simpul.facts.rules import digest
from simpul.kernel.refusals import Refusal

WHOLE = ""  # key of a sentence that is about the record as a whole, not about one question


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A service to record. `answers` are typed values by question code; `version` None: the form valid on that day.

    `id` is made by whoever records; sent again with the same content it is the same record.
    """

    id: UUID
    post_id: UUID
    service: str
    version: int | None
    on: date
    answers: Mapping[str, Any]
    person_id: UUID | None = None
    household_id: UUID | None = None
    place: str = ""
    open_day_id: UUID | None = None

    @property
    def digest(self) -> str:
        """The same for the same content (docs/rules/pencatatan.md): the open day it came from is not content."""
        return digest(self.post_id, self.service, self.on, self.answers, self.person_id, self.household_id, self.place)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: accepted, same (it was there already), asked (nothing written yet) or refused.

    `errors` and `warnings` hold sentences by question code ("" for the record as a whole). Warnings never refuse.
    """

    id: UUID
    state: str
    code: str = ""
    sentence: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)

    @property
    def saved(self) -> bool:
        return self.state in ("accepted", "same")


def refused(id: UUID, refusal: Refusal, errors: Mapping[str, str] | None = None) -> Outcome:
    """The outcome of a record that a rule refused: the sentence stands beside its input when the rule names one."""
    found = dict(errors or {})
    if refusal.field is not None:
        found.setdefault(refusal.field, refusal.sentence)
    return Outcome(id, "refused", refusal.code, refusal.sentence, found)


def asked(id: UUID, warnings: Mapping[str, str]) -> Outcome:
    """The outcome of a doubtful record that was to be asked about first: nothing is written."""
    return Outcome(id, "asked", warnings=dict(warnings))

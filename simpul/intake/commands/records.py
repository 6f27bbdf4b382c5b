"""Acts of a phone about records: one service; a correction that is merged with what others changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from simpul.audit.commands import command
from simpul.facts import queries as facts
from simpul.intake.rules import Dispute, merge
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord, Outcome


class RecordPart(BaseModel):
    """Some values of a record: its day, some of its answers."""

    model_config = ConfigDict(extra="forbid")

    on: date | None = None
    answers: Mapping[str, Any] = {}

    def flat(self) -> dict[str, Any]:
        """The day under its name, answers under "answers.<code>"."""
        day = {"on": self.on.isoformat()} if self.on is not None else {}
        return day | {f"answers.{code}": value for code, value in self.answers.items()}


@dataclass(frozen=True)
class Amended:
    """What a correction wrote (names of fields), and what is in dispute: for a person to choose."""

    id: UUID
    state: str = "accepted"
    written: tuple[str, ...] = ()
    disputed: Mapping[str, Dispute] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    sentence: str = ""


def record_service(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    post_id: UUID,
    service: str,
    on: date,
    answers: Mapping[str, Any],
    version: int | None = None,
    person_id: UUID | None = None,
    household_id: UUID | None = None,
    place: str = "",
    open_day_id: UUID | None = None,
) -> Outcome:
    """Record one service, as services.record_services does for many."""
    item = NewRecord(id, post_id, service, version, on, answers, person_id, household_id, place, open_day_id)
    return services.record_services(by=by, at=at, items=[item])[0]


@command("intake.amend_record")
def amend_record(
    *, by: Actor, at: datetime, id: UUID, base: RecordPart, changes: RecordPart, reason: str = ""
) -> Amended:
    """Put other values in a record where nobody else has changed them since they were seen (`base`).

    Answers that do not fit the form give `refused` with a sentence for each; all else raises a Refusal.
    """
    view = facts.record(by=by, id=id)
    stored = facts.stored_record(id, lock=True)
    now = RecordPart(on=stored.on, answers=stored.answers).flat()
    merged = merge(base.flat(), changes.flat(), now)
    if not merged.write:
        return Amended(id, disputed=merged.disputed)
    if view.void:
        raise Refusal("sudah-dibatalkan")
    day = date.fromisoformat(merged.write["on"]) if "on" in merged.write else stored.on
    outcome = services.correct_record(
        by=by,
        at=at,
        id=id,
        revision=stored.revision,
        on=day,
        answers=_answers(stored.answers, merged.write),
        reason=reason,
    )
    written = tuple(merged.write) if outcome.saved else ()
    return Amended(
        id, outcome.state, written, merged.disputed, outcome.warnings, outcome.errors, outcome.code, outcome.sentence
    )


def _answers(now: Mapping[str, Any], write: Mapping[str, Any]) -> dict[str, Any]:
    new = {name.removeprefix("answers."): value for name, value in write.items() if name != "on"}
    return {code: value for code, value in {**now, **new}.items() if value is not None}

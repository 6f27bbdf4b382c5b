"""Acts about persons that take two subjects: into a roster when registered, records derived anew when corrected."""

import functools
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.people.commands import Corrected, PersonOutcome
from simpul.places.queries import zone
from simpul.registry.commands import Enrolment, enrol
from simpul.services import commands as services


@command("intake.register_person")
@functools.wraps(people.register_person)
def register_person(*, by: Actor, at: datetime, **told: Any) -> PersonOutcome:
    """Register a person as people.commands.register_person does; with `post_id` they stand in its roster from today."""
    outcome = people.register_person(by=by, at=at, **told)
    post_id = told.get("post_id")
    if post_id is not None and not outcome.repeated:
        today = day_at(at, zone(told["village_id"], at.date()))
        items = [Enrolment(person_id=outcome.id, post_id=post_id)]
        for enrolled in enrol(by=by, at=at, items=items, on=today):
            if enrolled.state == "refused":
                raise Refusal(enrolled.code, field=enrolled.field or None)
    return outcome


@command("intake.correct_person")
def correct_person(
    *, by: Actor, at: datetime, id: UUID, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Corrected:
    """Put right what is wrong about a person, and derive the person's records anew, both or neither.

    `changes` as in people.commands.correct_person. A birth date after a record is refused (`lahir-sesudah-catatan`).
    """
    corrected = people.correct_person(by=by, at=at, id=id, version=version, changes=changes, reason=reason)
    if corrected.rederive:
        services.rederive_person(by=by, at=at, person_id=id)
    return corrected

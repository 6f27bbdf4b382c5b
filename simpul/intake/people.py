"""Correcting a person, with what follows in the records about that person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.people import commands as people
from simpul.people.commands import Corrected
from simpul.services import commands as services


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

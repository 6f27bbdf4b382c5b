"""Reading leaves a trace: a NIK in full, and the page of a person."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import NikReading, Person, PersonReading
from simpul.people.queries.scoping import keys, within


@command("people.read_nik")
def read_nik(*, by: Actor, at: datetime, person_id: UUID, reason: str) -> str:
    """The 16 digits of a person's NIK ("" when there is none), after writing down who asked, when and why."""
    one = shared.locked_person(by, "person.read_nik", person_id)
    kept = shared.reason_given(reason)
    NikReading.objects.create(person=one, by=by.id, at=at, reason=kept)
    changed("person", one.id, after={"nik": "dibaca"}, reason=kept)
    return keys().open(one.nik_sealed, one.id) if one.nik_sealed else ""


def note_reading(*, by: Actor, at: datetime, person_id: UUID, page: str) -> None:
    """Write down that the actor opened a person's page. The row is itself the trace: no audit entry beside it."""
    if not Person.objects.filter(within(by, "person.read"), id=person_id).exists():
        raise Refusal("tidak-ditemukan")
    PersonReading.objects.create(person_id=person_id, by=by.id, at=at, page=page[:60])


def note_readings(*, by: Actor, at: datetime, person_ids: Iterable[UUID], page: str) -> int:
    """Write down that a list with these persons was shown; how many. Those whom the actor may not see are left out."""
    wanted = list(dict.fromkeys(person_ids))
    seen = Person.objects.filter(within(by, "person.read"), id__in=wanted).values_list("id", flat=True)
    read = PersonReading.objects.bulk_create(
        PersonReading(person_id=person_id, by=by.id, at=at, page=page[:60]) for person_id in seen
    )
    return len(read)

"""Practice: the steps of a checklist, and how each participant did them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.exams.commands.grounds import managed
from simpul.exams.models import PracticeItem, PracticeMark
from simpul.exams.rules.bank import known_field
from simpul.exams.rules.states import MARKS
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.participants.queries import participants_by_id


@command("exams.add_practice_step")
def add_practice_step(
    *, by: Actor, at: datetime, batch_id: UUID, practice: str, text: str, field: str = "", id: UUID | None = None
) -> UUID:
    """Add a step to a practice, for instance "tutup api dengan kain basah" to "api kompor gas"."""
    managed(by, at, batch_id)
    if id is not None and PracticeItem.objects.filter(id=id, batch_id=batch_id).exists():
        return id
    known_field(field)
    last = PracticeItem.objects.filter(batch_id=batch_id).order_by("-place").values_list("place", flat=True).first()
    made = PracticeItem.objects.create(
        id=id or new_id(), batch_id=batch_id, practice=worded(practice, "practice", 160), field=field,
        place=(last or 0) + 1, text=worded(text, "text", 300), by=by.id, at=at,
    )  # fmt: skip
    changed("practice_step", made.id, after={"batch": str(batch_id), "practice": made.practice, "text": made.text})
    return made.id


@command("exams.drop_practice_step")
def drop_practice_step(*, by: Actor, at: datetime, item_id: UUID) -> None:
    """Take away a step by which nobody was assessed yet."""
    found = PracticeItem.objects.select_for_update().filter(id=item_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    managed(by, at, found.batch_id)
    if found.marks.exists():
        raise Refusal("langkah-sudah-dinilai")
    changed("practice_step", found.id, before={"practice": found.practice, "text": found.text})
    found.delete()


@command("exams.assess_practice")
def assess_practice(
    *, by: Actor, at: datetime, batch_id: UUID, participant_id: UUID, results: Mapping[UUID, str]
) -> int:
    """Note how a participant did these steps; noted again, the later one holds. Returns how many were noted."""
    managed(by, at, batch_id)
    person = participants_by_id([participant_id]).get(participant_id)
    items = set(PracticeItem.objects.filter(batch_id=batch_id).values_list("id", flat=True))
    if person is None or person.batch_id != batch_id or not set(results) <= items:
        raise Refusal("tidak-ditemukan")
    if not set(results.values()) <= set(MARKS):
        raise Refusal("hasil-praktik-tidak-dikenal")
    for item_id, result in sorted(results.items()):
        PracticeMark.objects.update_or_create(
            item_id=item_id, participant_id=participant_id, defaults={"result": result, "by": by.id, "at": at}
        )
    if results:
        told = {str(item): result for item, result in sorted(results.items())}
        changed("practice_mark", participant_id, after=told)
    return len(results)

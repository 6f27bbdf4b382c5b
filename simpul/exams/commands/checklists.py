"""Practice checklists of the modules of the curriculum: kept in the bank of an area, taken over by batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.exams.commands.grounds import bank_writer, managed
from simpul.exams.models import Checklist, PracticeItem
from simpul.exams.queries.questions import usable
from simpul.exams.rules.bank import known_field, known_module, text_key
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded

STEPS_AT_MOST = 40


@dataclass(frozen=True)
class NewChecklist:
    """A checklist as it is written: the module that it belongs to, the practice, its steps in order."""

    module: str
    practice: str
    steps: Sequence[str]
    field: str = ""


@command("exams.write_checklist")
def write_checklist(*, by: Actor, at: datetime, area_id: int, new: NewChecklist, id: UUID | None = None) -> UUID:
    """A new checklist in the bank of an area."""
    bank_writer(by, area_id)
    if id is not None and Checklist.objects.filter(id=id, by=by.id).exists():
        return id
    told = _sound(new, area_id)
    made = Checklist.objects.create(id=id or new_id(), area_id=area_id, by=by.id, at=at, **told)
    changed("checklist", made.id, after={"area": area_id, **told})
    return made.id


@command("exams.revise_checklist")
def revise_checklist(*, by: Actor, at: datetime, checklist_id: UUID, new: NewChecklist) -> None:
    """Correct a checklist. Batches that took it over keep the steps that they took."""
    found = _held(by, checklist_id)
    told = _sound(new, found.area_id, found.id)
    changed("checklist", found.id, before={name: getattr(found, name) for name in told}, after=told)
    Checklist.objects.filter(id=found.id).update(by=by.id, at=at, **told)


@command("exams.drop_checklist")
def drop_checklist(*, by: Actor, at: datetime, checklist_id: UUID) -> None:
    """Take a checklist out of the bank. Batches that took it over keep the steps that they took."""
    found = _held(by, checklist_id)
    changed("checklist", found.id, before={"module": found.module, "practice": found.practice})
    found.delete()


@command("exams.take_checklist")
def take_checklist(*, by: Actor, at: datetime, batch_id: UUID, checklist_id: UUID) -> int:
    """Put the steps of a checklist on the practice of a batch; how many. Those that it has already stay as they are."""
    ground = managed(by, at, batch_id)
    found = Checklist.objects.select_for_update().filter(id=checklist_id, area_id__in=usable(ground)).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    there = list(PracticeItem.objects.select_for_update().filter(batch_id=batch_id))
    known = {(text_key(one.practice), text_key(one.text)) for one in there}
    last = max((one.place for one in there), default=0)
    wanted = [text for text in found.steps if (text_key(found.practice), text_key(text)) not in known]
    of_list = {"batch_id": batch_id, "module": found.module, "practice": found.practice, "field": found.field}
    steps = enumerate(wanted, start=last + 1)
    insert_many([PracticeItem(place=place, text=text, by=by.id, at=at, **of_list) for place, text in steps])
    if wanted:
        changed("practice_step", batch_id, after={"checklist": str(found.id), "steps": len(wanted)})
    return len(wanted)


def _held(by: Actor, checklist_id: UUID) -> Checklist:
    found = Checklist.objects.select_for_update().filter(id=checklist_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    bank_writer(by, found.area_id)
    return found


def _sound(new: NewChecklist, area_id: int, id: UUID | None = None) -> dict[str, Any]:
    """The columns of what was written; refuses one without module or steps, and a second one of the same practice."""
    if not new.module:
        raise Refusal("daftar-praktik-tanpa-materi", field="module")
    known_module(new.module)
    known_field(new.field)
    practice = worded(new.practice, "practice", 160)
    steps = list(dict.fromkeys(worded(one, "steps", 300) for one in new.steps if one.strip()))
    if not 1 <= len(steps) <= STEPS_AT_MOST:
        raise Refusal("daftar-praktik-tanpa-langkah", field="steps", paling=STEPS_AT_MOST)
    there = Checklist.objects.filter(area_id=area_id, module=new.module, practice=practice)
    if set(there.values_list("id", flat=True)) - {id}:
        raise Refusal("daftar-praktik-sudah-ada", field="practice")
    return {"module": new.module, "practice": practice, "field": new.field, "steps": steps}

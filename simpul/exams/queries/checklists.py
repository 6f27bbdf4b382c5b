"""Practice checklists of the modules: read by those who write the bank, chosen from by those who look after a batch."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from simpul.exams.models import Checklist
from simpul.exams.queries.questions import usable
from simpul.exams.queries.seeing import seen_bank, seen_batch
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.standards.budgets import name_of
from simpul.standards.training import curriculum
from simpul.training.queries import sessions_of


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A checklist. `taught`: its module is on the timetable of the batch that it is offered to."""

    id: UUID
    area_id: int
    module: str
    module_name: str
    practice: str
    field: str
    steps: tuple[str, ...]
    taught: bool = False


def checklists(*, by: Actor, area_id: int) -> list[ChecklistView]:
    """The checklists of an area's bank, for those who write it; by module."""
    seen_bank(by, area_id)
    return _views(Checklist.objects.filter(area_id=area_id))


def checklist(*, by: Actor, checklist_id: UUID) -> ChecklistView:
    """One checklist of a bank that the actor writes; Refusal `tidak-ditemukan`."""
    found = _views(Checklist.objects.filter(id=checklist_id))
    if not found:
        raise Refusal("tidak-ditemukan")
    seen_bank(by, found[0].area_id)
    return found[0]


def checklists_for(*, by: Actor, at: datetime, batch_id: UUID) -> list[ChecklistView]:
    """What a batch may take over: of its organiser's bank and of those above it, modules that it teaches first."""
    ground = seen_batch(by, at, batch_id)
    taught = frozenset(one.module for one in sessions_of([batch_id])) - {""}
    found = _views(Checklist.objects.filter(area_id__in=usable(ground)), taught)
    return sorted(found, key=lambda one: not one.taught)


def _views(found: QuerySet[Checklist], taught: frozenset[str] = frozenset()) -> list[ChecklistView]:
    modules = curriculum().modules
    return [
        ChecklistView(
            id=one.id,
            area_id=one.area_id,
            module=one.module,
            module_name=name_of(modules, one.module),
            practice=one.practice,
            field=one.field,
            steps=tuple(one.steps),
            taught=one.module in taught,
        )
        for one in found.order_by("module", "practice", "id")
    ]

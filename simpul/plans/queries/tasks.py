"""The tasks of a Tim Pembina and how far they are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.plans.models import Task
from simpul.plans.queries.seeing import seen_area
from simpul.plans.rules.tasks import DONE, DROPPED, OPEN
from simpul.standards.budgets import budget_table, name_of


@dataclass(frozen=True)
class TaskView:
    """A task; `late`: open after its day. `field` "" for all fields."""

    id: UUID
    area_id: int
    duty: str
    duty_name: str
    field: str
    title: str
    owner: str
    due_on: date
    state: str
    done_on: date | None
    note: str
    paper_id: UUID | None
    late: bool


@dataclass(frozen=True)
class FieldTasks:
    """How many tasks of a field there are, are done, and are late; `field` "" for those of all fields."""

    field: str
    total: int
    done: int
    late: int


def tasks(*, by: Actor, area_id: int, today: date, field: str | None = None, only_open: bool = False) -> list[TaskView]:
    """The tasks of one area's team, the earliest due first; `field` None: of every field."""
    seen_area(by, area_id)
    found = Task.objects.filter(area_id=area_id)
    if field is not None:
        found = found.filter(field=field)
    return [_view(one, today) for one in (found.filter(state__in=OPEN) if only_open else found)]


def task(*, by: Actor, task_id: UUID, today: date) -> TaskView:
    """One task; Refusal `tidak-ditemukan`."""
    found = Task.objects.filter(id=task_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    seen_area(by, found.area_id)
    return _view(found, today)


def task_stand(*, by: Actor, area_id: int, today: date) -> list[FieldTasks]:
    """The six fields, then what is for all of them; dropped tasks are not counted."""
    found = [one for one in tasks(by=by, area_id=area_id, today=today) if one.state != DROPPED]
    return [_stand(code, found) for code in (*(one.code for one in standards.fields()), "")]


def _stand(field: str, found: list[TaskView]) -> FieldTasks:
    mine = [one for one in found if one.field == field]
    return FieldTasks(field, len(mine), sum(one.state == DONE for one in mine), sum(one.late for one in mine))


def _view(one: Task, today: date) -> TaskView:
    return TaskView(
        id=one.id,
        area_id=one.area_id,
        duty=one.duty,
        duty_name=name_of(budget_table().duties, one.duty),
        field=one.field,
        title=one.title,
        owner=one.owner,
        due_on=one.due_on,
        state=one.state,
        done_on=one.done_on,
        note=one.note,
        paper_id=one.paper_id,
        late=one.state in OPEN and one.due_on < today,
    )

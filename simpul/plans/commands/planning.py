"""Targets of an area, and the tasks of its Tim Pembina."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from simpul import standards
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.offices.queries import team
from simpul.places import queries as places
from simpul.plans.commands.grounds import paper_of, today_in
from simpul.plans.models import Target, Task
from simpul.plans.rules.tasks import DONE, NOT_BEGUN, task_fault
from simpul.plans.rules.years import year_fault
from simpul.standards.budgets import budget_table, entry

WRITE = "plan.write"
_LARGEST = Decimal(10) ** 12


@command("plans.set_target")
def set_target(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    indicator: str,
    year_from: int,
    year_to: int,
    value: Decimal,
    document: str,
    at_most: bool = False,
    id: UUID | None = None,
) -> UUID:
    """Write down a target of an area by an indicator of the catalogue, for a year or a span, from a document."""
    by.require(WRITE, places.scope_of(area_id))
    if id is not None and Target.objects.filter(id=id, by=by.id).exists():
        return id
    field = _field_of(indicator)
    _sound_years(year_from, year_to, today_in(area_id, at))
    if not value.is_finite() or value < 0 or value >= _LARGEST or value != round(value, 2):
        raise Refusal("target-nilai-salah", field="value")
    span = {"area_id": area_id, "indicator": indicator, "year_from": year_from, "year_to": year_to}
    if Target.objects.filter(**span, void_because="").exists():
        raise Refusal("target-sudah-ada", field="indicator")
    text = worded(document, "document", 200)
    target = Target.objects.create(
        id=id or new_id(), field=field, value=value, at_most=at_most, document=text, by=by.id, at=at, **span
    )
    changed("target", target.id, after={**span, "value": str(value), "document": text})
    return target.id


@command("plans.void_target")
def void_target(*, by: Actor, at: datetime, target_id: UUID, reason: str) -> None:
    """Take back a target that no longer holds; it stays readable with the reason."""
    target = Target.objects.select_for_update().filter(id=target_id).first()
    if target is None:
        raise Refusal("tidak-ditemukan")
    by.require(WRITE, places.scope_of(target.area_id))
    if target.void_because:
        raise Refusal("target-sudah-batal")
    target.void_because = worded(reason, "reason", 300)
    target.save()
    changed("target", target.id, after={"void_because": target.void_because}, reason=target.void_because)


@command("plans.add_task")
def add_task(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    duty: str,
    title: str,
    owner: str,
    due_on: date,
    field: str = "",
    member_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Give the Tim Pembina of an area a task: an office (`owner`), or a member of the team, sees to it until a day."""
    by.require(WRITE, places.scope_of(area_id))
    if id is not None and Task.objects.filter(id=id, by=by.id).exists():
        return id
    today = today_in(area_id, at)
    if entry(budget_table().duties, duty, today) is None:
        raise Refusal("tugas-pokok-tidak-dikenal", field="duty")
    if field and field not in {one.code for one in standards.fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    named = _member(by, area_id, member_id, today) if member_id is not None else owner
    task = Task.objects.create(
        id=id or new_id(),
        area_id=area_id,
        duty=duty,
        field=field,
        title=worded(title, "title", 200),
        owner=worded(named, "owner", 120),
        member_id=member_id,
        due_on=due_on,
        state=NOT_BEGUN,
        by=by.id,
        at=at,
    )
    changed("task", task.id, after=_plain(task))
    return task.id


@command("plans.move_task")
def move_task(
    *,
    by: Actor,
    at: datetime,
    task_id: UUID,
    state: str,
    note: str = "",
    due_on: date | None = None,
    paper_id: UUID | None = None,
) -> None:
    """Say how far a task is, with what shows it; it may be opened again. `due_on` None: the day stays."""
    task = Task.objects.select_for_update().filter(id=task_id).first()
    if task is None:
        raise Refusal("tidak-ditemukan")
    by.require(WRITE, places.scope_of(task.area_id))
    before = _plain(task)
    task.paper_id = paper_of(paper_id, task.area_id) or task.paper_id
    task.note = worded(note, "note", 300, may_be_empty=True)
    if fault := task_fault(state, task.note, task.paper_id is not None):
        raise Refusal(fault, field="note" if fault != "keadaan-tugas-tidak-dikenal" else "state")
    task.state = state
    task.done_on = (task.done_on or today_in(task.area_id, at)) if state == DONE else None
    task.due_on = due_on or task.due_on
    task.save()
    changed("task", task.id, before=before, after=_plain(task))


def _field_of(indicator: str) -> str:
    try:
        return standards.indicator(indicator).field
    except standards.UnknownIndicator as error:
        raise Refusal("indikator-tidak-dikenal", field="indicator") from error


def _sound_years(first: int, last: int, today: date) -> None:
    if year_fault(first, today) or year_fault(last, today):
        raise Refusal("tahun-anggaran-salah", field="year_from")
    if last < first:
        raise Refusal("akhir-sebelum-awal", field="year_to")


def _member(by: Actor, area_id: int, member_id: UUID, on: date) -> str:
    """The name of a member of the team of that area."""
    found = team(by=by, area_id=area_id, on=on)
    name = next((one.name for one in found.members if one.id == member_id), "") if found else ""
    if not name:
        raise Refusal("bukan-anggota-tim", field="member")
    return name


def _plain(task: Task) -> dict[str, object]:
    return {
        "area": task.area_id,
        "name": task.title,
        "state": task.state,
        "note": task.note,
        "on": task.due_on.isoformat(),
        "paper": str(task.paper_id) if task.paper_id else None,
    }

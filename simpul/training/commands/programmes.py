"""Programmes of training: planned, changed, closed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.names import name_key
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.plans.commands.grounds import today_in
from simpul.plans.rules.years import year_fault
from simpul.standards.training import training_table
from simpul.training.commands.batches import add_batch
from simpul.training.commands.grounds import known, known_fields, locked_programme, require_organising
from simpul.training.models import Programme
from simpul.training.rules.states import CANCELLED, PLANNED, PROGRAMME_STATES, RUNNING


@command("training.plan_programme")
def plan_programme(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    kind: str,
    name: str,
    year: int,
    fields: Iterable[str] = (),
    theme: str = "",
    objectives: str = "",
    origin: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Plan a programme that the office of this area organises; `fields`: the fields that it claims to cover."""
    require_organising(by, area_id)
    if id is not None and Programme.objects.filter(id=id, by=by.id).exists():
        return id
    given: dict[str, Any] = {
        "kind": kind,
        "name": name,
        "year": year,
        "fields": fields,
        "theme": theme,
        "objectives": objectives,
    }
    told = _told(area_id, at, **given)
    _only_one(area_id, told, None)
    made = Programme.objects.create(
        id=id or new_id(), area_id=area_id, state=RUNNING, origin=origin, by=by.id, at=at, **told
    )
    changed("programme", made.id, after=_plain(made))
    return made.id


@command("training.change_programme")
def change_programme(
    *,
    by: Actor,
    at: datetime,
    programme_id: UUID,
    kind: str,
    name: str,
    year: int,
    fields: Iterable[str] = (),
    theme: str = "",
    objectives: str = "",
) -> None:
    """Put a programme right."""
    found = locked_programme(by, programme_id)
    given: dict[str, Any] = {
        "kind": kind,
        "name": name,
        "year": year,
        "fields": fields,
        "theme": theme,
        "objectives": objectives,
    }
    told = _told(found.area_id, at, **given)
    _only_one(found.area_id, told, found.id)
    before = _plain(found)
    for key, value in told.items():
        setattr(found, key, value)
    found.save()
    changed("programme", found.id, before=before, after=_plain(found))


@command("training.close_programme")
def close_programme(*, by: Actor, at: datetime, programme_id: UUID, state: str, reason: str = "") -> None:
    """Say that a programme goes on (berlangsung), is over (selesai), or is called off (batal), which needs a reason."""
    found = locked_programme(by, programme_id)
    if state not in PROGRAMME_STATES:
        raise Refusal("keadaan-angkatan-salah", field="state")
    text = worded(reason, "reason", 300, may_be_empty=True)
    if state == CANCELLED and not text:
        raise Refusal("alasan-wajib", field="reason")
    before, found.state, found.reason = _plain(found), state, text
    found.save()
    changed("programme", found.id, before=before, after=_plain(found), reason=text)


@command("training.plan_events")
def plan_events(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    kind: str,
    name: str,
    year: int,
    host_ids: Sequence[int],
    month_from: date | None = None,
    month_to: date | None = None,
    fields: Iterable[str] = (),
    mode: str = "tatap_muka",
    origin: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Plan a programme with one batch in each of these areas: what a meeting decided ("in each desa, May to June").

    `month_from`, `month_to`: any day of the first and the last month; no dates are set yet. `origin`: the decision.
    Planned before under this id: nothing happens.
    """
    if not host_ids:
        raise Refusal("tuan-rumah-wajib", field="host")
    if id is not None and Programme.objects.filter(id=id, by=by.id).exists():
        return id
    made = plan_programme(
        by=by, at=at, area_id=area_id, kind=kind, name=name, year=year, fields=fields, origin=origin, id=id
    )
    when: dict[str, Any] = {"month_from": month_from, "month_to": month_to, "mode": mode, "state": PLANNED}
    for number, host in enumerate(dict.fromkeys(host_ids), start=1):
        add_batch(by=by, at=at, programme_id=made, host_id=host, number=number, **when)
    return made


def _told(
    area_id: int,
    at: datetime,
    *,
    kind: str,
    name: str,
    year: int,
    fields: Iterable[str],
    theme: str,
    objectives: str,
) -> dict[str, Any]:
    if year_fault(year, today_in(area_id, at)):
        raise Refusal("tahun-anggaran-salah", field="year")
    title = worded(name, "name", 200)
    return {
        "kind": known(training_table().kinds, kind, area_id, at, "kind"),
        "name": title,
        "name_key": name_key(title)[:200],
        "year": year,
        "fields": known_fields(fields),
        "theme": worded(theme, "theme", 300, may_be_empty=True),
        "objectives": worded(objectives, "objectives", 2000, may_be_empty=True),
    }


def _only_one(area_id: int, told: dict[str, Any], id: UUID | None) -> None:
    same = Programme.objects.filter(area_id=area_id, year=told["year"], name_key=told["name_key"])
    others = same.exclude(state=CANCELLED)
    if (others.exclude(id=id) if id else others).exists():
        raise Refusal("program-sudah-ada", field="name")


def _plain(one: Programme) -> dict[str, object]:
    told = ("area_id", "kind", "name", "year", "fields", "state")
    return {name: getattr(one, name) for name in told}

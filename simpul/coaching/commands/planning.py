"""Visits: planned, moved to another day, called off."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.coaching.commands.grounds import chosen, draft
from simpul.coaching.models import Visit
from simpul.coaching.queries.checklists import holding
from simpul.coaching.queries.seeing import WRITE
from simpul.coaching.rules.visits import CALLED_OFF, PLANNED
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.registry.queries import post_scope
from simpul.standards.coaching_visits import kind_table


@command("coaching.plan_visit")
def plan_visit(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    planned_on: date,
    leader: str,
    visited_id: int | None = None,
    post_id: UUID | None = None,
    purpose: str = "",
    visitors: Sequence[str] = (),
    id: UUID | None = None,
) -> UUID:
    """Plan a visit of the Tim Pembina of an area to a post in it, or to an area below it (one of the two).

    It will be answered with the checklist that holds there on that day; a day that has passed is a visit already made.
    `visitors`: offices. Refusals: kunjungan-bukan-wilayah-bawah, pilihan-pembinaan-salah.
    """
    scope = places.scope_of(area_id)
    by.require(WRITE, scope, exact=True)
    if id is not None and Visit.objects.filter(id=id, by=by.id).exists():
        return id
    path = _visited_path(scope.area, visited_id, post_id)
    visit = Visit.objects.create(
        id=id or new_id(),
        area_id=area_id,
        visited_id=path[-1],
        post_id=post_id,
        checklist=holding(path, planned_on).code,
        planned_on=planned_on,
        leader=chosen(leader, kind_table().leaders, "leader"),
        visitors=offices(visitors),
        purpose=worded(purpose, "purpose", 200, may_be_empty=True),
        state=PLANNED,
        by=by.id,
        at=at,
    )
    after = {"area": area_id, "visited": path[-1], "post": str(post_id or ""), "on": planned_on.isoformat()}
    changed("coaching_visit", visit.id, after=after)
    return visit.id


@command("coaching.move_visit")
def move_visit(*, by: Actor, at: datetime, visit_id: UUID, planned_on: date) -> None:
    """Plan a visit for another day; as long as nothing is answered, with the checklist that holds then."""
    visit = draft(by, visit_id)
    before, visit.planned_on = {"on": visit.planned_on.isoformat()}, planned_on
    if not visit.answers.exists():
        visit.checklist = holding(places.area(visit.visited_id).path, planned_on).code
    visit.save()
    changed("coaching_visit", visit.id, before=before, after={"on": planned_on.isoformat()})


@command("coaching.call_off_visit")
def call_off_visit(*, by: Actor, at: datetime, visit_id: UUID, reason: str) -> None:
    """Call off a visit that is not signed off yet, with a reason."""
    visit = draft(by, visit_id)
    visit.state, visit.reason = CALLED_OFF, worded(reason, "reason", 300)
    visit.save()
    changed("coaching_visit", visit.id, before={"state": PLANNED}, after={"state": CALLED_OFF}, reason=visit.reason)


def offices(visitors: Sequence[str]) -> list[str]:
    """Internal: the offices as typed, tidied, each once."""
    return list(dict.fromkeys(worded(one, "visitors", 120) for one in visitors if one.strip()))


def _visited_path(above: tuple[int, ...], visited_id: int | None, post_id: UUID | None) -> tuple[int, ...]:
    if (visited_id is None) == (post_id is None):
        raise Refusal("kunjungan-bukan-wilayah-bawah", field="target")
    path = post_scope(post_id).area if post_id is not None else places.area(visited_id or 0).path
    if path[: len(above)] != above or (post_id is None and len(path) == len(above)):
        raise Refusal("kunjungan-bukan-wilayah-bawah", field="target")
    return path

"""A slip of the same day, by the same office, is undone."""

from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.passing import pass_back
from simpul.lifecycle.models import Step
from simpul.lifecycle.queries.slips import RIGHT, office_of, slip_of
from simpul.lifecycle.rules import CLOSED, HEIR, ITSELF, MERGED, ORIGIN, SPLIT, undo_fault
from simpul.places import queries as places
from simpul.registry import commands as registry
from simpul.registry import queries
from simpul.registry.rules import clean_name


@command("lifecycle.undo_step")
def undo_step(*, by: Actor, at: datetime, step_id: UUID, reason: str) -> None:
    """Take a step back that was a slip: on the day it was written, by the same office, while nothing came after it.

    People, offices and roles go back where they were; of a split the new post stays, closed from its first day.
    """
    step = Step.objects.select_for_update(of=("self",)).filter(id=step_id).first()
    posts = dict(step.posts.order_by("post_id").values_list("post_id", "part")) if step else {}
    scopes = queries.post_scopes(posts)
    if step is None or not all(by.may(RIGHT, scope) for scope in scopes.values()):
        raise Refusal("tidak-ditemukan")
    first = next(iter(scopes.values()))
    today = day_at(at, places.zone(first.area[-1], day_at(at, "WIB")))
    if fault := undo_fault(slip_of(step), office=office_of(by, first), today=today):
        raise Refusal(fault)
    kept = clean_name(reason)[:300]
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    _undo(by, at, step, posts, kept)
    step.undone_at, step.undone_because = at, kept
    step.save(update_fields=["undone_at", "undone_because"])
    for post in posts:
        changed("step", step.id, after={"undone": True, "post": str(post)}, feed=post, reason=kept)


def _undo(by: Actor, at: datetime, step: Step, posts: dict[UUID, str], reason: str) -> None:
    heir = next((post for post, part in posts.items() if part == HEIR), None)
    for post, part in posts.items():
        if part == ITSELF or (part == ORIGIN and step.kind == MERGED):
            registry.take_back_change(by=by, at=at, post_id=post, since=step.on, reason=reason)
    if heir is not None:
        pass_back(by, at, step.carried, heir, step.on, ended=step.kind == SPLIT)
    if heir is not None and step.kind == SPLIT:
        registry.change_state(by=by, at=at, post_id=heir, state=CLOSED, on=step.on, reason=reason)

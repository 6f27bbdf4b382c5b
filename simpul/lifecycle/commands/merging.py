"""Several posts become one: an heir takes over, the others close and point to it."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.passing import Passage, pass_on
from simpul.lifecycle.commands.shapes import Basis, Passed
from simpul.lifecycle.commands.steps import known_step, name_decree, note_step
from simpul.lifecycle.models import Step, StepPost
from simpul.lifecycle.queries.slips import RIGHT
from simpul.lifecycle.rules import CLOSED, HEIR, MERGED, ORIGIN, merge_fault
from simpul.registry import commands as registry
from simpul.registry import queries
from simpul.services import commands as services
from simpul.services import queries as service_queries
from simpul.services.rules.open_days import PLANNED

_BECAUSE = "Posyandu bergabung"
_AHEAD = 2  # months in which open days may be planned already


@command("lifecycle.merge_posts")
def merge_posts(
    *,
    by: Actor,
    at: datetime,
    heir_id: UUID,
    post_ids: Collection[UUID],
    on: date,
    basis: Basis,
    id: UUID | None = None,
) -> Passed:
    """Posts go over into an heir from a day on: their people, their kader and the pengurus whose seat is free there.

    They close that day and point to the heir; what was recorded stays with them, reports of months past stay as they
    are. Open days planned from that day on are called off.
    """
    if (known := known_step(id)) is not None:
        return passed(known)
    origins = sorted(set(post_ids))
    scopes = queries.post_scopes([heir_id, *origins])
    if len(scopes) < len({heir_id, *origins}):
        raise Refusal("tidak-ditemukan")
    for scope in scopes.values():
        by.require(RIGHT, scope)
    ground = queries.post_grounds(scopes)
    if fault := merge_fault(heir_id, origins, [post for post, one in ground.items() if one.closed_on]):
        raise Refusal(fault, field="post_ids")
    if heir_id not in queries.placements([heir_id], on):
        raise Refusal("penerus-belum-ada", field="on")
    posts = dict.fromkeys(origins, ORIGIN) | {heir_id: HEIR}
    name_decree(by, at, MERGED, basis, posts)
    passage = Passage()
    for origin in origins:
        pass_on(by, at, passage, origin, heir_id, on, decree_id=basis.decree_id)
        _call_days_off(at, origin, on)
        registry.change_state(by=by, at=at, post_id=origin, state=CLOSED, on=on, reason=basis.reason)
    return passed(note_step(by, at, MERGED, on, posts, basis, id=id or new_id(), carried=passage.plain()))


def _call_days_off(at: datetime, post_id: UUID, on: date) -> None:
    """Days on which people came already stay as they are."""
    for step in range(_AHEAD + 1):
        for day in service_queries.open_days(by=SYSTEM, post_id=post_id, period=Period.of(on).shift(step)):
            if day.on >= on and day.state == PLANNED and not day.recorded:
                services.cancel_open_day(by=SYSTEM, at=at, id=day.id, reason=_BECAUSE)


def passed(step: Step) -> Passed:
    """What a merge or a split has done."""
    heir = StepPost.objects.filter(step=step, part=HEIR).values_list("post_id", flat=True)[0]
    offices = [new for found in step.carried.get("offices", {}).values() for _, new, _ in found]
    persons = sum(len(ids) for ids in step.carried.get("persons", {}).values())
    return Passed(
        step.id, heir, persons, len([one for one in offices if one]), len([one for one in offices if not one])
    )

"""A post is split: some of its people and kader go to a new post."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.merging import passed
from simpul.lifecycle.commands.passing import Passage, pass_on
from simpul.lifecycle.commands.shapes import Basis, NewPart, Passed
from simpul.lifecycle.commands.steps import known_step, name_decree, note_step
from simpul.lifecycle.queries.slips import RIGHT
from simpul.lifecycle.rules import HEIR, ORIGIN, SPLIT
from simpul.registry import commands as registry
from simpul.registry import queries


@command("lifecycle.split_post")
def split_post(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    part: NewPart,
    on: date,
    person_ids: Collection[UUID],
    appointment_ids: Collection[UUID],
    basis: Basis,
    id: UUID | None = None,
) -> Passed:
    """Found a post in the same village for some of another one's people and kader, from a day on.

    The old post goes on with the others; what was recorded stays with it. For more than one new post: once each.
    """
    if (known := known_step(id)) is not None:
        return passed(known)
    scope = queries.post_scope(post_id)
    by.require(RIGHT, scope)
    if queries.post_grounds([post_id])[post_id].closed_on:
        raise Refusal("pos-tutup", field="on")
    if post_id not in queries.placements([post_id], on):
        raise Refusal("penerus-belum-ada", field="on")
    if not person_ids:
        raise Refusal("mekar-tanpa-warga", field="hamlet_ids")
    made = registry.found_post(
        by=by, at=at, village_id=scope.area[-1], name=part.name, on=on, hamlet_id=part.hamlet_id,
        address=part.address, open_rule=part.open_rule,
    )  # fmt: skip
    posts = {post_id: ORIGIN, made: HEIR}
    name_decree(by, at, SPLIT, basis, posts)
    passage = Passage()
    pass_on(
        by, at, passage, post_id, made, on,
        decree_id=basis.decree_id, person_ids=set(person_ids), appointment_ids=set(appointment_ids),
    )  # fmt: skip
    return passed(note_step(by, at, SPLIT, on, posts, basis, id=id or new_id(), carried=passage.plain()))

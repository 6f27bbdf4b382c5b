"""Steps of one post: founded, active again, resting, closed, moved."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.proposing import open_proposal
from simpul.lifecycle.commands.shapes import Basis
from simpul.lifecycle.commands.steps import itself, known_step, name_decree, note_step
from simpul.lifecycle.rules import FOUNDED, MOVED
from simpul.offices.queries import decrees_by_id
from simpul.registry import commands as registry
from simpul.registry import queries

NO_PAPER = Basis()


@command("lifecycle.found_post")
def found_post(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    name: str,
    on: date,
    id: UUID | None = None,
    hamlet_id: UUID | None = None,
    address: str = "",
    location: tuple[float, float] | None = None,
    open_rule: str = "",
    proposal_id: UUID | None = None,
    basis: Basis = NO_PAPER,
) -> UUID:
    """Found a post on a day by an SK, after a musyawarah has proposed it or without one. Returns the id of the post.

    `id`: that of the post; known already, it changes nothing. `location`: (latitude, longitude) in degrees.
    """
    post_id = id or new_id()
    if post_id in queries.post_scopes([post_id]):
        return post_id
    proposal = open_proposal(by, proposal_id) if proposal_id is not None else None
    if proposal is not None and proposal.village_id != village_id:
        raise Refusal("tidak-ditemukan")
    if proposal is not None and on < proposal.held_on:
        raise Refusal("berdiri-sebelum-musyawarah", field="on", tanggal=proposal.held_on)
    latitude, longitude = location or (None, None)
    registry.found_post(
        by=by, at=at, id=post_id, village_id=village_id, name=name, on=on, hamlet_id=hamlet_id, address=address,
        latitude=latitude, longitude=longitude, open_rule=open_rule,
    )  # fmt: skip
    if proposal is not None:
        proposal.post_id = post_id
        proposal.save(update_fields=["post"])
        changed("proposal", proposal.id, after={"post": str(post_id)}, feed=post_id)
    name_decree(by, at, FOUNDED, basis, itself(post_id))
    note_step(by, at, FOUNDED, on, itself(post_id), basis, id=new_id())
    return post_id


@command("lifecycle.change_state")
def change_state(
    *, by: Actor, at: datetime, post_id: UUID, state: str, on: date, basis: Basis = NO_PAPER, id: UUID | None = None
) -> None:
    """Let a post rest, close it or open it again from a day on, by an SK if there is one; see registry."""
    if known_step(id) is not None or queries.post(by=by, post_id=post_id).state == state:
        return
    registry.change_state(by=by, at=at, post_id=post_id, state=state, on=on, reason=basis.reason)
    name_decree(by, at, state, basis, itself(post_id))
    note_step(by, at, state, on, itself(post_id), basis, id=id or new_id())


@command("lifecycle.move_post")
def move_post(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    village_id: int,
    on: date,
    hamlet_id: UUID | None = None,
    basis: Basis = NO_PAPER,
    id: UUID | None = None,
) -> None:
    """Move a post to another village or hamlet from a day on, by an SK of the old or of the new village."""
    post = queries.post(by=by, post_id=post_id)
    if known_step(id) is not None or (post.village_id, post.hamlet_id) == (village_id, hamlet_id):
        return
    by_the_old = basis.decree_id is not None and _of_area(basis.decree_id, post.village_id)
    if by_the_old:
        name_decree(by, at, MOVED, basis, itself(post_id))
    registry.move_post(
        by=by, at=at, post_id=post_id, village_id=village_id, hamlet_id=hamlet_id, on=on, reason=basis.reason
    )
    if not by_the_old:
        name_decree(by, at, MOVED, basis, itself(post_id))
    note_step(by, at, MOVED, on, itself(post_id), basis, id=id or new_id())


def _of_area(decree_id: UUID, area_id: int) -> bool:
    found = decrees_by_id([decree_id]).get(decree_id)
    return found is not None and found.area_id == area_id

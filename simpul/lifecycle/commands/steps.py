"""Writing a step down: its posts, its SK and paper, the office that told it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.commands.shapes import Basis
from simpul.lifecycle.models import Step, StepPost
from simpul.lifecycle.queries.slips import office_of
from simpul.lifecycle.rules import FOUNDED, HEIR, ITSELF, MERGED, SPLIT
from simpul.offices import commands as offices
from simpul.offices import queries as office_queries
from simpul.papers import queries as papers
from simpul.places import queries as places
from simpul.registry.queries import post_scopes
from simpul.registry.rules import clean_name


def known_step(id: UUID | None) -> Step | None:
    """The step of that id: the same act sent again."""
    return Step.objects.filter(id=id).first() if id is not None else None


def note_step(
    by: Actor,
    at: datetime,
    kind: str,
    on: date,
    posts: Mapping[UUID, str],
    basis: Basis,
    *,
    id: UUID,
    carried: Mapping[str, Any] | None = None,
) -> Step:
    """Write a step of these posts (with the part of each) down and tell it to all of them."""
    scopes = post_scopes(posts)
    first = scopes[next(iter(posts))]
    if basis.paper_id is not None:
        require_paper(basis.paper_id, {area for scope in scopes.values() for area in scope.area})
    step = Step.objects.create(
        id=id,
        kind=kind,
        on=on,
        decree_id=basis.decree_id,
        paper_id=basis.paper_id,
        place=clean_name(basis.place)[:200],
        reason=clean_name(basis.reason)[:300],
        carried=dict(carried or {}),
        office=office_of(by, first),
        by=by.id,
        by_name=by.name,
        at=at,
    )
    StepPost.objects.bulk_create([StepPost(step=step, post_id=post, part=part) for post, part in posts.items()])
    for post, part in posts.items():
        changed("step", step.id, after={"kind": kind, "on": on.isoformat(), "post": str(post), "part": part}, feed=post)
    return step


def name_decree(by: Actor, at: datetime, kind: str, basis: Basis, posts: Mapping[UUID, str]) -> None:
    """Let the SK speak of the posts in its area: it founds new ones, it changes the others.

    Refusal `sk-wilayah-lain` when none of them lies there.
    """
    if basis.decree_id is None:
        return
    decree = office_queries.decrees_by_id([basis.decree_id]).get(basis.decree_id)
    scopes = post_scopes(posts)
    named = [post for post in posts if decree is not None and decree.area_id in scopes[post].area]
    if decree is None or not named or decree.purpose == office_queries.TEAM:
        raise Refusal("sk-wilayah-lain", field="decree_id")
    by.require("post.read", places.scope_of(decree.area_id))
    for purpose, wanted in _purposes(kind, {post: posts[post] for post in named}):
        # Whoever may change the post may say by which SK, also the regency, which appoints nobody.
        offices.attach_decree(by=SYSTEM, at=at, decree_id=decree.id, post_ids=wanted, purpose=purpose)


def _purposes(kind: str, posts: Mapping[UUID, str]) -> Iterable[tuple[str, list[UUID]]]:
    founds = {post for post, part in posts.items() if kind == FOUNDED or (kind == SPLIT and part == HEIR)}
    changes = [post for post in posts if post not in founds]
    yield office_queries.FOUNDING, sorted(founds)
    yield office_queries.CHANGE, changes
    if kind == MERGED:
        yield office_queries.OFFICERS, [post for post, part in posts.items() if part == HEIR]


def itself(post_id: UUID) -> dict[UUID, str]:
    """A step of one post alone."""
    return {post_id: ITSELF}


def require_paper(paper_id: UUID, areas: Iterable[int]) -> None:
    """Refusal unless the paper is of one of these areas."""
    if papers.areas_of([paper_id]).get(paper_id) not in set(areas):
        raise Refusal("sk-berkas-wilayah-lain", field="file")

"""The life of a post from its proposal to now: steps with their papers, and changes of which no step tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.lifecycle.models import Proposal, Step, StepPost
from simpul.lifecycle.queries.slips import RIGHT, office_of, slip_of
from simpul.lifecycle.rules import FOUNDED, ITSELF, MOVED, undo_fault
from simpul.offices.queries import DecreeView, decrees_by_id
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.registry.queries import PostSpanView

PROPOSED = "diusulkan"


@dataclass(frozen=True)
class Other:
    """Another post of the same step: what it gave or took (asal, penerus)."""

    post_id: UUID
    label: str
    part: str


@dataclass(frozen=True)
class TimelineStep:
    """Something that befell a post. `id` None: no step was written, only the change itself.

    `village`, `hamlet`: where the post lay from that day. `may_undo`: it is a slip that the actor may still undo.
    """

    kind: str
    on: date
    part: str = ITSELF
    id: UUID | None = None
    village: str = ""
    hamlet: str = ""
    decree: DecreeView | None = None
    paper_id: UUID | None = None
    place: str = ""
    reason: str = ""
    by_name: str = ""
    others: tuple[Other, ...] = ()
    may_undo: bool = False


def timeline(*, by: Actor, post_id: UUID, at: datetime) -> list[TimelineStep]:
    """The life of a post, oldest first; what was undone is left to the history of its data."""
    post = registry.post(by=by, post_id=post_id)
    links = StepPost.objects.filter(post_id=post_id, step__undone_at__isnull=True).select_related("step")
    parts = {link.step: link.part for link in links.order_by("step__on", "step__at", "step_id")}
    spans = registry.spans_of([post_id])[post_id]
    told = list(_told(by, post_id, parts, _where(spans)))
    today = day_at(at, post.zone)
    fresh = [_with_undo(by, one, parts, today) for one in told]
    days = {step.on for step in parts}
    silent = [one for one in _silent(spans) if one.on not in days]
    return sorted([*_proposed(post_id), *silent, *fresh], key=lambda one: one.on)


def steps_of_decree(*, by: Actor, decree_id: UUID) -> list[tuple[TimelineStep, str]]:
    """The steps that rest on an SK, each once for every post that the actor sees, with the post's name."""
    found = StepPost.objects.filter(step__decree_id=decree_id, step__undone_at__isnull=True).select_related("step")
    rows = list(found.order_by("step__on", "step__at", "step_id", "part", "post_id"))
    posts = {row.post_id for row in rows}
    scopes, labels = registry.post_scopes(posts), registry.post_labels(posts)
    return [
        (TimelineStep(row.step.kind, row.step.on, row.part, row.step_id, reason=row.step.reason), labels[row.post_id])
        for row in rows
        if by.may("post.read", scopes[row.post_id])
    ]


Where = Mapping[date, tuple[str, str]]


def _where(spans: Sequence[PostSpanView]) -> Where:
    """Village and hamlet in words from the day on which each span begins."""
    villages = places.areas({span.village_id for span in spans})
    hamlets = places.hamlets_by_id({span.hamlet_id for span in spans if span.hamlet_id})
    return {
        span.valid_from: (villages[span.village_id].label, hamlets[span.hamlet_id].label if span.hamlet_id else "")
        for span in spans
    }


def _told(by: Actor, post_id: UUID, parts: Mapping[Step, str], where: Where) -> Iterator[TimelineStep]:
    decrees = decrees_by_id({step.decree_id for step in parts if step.decree_id})
    beside = _others(post_id, parts)
    for step, part in parts.items():
        village, hamlet = where.get(step.on, ("", ""))
        yield TimelineStep(
            kind=step.kind, on=step.on, part=part, id=step.id, village=village, hamlet=hamlet,
            decree=decrees.get(step.decree_id) if step.decree_id else None, paper_id=step.paper_id, place=step.place,
            reason=step.reason, by_name=step.by_name, others=tuple(beside.get(step.id, ())),
        )  # fmt: skip


def _others(post_id: UUID, steps: Iterable[Step]) -> dict[UUID, list[Other]]:
    rows = StepPost.objects.filter(step__in=list(steps)).exclude(post_id=post_id).order_by("step_id", "post_id")
    links = list(rows.values_list("step_id", "post_id", "part"))
    labels = registry.post_labels({post for _, post, _ in links})
    found: dict[UUID, list[Other]] = {}
    for step, post, part in links:
        found.setdefault(step, []).append(Other(post, labels[post], part))
    return found


def _with_undo(by: Actor, one: TimelineStep, parts: Mapping[Step, str], today: date) -> TimelineStep:
    step = next(step for step in parts if step.id == one.id)
    if day_at(step.at, "WIT") < today:  # spares the question for all but the newest
        return one
    scopes = registry.post_scopes(step.posts.order_by("post_id").values_list("post_id", flat=True))
    mine = all(by.may(RIGHT, scope) for scope in scopes.values())
    office = office_of(by, next(iter(scopes.values())))
    may = mine and not undo_fault(slip_of(step), office=office, today=today)
    return TimelineStep(**{**vars(one), "may_undo": may})


def _silent(spans: Sequence[PostSpanView]) -> Iterator[TimelineStep]:
    """Changes that came by a list, or before steps were written."""
    where = _where(spans)
    first = spans[0]
    yield TimelineStep(FOUNDED, first.valid_from, village=where[first.valid_from][0], hamlet=where[first.valid_from][1])
    for before, after in pairwise(spans):
        village, hamlet = where[after.valid_from]
        if (before.village_id, before.hamlet_id) != (after.village_id, after.hamlet_id):
            yield TimelineStep(MOVED, after.valid_from, village=village, hamlet=hamlet)
        if before.state != after.state:
            yield TimelineStep(after.state, after.valid_from, village=village, hamlet=hamlet)


def _proposed(post_id: UUID) -> Iterator[TimelineStep]:
    for one in Proposal.objects.filter(post_id=post_id):
        yield TimelineStep(PROPOSED, one.held_on, place=one.held_at, paper_id=one.paper_id)

"""Whether a step may still be undone. Internal."""

from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.lifecycle.models import Step, StepPost
from simpul.lifecycle.rules import Slip
from simpul.places import queries as places
from simpul.registry import queries as registry

RIGHT = "post.manage"


def office_of(by: Actor, scope: Scope) -> int | None:
    """The area whose office acts there: the lowest one that gives the right; None for the system."""
    held = [grant for grant in by.where(RIGHT) if grant.covers(scope)]
    return max(held, key=lambda grant: grant.level).area_id if held else None


def slip_of(step: Step) -> Slip:
    """A step as the rule of undoing sees it."""
    posts = list(StepPost.objects.filter(step=step).order_by("post_id").values_list("post_id", flat=True))
    village = registry.post_scopes(posts)[posts[0]].area[-1]
    written = day_at(step.at, places.zone(village, day_at(step.at, "WIB")))
    return Slip(step.kind, step.office, written, _later(step, posts), step.undone_at is not None)


def _later(step: Step, posts: list[UUID]) -> bool:
    """Another step of one of its posts on that day or since, or a post that began on that very day."""
    others = StepPost.objects.filter(post_id__in=posts, step__undone_at__isnull=True, step__on__gte=step.on)
    return others.exclude(step=step).exists() or any(_began(post, step.on) for post in _old_ones(step))


def _old_ones(step: Step) -> list[UUID]:
    """The posts that were there before the step."""
    found = StepPost.objects.filter(step=step)
    return list((found.exclude(part="penerus") if step.kind == "mekar" else found).values_list("post_id", flat=True))


def _began(post_id: UUID, on: date) -> bool:
    return min(span.valid_from for span in registry.spans_of([post_id])[post_id]) >= on

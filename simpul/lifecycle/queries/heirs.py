"""Who took over from posts that are no more."""

from collections.abc import Iterable
from uuid import UUID

from simpul.lifecycle.models import StepPost
from simpul.lifecycle.rules import HEIR, MERGED, ORIGIN


def heirs_of(post_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Internal: the post into which each of these went last; those that went into none are left out."""
    gone = StepPost.objects.filter(
        post_id__in=list(post_ids), part=ORIGIN, step__kind=MERGED, step__undone_at__isnull=True
    )
    steps = dict(gone.order_by("step__on", "step__at", "step_id").values_list("post_id", "step_id"))
    heirs = dict(StepPost.objects.filter(step_id__in=steps.values(), part=HEIR).values_list("step_id", "post_id"))
    return {post: heirs[step] for post, step in steps.items()}

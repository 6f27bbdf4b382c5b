"""What a meeting decided, and what came to it still open from earlier ones."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.decisions.models import Action, Decision
from simpul.decisions.queries.actions import action_views
from simpul.decisions.queries.views import ActionView, DecisionView
from simpul.decisions.rules.states import OPEN
from simpul.kernel.actor import Actor
from simpul.meetings.queries import MeetingView, head
from simpul.meetings.rules.states import CANCELLED


@dataclass(frozen=True)
class Decided:
    """`carried`: what was still open on the day of the meeting, of earlier ones of its body; `decisions`: its own."""

    carried: tuple[ActionView, ...]
    decisions: tuple[DecisionView, ...]


def decided(*, by: Actor, meeting_id: UUID, today: date) -> Decided:
    """What one meeting was told and decided; Refusal `tidak-ditemukan`."""
    found, _mine = head(by=by, meeting_id=meeting_id)
    return Decided(tuple(action_views(_carried(found), today)), decisions_of(meeting_id, today))


def _carried(found: MeetingView) -> list[UUID]:
    """Counted from the days, so that work written down late is carried too and stays to be read when done (S3.10)."""
    still = Q(items__state__in=OPEN) | Q(items__ended_on__gte=found.on)
    earlier = {
        "decision__meeting__area_id": found.area.id,
        "decision__meeting__body": found.body,
        "decision__meeting__on__lt": found.on,
    }
    carried = Action.objects.filter(still, **earlier).exclude(decision__meeting__state=CANCELLED)
    return list(carried.order_by("id").values_list("id", flat=True).distinct())


def decisions_of(meeting_id: UUID, today: date) -> tuple[DecisionView, ...]:
    """Internal: what a meeting decided, in its order."""
    decided = list(Decision.objects.filter(meeting_id=meeting_id).order_by("number", "id"))
    of_decision = dict(Action.objects.filter(decision__in=decided).order_by("id").values_list("id", "decision_id"))
    actions = action_views(of_decision, today)
    return tuple(
        DecisionView(
            one.id,
            one.number,
            one.text,
            one.field,
            tuple(known for known in actions if of_decision[known.id] == one.id),
        )
        for one in decided
    )

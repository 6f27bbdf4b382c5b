"""What others may read of meetings. Everything is cut to what the actor may see."""

from .actions import ActionDetail, AreaActions, ItemView, action, actions_below, actions_of, item, open_items
from .due import due
from .meetings import head, held_in, invitation, meeting, meetings
from .progress import AreaFigures, ProgressView, compare
from .views import (
    ActionView,
    AgendaView,
    DecisionView,
    InvitationView,
    MeetingDetail,
    MeetingView,
    MinutesView,
    RegionsView,
    StatedView,
)

__all__ = [
    "ActionDetail",
    "ActionView",
    "AgendaView",
    "AreaActions",
    "AreaFigures",
    "DecisionView",
    "InvitationView",
    "ItemView",
    "MeetingDetail",
    "MeetingView",
    "MinutesView",
    "ProgressView",
    "RegionsView",
    "StatedView",
    "action",
    "actions_below",
    "actions_of",
    "compare",
    "due",
    "head",
    "held_in",
    "invitation",
    "item",
    "meeting",
    "meetings",
    "open_items",
]

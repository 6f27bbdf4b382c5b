"""What others may read of meetings. Everything is cut to what the actor may see."""

from .due import due
from .meetings import head, held_in, invitation, meeting, meetings
from .progress import AreaFigures, ProgressView, compare
from .views import (
    AgendaView,
    InvitationView,
    MeetingDetail,
    MeetingView,
    MinutesView,
    RegionsView,
    StatedView,
)

__all__ = [
    "AgendaView",
    "AreaFigures",
    "InvitationView",
    "MeetingDetail",
    "MeetingView",
    "MinutesView",
    "ProgressView",
    "RegionsView",
    "StatedView",
    "compare",
    "due",
    "head",
    "held_in",
    "invitation",
    "meeting",
    "meetings",
]

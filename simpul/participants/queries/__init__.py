"""What others may read of participants. Functions marked internal serve other subjects and ask no actor."""

from .ground import Ground, SessionLine, ground_of, sessions_of
from .invitations import Welcome, invitation, invitations, link_of, refuse_too_many, welcome
from .lists import (
    EVERYBODY,
    Wanted,
    calls,
    may_register,
    participant,
    participant_by_code,
    participants_by_id,
    participants_of,
    quotas,
    roster,
    roster_size,
)
from .views import (
    CallView,
    InvitationView,
    ParticipantView,
    QuotaView,
    SeatedLine,
)

__all__ = [
    "EVERYBODY",
    "CallView",
    "Ground",
    "InvitationView",
    "ParticipantView",
    "QuotaView",
    "SeatedLine",
    "SessionLine",
    "Wanted",
    "Welcome",
    "calls",
    "ground_of",
    "invitation",
    "invitations",
    "link_of",
    "may_register",
    "participant",
    "participant_by_code",
    "participants_by_id",
    "participants_of",
    "quotas",
    "refuse_too_many",
    "roster",
    "roster_size",
    "sessions_of",
    "welcome",
]

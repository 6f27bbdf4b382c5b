"""What people do with the list of a batch: call, invite, register, leave, note who was there."""

from .calling import call_position, set_quota, spread_quota, uncall_position
from .desk import NewParticipant, Registered
from .inviting import NewInvitation, invite, invite_areas, renew_link, withdraw_invitation
from .registering import (
    fill_seats,
    note_knock,
    register_by_link,
    register_participant,
    register_participants,
    settle_person,
    substitute_participant,
    withdraw_participant,
)

__all__ = [
    "NewInvitation",
    "NewParticipant",
    "Registered",
    "call_position",
    "fill_seats",
    "invite",
    "invite_areas",
    "note_knock",
    "register_by_link",
    "register_participant",
    "register_participants",
    "renew_link",
    "set_quota",
    "settle_person",
    "spread_quota",
    "substitute_participant",
    "uncall_position",
    "withdraw_invitation",
    "withdraw_participant",
]

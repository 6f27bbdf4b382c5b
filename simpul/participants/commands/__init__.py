"""What people do with the list of a batch: call, invite, register, leave, note who was there."""

from simpul.participants.rules.shapes import NewParticipant

from .calling import call_position, set_quota, spread_quota, uncall_position
from .desk import Registered, looking_desk
from .inviting import NewInvitation, invite, invite_areas, renew_link, withdraw_invitation
from .registering import (
    fill_seats,
    note_knock,
    register_by_link,
    register_participant,
    register_participants,
    settle_person,
    substitute_participant,
    take_off,
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
    "looking_desk",
    "note_knock",
    "register_by_link",
    "register_participant",
    "register_participants",
    "renew_link",
    "set_quota",
    "settle_person",
    "spread_quota",
    "substitute_participant",
    "take_off",
    "uncall_position",
    "withdraw_invitation",
    "withdraw_participant",
]

"""The rules about offices where a post lies, and in which other bodies its people serve."""

from .members import (
    RIGHT,
    MembershipView,
    elsewhere,
    membership,
    memberships,
    perhaps_in,
    rulebook,
    serving,
    standing_at,
)
from .recognising import Foreseen, NewMembership, foresee

__all__ = [
    "RIGHT",
    "Foreseen",
    "MembershipView",
    "NewMembership",
    "elsewhere",
    "foresee",
    "membership",
    "memberships",
    "perhaps_in",
    "rulebook",
    "serving",
    "standing_at",
]

"""Bringing in what each kind of list holds, and taking it back."""

from .memberships import MEMBERSHIPS
from .officers import OFFICERS
from .participants import PARTICIPANTS
from .people import PEOPLE
from .posts import POSTS

__all__ = ["MEMBERSHIPS", "OFFICERS", "PARTICIPANTS", "PEOPLE", "POSTS"]

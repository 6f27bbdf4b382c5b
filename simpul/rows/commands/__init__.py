"""Bringing in what each kind of list holds, and taking it back."""

from .officers import OFFICERS
from .people import PEOPLE
from .posts import POSTS

__all__ = ["OFFICERS", "PEOPLE", "POSTS"]

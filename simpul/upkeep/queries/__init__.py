"""What is amiss, for those who mend it. Counts are for all who read posts; names only for those who appoint."""

from .cases import Found, KindCount, cases, flags, kind_counts
from .due import due
from .kinds import KINDS, OFFICE, POST, Kind, kind_of
from .lacking import LackingPage, posts_lacking

__all__ = [
    "KINDS",
    "OFFICE",
    "POST",
    "Found",
    "Kind",
    "KindCount",
    "LackingPage",
    "cases",
    "due",
    "flags",
    "kind_counts",
    "kind_of",
    "posts_lacking",
]

"""What is amiss, for those who mend it. Counts are for all who read posts; names only for those who appoint."""

from .cases import Found, KindCount, cases, counted, counted_on, flags, kind_counts
from .due import due
from .kader_counts import kader_counts, kader_of_village
from .keeping import last_day
from .kinds import KINDS, OFFICE, POST, Kind, kind_of
from .lacking import LackingPage, posts_lacking
from .long_service import offices_of_person, offices_of_persons, offices_since
from .own import OwnOffice, my_offices, named_seats

__all__ = [
    "KINDS",
    "OFFICE",
    "POST",
    "Found",
    "Kind",
    "KindCount",
    "LackingPage",
    "OwnOffice",
    "cases",
    "counted",
    "counted_on",
    "due",
    "flags",
    "kader_counts",
    "kader_of_village",
    "kind_counts",
    "kind_of",
    "last_day",
    "my_offices",
    "named_seats",
    "offices_of_person",
    "offices_of_persons",
    "offices_since",
    "posts_lacking",
]

"""Pure decisions about places: names, kinds, lists that change, placing by names, outlines."""

from .comparing import AreaChanges, KnownArea, MatchedArea, compare
from .kinds import AreaKind, kind_of_code, kinds, local_titles, zone_rules
from .lists import ListedArea, ListProblem, check_list
from .names import bare_name, name_key, search_words, spelling_key

__all__ = [
    "AreaChanges",
    "AreaKind",
    "KnownArea",
    "ListProblem",
    "ListedArea",
    "MatchedArea",
    "bare_name",
    "check_list",
    "compare",
    "kind_of_code",
    "kinds",
    "local_titles",
    "name_key",
    "search_words",
    "spelling_key",
    "zone_rules",
]

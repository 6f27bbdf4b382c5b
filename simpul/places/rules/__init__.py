"""Pure decisions about places: lists that change, placing by names. Names and kinds as others ask for them."""

from simpul.kernel.names import bare_name, name_key, search_words, spelling_key
from simpul.standards.areas import AreaKind, kind_of_code, kinds, local_titles, zone_rules

from .comparing import AreaChanges, KnownArea, MatchedArea, compare
from .lists import ListedArea, ListProblem, check_list

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

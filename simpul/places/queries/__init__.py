"""What others may know about places. Areas are public data, so no actor is asked for."""

from simpul.places.rules import AreaChanges, MatchedArea

from .areas import (
    area,
    area_by_code,
    areas,
    areas_by_code,
    below_ids,
    child_ids,
    children,
    nation_id,
    parent_ids,
    parent_on,
    parents_over_time,
    paths,
    scope_of,
    trail,
    trails,
)
from .attributes import AreaWord, attributes, head_title, head_titles, title, zone, zones, zones_of_paths
from .hamlets import HamletView, hamlet, hamlets, hamlets_by_id, usual_hamlet_kinds
from .lists import ATTRIBUTION, AreaListView, Attribution, area_lists, compare_areas, known_areas, same_as_last
from .placing import Gazetteer, Placing, place_by_names
from .search import AreaHit, search
from .views import AreaView

__all__ = [
    "ATTRIBUTION",
    "AreaChanges",
    "AreaHit",
    "AreaListView",
    "AreaView",
    "AreaWord",
    "Attribution",
    "Gazetteer",
    "HamletView",
    "MatchedArea",
    "Placing",
    "area",
    "area_by_code",
    "area_lists",
    "areas",
    "areas_by_code",
    "attributes",
    "below_ids",
    "child_ids",
    "children",
    "compare_areas",
    "hamlet",
    "hamlets",
    "hamlets_by_id",
    "head_title",
    "head_titles",
    "known_areas",
    "nation_id",
    "parent_ids",
    "parent_on",
    "parents_over_time",
    "paths",
    "place_by_names",
    "same_as_last",
    "scope_of",
    "search",
    "title",
    "trail",
    "trails",
    "usual_hamlet_kinds",
    "zone",
    "zones",
    "zones_of_paths",
]

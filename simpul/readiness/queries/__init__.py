"""What others may read of strata and readiness. Functions marked internal serve other subjects and ask no actor."""

from .areas import AreaReadiness, FieldCount, LevelCount, area_readiness, area_rule, counts_by_district, last_day
from .gathering import Standing, standings
from .posts import AnswerView, PostRow, PostStanding, post_rows, post_standing

__all__ = [
    "AnswerView",
    "AreaReadiness",
    "FieldCount",
    "LevelCount",
    "PostRow",
    "PostStanding",
    "Standing",
    "area_readiness",
    "area_rule",
    "counts_by_district",
    "last_day",
    "post_rows",
    "post_standing",
    "standings",
]

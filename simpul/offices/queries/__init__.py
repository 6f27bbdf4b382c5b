"""What others may read of offices. Functions marked internal serve other subjects and ask no actor."""

from .due import due
from .institution import FOUNDING, OFFICERS, TEAM, Institution, institution
from .lacking import LackingPage, posts_lacking
from .officers import (
    AwayFromHome,
    DecreeView,
    OfficerView,
    TeamView,
    decrees,
    decrees_of_post,
    kader_of_post,
    officers,
    outside_domicile,
    past_officers,
    team,
    teams_formed,
)

__all__ = [
    "FOUNDING",
    "OFFICERS",
    "TEAM",
    "AwayFromHome",
    "DecreeView",
    "Institution",
    "LackingPage",
    "OfficerView",
    "TeamView",
    "decrees",
    "decrees_of_post",
    "due",
    "institution",
    "kader_of_post",
    "officers",
    "outside_domicile",
    "past_officers",
    "posts_lacking",
    "team",
    "teams_formed",
]

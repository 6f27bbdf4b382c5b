"""What others may read of offices. Functions marked internal serve other subjects and ask no actor."""

from .decrees import (
    ABOUT_POSTS,
    CHANGE,
    FOUNDING,
    OFFICERS,
    PURPOSES,
    TEAM,
    DecreePage,
    DecreeView,
    decree,
    decrees,
    decrees_by_id,
    decrees_ending,
    decrees_made,
    decrees_of_post,
)
from .institution import Institution, institution
from .officers import (
    OfficerView,
    TeamView,
    kader_of_post,
    officers,
    past_officers,
    team,
    team_standing,
    teams_formed,
)
from .signers import signers

__all__ = [
    "ABOUT_POSTS",
    "CHANGE",
    "FOUNDING",
    "OFFICERS",
    "PURPOSES",
    "TEAM",
    "DecreePage",
    "DecreeView",
    "Institution",
    "OfficerView",
    "TeamView",
    "decree",
    "decrees",
    "decrees_by_id",
    "decrees_ending",
    "decrees_made",
    "decrees_of_post",
    "institution",
    "kader_of_post",
    "officers",
    "past_officers",
    "signers",
    "team",
    "team_standing",
    "teams_formed",
]

"""What each kind of list would do, row by row, before anything is written."""

from .inferring import infer_regency
from .memberships import MembershipsPlanner, PlannedMembership
from .officers import OfficersPlanner, PlannedOfficer
from .participants import ParticipantsPlanner, PlannedParticipant
from .people import PeoplePlanner, PlannedPerson
from .posts import PlannedPost, PostsPlanner

__all__ = [
    "MembershipsPlanner",
    "OfficersPlanner",
    "ParticipantsPlanner",
    "PeoplePlanner",
    "PlannedMembership",
    "PlannedOfficer",
    "PlannedParticipant",
    "PlannedPerson",
    "PlannedPost",
    "PostsPlanner",
    "infer_regency",
]

"""What others may read of budgets. Everything is cut to what the actor may see."""

from .bidan import BidanLine, BidanStand, bidan_of, bidan_request, bidan_stand
from .due import due
from .lines import (
    AreaSums,
    Budget,
    ChangeView,
    LineDetail,
    LineView,
    RealisationView,
    Share,
    Sums,
    budget,
    line,
    line_of_spending,
    lines,
)
from .pkk import PkkView, ServiceCount, VillageActivities, pkk_activity, village_activities
from .scoring import VillageScore, support_below, support_of
from .standing import Standing, standing_on

__all__ = [
    "AreaSums",
    "BidanLine",
    "BidanStand",
    "Budget",
    "ChangeView",
    "LineDetail",
    "LineView",
    "PkkView",
    "RealisationView",
    "ServiceCount",
    "Share",
    "Standing",
    "Sums",
    "VillageActivities",
    "VillageScore",
    "bidan_of",
    "bidan_request",
    "bidan_stand",
    "budget",
    "due",
    "line",
    "line_of_spending",
    "lines",
    "pkk_activity",
    "standing_on",
    "support_below",
    "support_of",
    "village_activities",
]

"""What others may read of assessments. Scores are cut to what the actor may see at that time."""

from .awards import AwardView, award, awards, public_awards, years_with_awards
from .contests import (
    ContestLine,
    ContestPage,
    EntrantView,
    JudgeView,
    contest,
    contest_of_entrant,
    contests,
    contests_to_judge,
)
from .due import due
from .instruments import CriterionView, InstrumentView, instrument, instrument_of_criterion, instruments
from .scoring import JudgeSheet, Ranking, ScoreLine, judge_sheet, ranking
from .service_years import Reached, Veteran, long_service, veteran

__all__ = [
    "AwardView",
    "ContestLine",
    "ContestPage",
    "CriterionView",
    "EntrantView",
    "InstrumentView",
    "JudgeSheet",
    "JudgeView",
    "Ranking",
    "Reached",
    "ScoreLine",
    "Veteran",
    "award",
    "awards",
    "contest",
    "contest_of_entrant",
    "contests",
    "contests_to_judge",
    "due",
    "instrument",
    "instrument_of_criterion",
    "instruments",
    "judge_sheet",
    "long_service",
    "public_awards",
    "ranking",
    "veteran",
    "years_with_awards",
]

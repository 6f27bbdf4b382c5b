"""What others may read of attendance. Functions marked internal serve other subjects and ask no actor."""

from .badges import badge_text
from .cover import HERE, MISSING, OVER, village_cover
from .numbers import batch_numbers
from .persons import my_trainings, trained_kader, trainings_of
from .views import (
    AreaNumbers,
    Attendance,
    BatchNumbers,
    Numbers,
    StatedNumber,
    TrainedCount,
    TrainingOfPerson,
    VillageCover,
)
from .whereabouts import attendance_of, attendance_of_many, came, present_ids

__all__ = [
    "HERE",
    "MISSING",
    "OVER",
    "AreaNumbers",
    "Attendance",
    "BatchNumbers",
    "Numbers",
    "StatedNumber",
    "TrainedCount",
    "TrainingOfPerson",
    "VillageCover",
    "attendance_of",
    "attendance_of_many",
    "badge_text",
    "batch_numbers",
    "came",
    "my_trainings",
    "present_ids",
    "trained_kader",
    "trainings_of",
    "village_cover",
]

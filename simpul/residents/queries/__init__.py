"""What each kind of list about residents would do, row by row, before anything is written."""

from .attendance import AttendancePlanner, PlannedAttendance
from .households import HouseholdsPlanner, PlannedMember
from .measurements import MeasurementsPlanner, PlannedMeasurement

__all__ = [
    "AttendancePlanner",
    "HouseholdsPlanner",
    "MeasurementsPlanner",
    "PlannedAttendance",
    "PlannedMeasurement",
    "PlannedMember",
]

"""What people do with meetings."""

from .inviting import enter_progress, invite, record_attendance, record_present, report_meeting
from .minutes import add_addendum, return_minutes, sign_minutes, write_minutes
from .planning import change_meeting, move_meeting, plan_meeting, set_agenda, state_number

__all__ = [
    "add_addendum",
    "change_meeting",
    "enter_progress",
    "invite",
    "move_meeting",
    "plan_meeting",
    "record_attendance",
    "record_present",
    "report_meeting",
    "return_minutes",
    "set_agenda",
    "sign_minutes",
    "state_number",
    "write_minutes",
]

"""What people do with meetings and with what was decided."""

from .deciding import add_action, ask_for_bidan, decide, move_item, plan_training
from .inviting import enter_progress, invite, record_attendance, record_present, report_meeting
from .minutes import add_addendum, return_minutes, sign_minutes, write_minutes
from .planning import change_meeting, move_meeting, plan_meeting, set_agenda, state_number

__all__ = [
    "add_action",
    "add_addendum",
    "ask_for_bidan",
    "change_meeting",
    "decide",
    "enter_progress",
    "invite",
    "move_item",
    "move_meeting",
    "plan_meeting",
    "plan_training",
    "record_attendance",
    "record_present",
    "report_meeting",
    "return_minutes",
    "set_agenda",
    "sign_minutes",
    "state_number",
    "write_minutes",
]

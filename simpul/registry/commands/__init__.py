"""Everything that changes the registry."""

from .decrees import attach_decree, record_decree
from .founding import found_post, found_posts
from .imports import import_posts
from .offices import appoint, end_appointment, note_training
from .posts import KEEP, change_state, edit_post, move_post, record_number, set_open_rule
from .roster import enrol, leave_roster
from .shapes import Enrolment, NewAppointment, NewMember, NewPost, Outcome
from .teams import dissolve_team, form_team

__all__ = [
    "KEEP",
    "Enrolment",
    "NewAppointment",
    "NewMember",
    "NewPost",
    "Outcome",
    "appoint",
    "attach_decree",
    "change_state",
    "dissolve_team",
    "edit_post",
    "end_appointment",
    "enrol",
    "form_team",
    "found_post",
    "found_posts",
    "import_posts",
    "leave_roster",
    "move_post",
    "note_training",
    "record_decree",
    "record_number",
    "set_open_rule",
]

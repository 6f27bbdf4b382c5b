"""Everything that changes the registry."""

from .founding import found_post, found_posts
from .imports import import_posts
from .posts import KEEP, change_state, edit_post, move_post, record_number, set_open_rule
from .roster import enrol, leave_roster
from .shapes import Enrolment, NewPost, Outcome

__all__ = [
    "KEEP",
    "Enrolment",
    "NewPost",
    "Outcome",
    "change_state",
    "edit_post",
    "enrol",
    "found_post",
    "found_posts",
    "import_posts",
    "leave_roster",
    "move_post",
    "record_number",
    "set_open_rule",
]

"""Everything that changes the registry."""

from .founding import found_post, found_posts
from .handing_over import hand_back, hand_over
from .posts import KEEP, change_state, edit_post, move_post, record_number, set_open_rule, take_back_change
from .roster import enrol, leave_roster, withdraw_enrolments
from .shapes import Enrolment, NewPost, Outcome, all_or_refuse

__all__ = [
    "KEEP",
    "Enrolment",
    "NewPost",
    "Outcome",
    "all_or_refuse",
    "change_state",
    "edit_post",
    "enrol",
    "found_post",
    "found_posts",
    "hand_back",
    "hand_over",
    "leave_roster",
    "move_post",
    "record_number",
    "set_open_rule",
    "take_back_change",
    "withdraw_enrolments",
]

"""What people do in coaching."""

from .after import close_finding, move_action, read_visit
from .checklists import publish_checklist
from .holding import agree_action, note_finding, note_visit, photograph, sign_visit
from .planning import call_off_visit, move_visit, plan_visit
from .reporting import send_coaching_report

__all__ = [
    "agree_action",
    "call_off_visit",
    "close_finding",
    "move_action",
    "move_visit",
    "note_finding",
    "note_visit",
    "photograph",
    "plan_visit",
    "publish_checklist",
    "read_visit",
    "send_coaching_report",
    "sign_visit",
]

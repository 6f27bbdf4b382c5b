"""What people note of abilities, and of plans after training."""

from .counting import count_country
from .following import drop_follow_up, finish_follow_up, plan_follow_up
from .noting import assess_skill, note_results, void_ability

__all__ = [
    "assess_skill",
    "count_country",
    "drop_follow_up",
    "finish_follow_up",
    "note_results",
    "plan_follow_up",
    "void_ability",
]

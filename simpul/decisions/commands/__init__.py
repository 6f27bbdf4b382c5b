"""What people do with what was decided."""

from .deciding import add_action, decide
from .working import ask_for_bidan, move_item, plan_training

__all__ = ["add_action", "ask_for_bidan", "decide", "move_item", "plan_training"]

"""What others may read of what was decided. Everything is cut to what the actor may see."""

from .actions import action, actions_below, actions_of, item, open_items
from .decided import Decided, decided
from .due import due
from .views import ActionDetail, ActionView, AreaActions, DecisionView, ItemView

__all__ = [
    "ActionDetail",
    "ActionView",
    "AreaActions",
    "Decided",
    "DecisionView",
    "ItemView",
    "action",
    "actions_below",
    "actions_of",
    "decided",
    "due",
    "item",
    "open_items",
]

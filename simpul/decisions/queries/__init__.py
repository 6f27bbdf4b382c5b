"""What others may read of what was decided. Everything is cut to what the actor may see."""

from .actions import action, actions_below, actions_of, item, open_items, own_items
from .decided import Decided, decided
from .due import due
from .owning import Owners, owners
from .views import ActionDetail, ActionView, AreaActions, DecisionView, ItemView

__all__ = [
    "ActionDetail",
    "ActionView",
    "AreaActions",
    "Decided",
    "DecisionView",
    "ItemView",
    "Owners",
    "action",
    "actions_below",
    "actions_of",
    "decided",
    "due",
    "item",
    "open_items",
    "own_items",
    "owners",
]

"""What people do with training."""

from .batches import add_batch, change_batch, move_batch
from .programmes import change_programme, close_programme, plan_events, plan_programme

__all__ = [
    "add_batch",
    "change_batch",
    "change_programme",
    "close_programme",
    "move_batch",
    "plan_events",
    "plan_programme",
]

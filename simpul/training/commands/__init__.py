"""What people do with training."""

from .batches import add_batch, change_batch, move_batch
from .materials import add_material, remove_entry
from .programmes import change_programme, close_programme, plan_events, plan_programme
from .sessions import add_module, add_session, change_session
from .speakers import add_speaker

__all__ = [
    "add_batch",
    "add_material",
    "add_module",
    "add_session",
    "add_speaker",
    "change_batch",
    "change_programme",
    "change_session",
    "close_programme",
    "move_batch",
    "plan_events",
    "plan_programme",
    "remove_entry",
]

"""The worker's own steps. None of them is an act of a person: they write only what follows from records."""

from .climbing import Dirt, Place, climb
from .country import climb_country
from .post_rows import Counted, count_posts, set_posts_reported, write_counted
from .reported import set_area_reported
from .slots import ready_table, sync_slots

__all__ = [
    "Counted",
    "Dirt",
    "Place",
    "climb",
    "climb_country",
    "count_posts",
    "ready_table",
    "set_area_reported",
    "set_posts_reported",
    "sync_slots",
    "write_counted",
]

"""Recording services, correcting and voiding them; open days."""

from .correcting import correct_record, rederive_person, void_record
from .grid import save_grid
from .open_days import add_open_day, cancel_open_day, make_open_days, move_open_day
from .recording import bulk_record, record_services, tried_services

__all__ = [
    "add_open_day",
    "bulk_record",
    "cancel_open_day",
    "correct_record",
    "make_open_days",
    "move_open_day",
    "record_services",
    "rederive_person",
    "save_grid",
    "tried_services",
    "void_record",
]

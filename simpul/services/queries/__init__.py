"""Open days, who is expected, grids and registers, and single records: cut to what the actor may see."""

from .attendance import Awaited, Expected, ExpectedGroup, expected
from .due import due
from .grids import Grid, GridRow, day_grid
from .offers import Offer, form_for, services_for
from .open_days import (
    OpenDayView,
    next_open_days,
    open_day,
    open_day_copies,
    open_day_ids_between,
    open_days,
    post_of_open_day,
)
from .reading import Line, Page, Step, record, records_of
from .registers import Register, RegisterRow, register

__all__ = [
    "Awaited",
    "Expected",
    "ExpectedGroup",
    "Grid",
    "GridRow",
    "Line",
    "Offer",
    "OpenDayView",
    "Page",
    "Register",
    "RegisterRow",
    "Step",
    "day_grid",
    "due",
    "expected",
    "form_for",
    "next_open_days",
    "open_day",
    "open_day_copies",
    "open_day_ids_between",
    "open_days",
    "post_of_open_day",
    "record",
    "records_of",
    "register",
    "services_for",
]

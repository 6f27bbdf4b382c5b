"""What others may read of training. Functions marked internal serve other subjects and ask no actor."""

from .programmes import (
    BatchView,
    DayView,
    ProgrammeView,
    batch,
    batches,
    batches_by_id,
    batches_of_origin,
    day_of,
    events,
    organised_batch,
    programme,
    programmes,
    years,
)

__all__ = [
    "BatchView",
    "DayView",
    "ProgrammeView",
    "batch",
    "batches",
    "batches_by_id",
    "batches_of_origin",
    "day_of",
    "events",
    "organised_batch",
    "programme",
    "programmes",
    "years",
]

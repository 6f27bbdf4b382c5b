"""What others may read of training. Functions marked internal serve other subjects and ask no actor."""

from .materials import material_file
from .modules import ModuleView, module_of, modules
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
    organised_programme,
    programme,
    programmes,
    years,
)
from .speakers import SpeakerView, sessions_in, speakers
from .timetables import ClashView, MaterialView, SessionView, SpeakingView, Timetable, session, sessions_of, timetable

__all__ = [
    "BatchView",
    "ClashView",
    "DayView",
    "MaterialView",
    "ModuleView",
    "ProgrammeView",
    "SessionView",
    "SpeakerView",
    "SpeakingView",
    "Timetable",
    "batch",
    "batches",
    "batches_by_id",
    "batches_of_origin",
    "day_of",
    "events",
    "material_file",
    "module_of",
    "modules",
    "organised_batch",
    "organised_programme",
    "programme",
    "programmes",
    "session",
    "sessions_in",
    "sessions_of",
    "speakers",
    "timetable",
    "years",
]

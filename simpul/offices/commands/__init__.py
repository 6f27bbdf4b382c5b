"""Everything that changes decrees, appointments and teams."""

from simpul.registry.commands import Outcome

from .appointing import appoint
from .decrees import attach_decree, record_decree
from .mending import base_on_decree, end_appointment, note_training, void_appointment
from .shapes import NewAppointment, NewMember
from .teams import dissolve_team, form_team

__all__ = [
    "NewAppointment",
    "NewMember",
    "Outcome",
    "appoint",
    "attach_decree",
    "base_on_decree",
    "dissolve_team",
    "end_appointment",
    "form_team",
    "note_training",
    "record_decree",
    "void_appointment",
]

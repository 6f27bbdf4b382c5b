"""Everything that changes decrees, appointments and teams."""

from simpul.registry.commands import Outcome

from .appointing import appoint, end_appointment, note_training
from .decrees import attach_decree, record_decree
from .shapes import NewAppointment, NewMember
from .teams import dissolve_team, form_team

__all__ = [
    "NewAppointment",
    "NewMember",
    "Outcome",
    "appoint",
    "attach_decree",
    "dissolve_team",
    "end_appointment",
    "form_team",
    "note_training",
    "record_decree",
]

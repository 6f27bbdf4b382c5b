"""Everything that changes decrees, appointments and teams."""

from simpul.registry.commands import Outcome

from .appointing import appoint
from .carrying import Carried, carry_back, carry_over
from .decrees import attach_decree, attach_paper_to_decree, correct_decree, record_decree, replace_decree
from .mending import base_on_decree, end_appointment, note_training, replace_officer, void_appointment
from .seating import appoint_post
from .shapes import NewAppointment, NewMember
from .teams import dissolve_team, form_team

__all__ = [
    "Carried",
    "NewAppointment",
    "NewMember",
    "Outcome",
    "appoint",
    "appoint_post",
    "attach_decree",
    "attach_paper_to_decree",
    "base_on_decree",
    "carry_back",
    "carry_over",
    "correct_decree",
    "dissolve_team",
    "end_appointment",
    "form_team",
    "note_training",
    "record_decree",
    "replace_decree",
    "replace_officer",
    "void_appointment",
]

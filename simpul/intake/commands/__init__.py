"""Carrying out intentions: one by one from the web and the API, in batches from phones, held ones by a decision."""

from .acts import Carried, carry_out, names
from .arriving import withdraw_intention
from .deciding import accept_held, decline_held
from .people import (
    amend_person,
    correct_person,
    mark_death_of,
    register_family,
    register_person,
    register_resident,
)
from .receiving import receive
from .records import amend_record, record_service
from .rescuing import Rescued, rescue

__all__ = [
    "Carried",
    "Rescued",
    "accept_held",
    "amend_person",
    "amend_record",
    "carry_out",
    "correct_person",
    "decline_held",
    "mark_death_of",
    "names",
    "receive",
    "record_service",
    "register_family",
    "register_person",
    "register_resident",
    "rescue",
    "withdraw_intention",
]

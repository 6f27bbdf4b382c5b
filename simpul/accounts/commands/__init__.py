"""What is done with accounts and roles."""

from .giving import (
    add_agency,
    create_user,
    deactivate,
    end_role,
    hold_role,
    reactivate,
    set_password,
)
from .merging import hand_back, hand_over
from .owning import link_offices, link_person

__all__ = [
    "add_agency",
    "create_user",
    "deactivate",
    "end_role",
    "hand_back",
    "hand_over",
    "hold_role",
    "link_offices",
    "link_person",
    "reactivate",
    "set_password",
]

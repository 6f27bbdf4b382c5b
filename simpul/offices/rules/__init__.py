"""Pure decisions about offices: positions, what one person may hold, who signs."""

from .judging import (
    KADER,
    POST_BODY,
    TEAM_BODY,
    WARNINGS,
    Office,
    Position,
    candidate_of,
    ending_codes,
    office_fault,
    office_warnings,
    position_of,
    positions_in,
    table,
)

__all__ = [
    "KADER",
    "POST_BODY",
    "TEAM_BODY",
    "WARNINGS",
    "Office",
    "Position",
    "candidate_of",
    "ending_codes",
    "office_fault",
    "office_warnings",
    "position_of",
    "positions_in",
    "table",
]

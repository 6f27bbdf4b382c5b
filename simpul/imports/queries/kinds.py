"""The one registry of the kinds of lists: who adds a kind adds it here, and pages, command line and worker know it."""

from collections.abc import Mapping
from typing import Any

from simpul.kernel.refusals import Refusal
from simpul.questions.commands import QUESTIONS
from simpul.residents.commands import ATTENDANCE, HOUSEHOLDS, MEASUREMENTS
from simpul.rolls.commands import ROLLS
from simpul.rows.commands import MEMBERSHIPS, OFFICERS, PARTICIPANTS, PEOPLE, POSTS
from simpul.sheets.rules.kinds import Kind

_ALL: tuple[Kind[Any, Any], ...] = (
    PEOPLE,
    HOUSEHOLDS,
    MEASUREMENTS,
    ATTENDANCE,
    POSTS,
    OFFICERS,
    MEMBERSHIPS,
    PARTICIPANTS,
    QUESTIONS,
    ROLLS,
)
KINDS: Mapping[str, Kind[Any, Any]] = {kind.code: kind for kind in _ALL}


def kind_of(code: str) -> Kind[Any, Any]:
    """The kind of this code; Refusal `tidak-ditemukan`."""
    if code not in KINDS:
        raise Refusal("tidak-ditemukan")
    return KINDS[code]

"""What may follow what in the life of a post. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

FOUNDED, ACTIVE, RESTING, CLOSED, MOVED, MERGED, SPLIT = (
    "berdiri", "aktif", "istirahat", "tutup", "pindah", "gabung", "mekar",
)  # fmt: skip
STATES = (ACTIVE, RESTING, CLOSED)
ITSELF, ORIGIN, HEIR = "pos", "asal", "penerus"


@dataclass(frozen=True)
class Slip:
    """A step that somebody wants to undo: by which office it was written and when, on the calendar of its village."""

    kind: str
    office: int | None
    written_on: date
    later: bool  # whether one of its posts has had another step since, or another one begins on the same day
    undone: bool


def undo_fault(slip: Slip, *, office: int | None, today: date) -> str:
    """Code of the refusal for undoing a step, else "". Only the same office, on the same day, and nothing since.

    A founding is not undone: a post that people know has a feed and a name. It is closed instead.
    """
    if slip.undone or slip.later or slip.kind == FOUNDED:
        return "perubahan-tidak-bisa-dibatalkan"
    return "perubahan-hanya-hari-itu" if slip.office != office or slip.written_on != today else ""


def merge_fault(heir: UUID, origins: Collection[UUID], closed: Collection[UUID]) -> str:
    """Code of the refusal for merging posts, else ""."""
    if not origins or heir in origins:
        return "penerus-sama"
    return "pos-tutup" if {heir, *origins} & set(closed) else ""

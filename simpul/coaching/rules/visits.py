"""The life of a visit and of what was agreed in it; which checklist holds; what answers say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

PLANNED, SIGNED, CALLED_OFF = "rencana", "selesai", "batal"
VISIT_STATES = (PLANNED, SIGNED, CALLED_OFF)
OPEN, RUNNING, DONE, DROPPED = "belum", "berjalan", "selesai", "tidak_jadi"
ACTION_STATES = (OPEN, RUNNING, DONE, DROPPED)
UNDONE = (OPEN, RUNNING)


@dataclass(frozen=True)
class Item:
    """A question of a checklist; `field` "" is about the institution."""

    code: str
    field: str
    name: str


@dataclass(frozen=True)
class Version:
    """A checklist from a day on. `area_id` None: it comes with Simpul."""

    code: str
    name: str
    valid_from: date
    items: tuple[Item, ...]
    source: str
    trust: str
    area_id: int | None = None


def version_on(versions: Sequence[Version], path: Sequence[int], on: date) -> Version:
    """The checklist of an area on a day: of those of Simpul and of the areas above it the one that began last.

    Not the nearest one: the checklist is one for all tiers (S0.4). On the same day the higher area's holds.
    """
    above = {area: level for level, area in enumerate(path)}
    holding = [one for one in versions if one.valid_from <= on and (one.area_id is None or one.area_id in above)]
    begun = holding or [one for one in versions if one.area_id is None][:1]
    return max(begun, key=lambda one: (one.valid_from, one.area_id is not None, -above.get(one.area_id or 0, 0)))


def unanswered(items: Iterable[Item], answered: Mapping[str, str]) -> list[Item]:
    """The items without an answer, in their order."""
    return [item for item in items if not answered.get(item.code)]


def missing_to_sign(held_on: date | None, items: Iterable[Item], answered: Mapping[str, str]) -> tuple[str, int]:
    """Why a visit cannot be signed off yet: the code of the refusal ("" none) and of how many items."""
    if held_on is None:
        return "kunjungan-tanpa-tanggal", 0
    left = unanswered(items, answered)
    return ("butir-belum-dijawab", len(left)) if left else ("", 0)


def action_fault(state: str, note: str) -> str:
    """Why an action cannot come to this state; "" when it can."""
    if state not in ACTION_STATES:
        return "pilihan-pembinaan-salah"
    return "hasil-tindakan-wajib" if state in (DONE, DROPPED) and not note else ""


def new_codes(asked: Sequence[tuple[str, str]], before: Sequence[Item], on: date) -> list[Item]:
    """The questions (field, words) as items: one in the same words keeps its code, a new one is numbered by the day."""
    known = {(one.field, one.name): one.code for one in before}
    return [
        Item(known.get((field, text), f"{field or 'kelembagaan'}.{on:%Y%m%d}_{number}"), field, text)
        for number, (field, text) in enumerate(asked, start=1)
    ]

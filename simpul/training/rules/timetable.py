"""Clashes of a timetable, and the fields for which nobody speaks: told, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

SAME_ROOM, SAME_SPEAKER, SAME_BATCH = "ruang", "narasumber", "angkatan"


@dataclass(frozen=True)
class Slot:
    """A session as far as it can clash. `day`: its date, or the id of a day without one; minutes from midnight.

    `room`: venue and room as one key, "" unknown; `speakers`: keys of people known by name.
    """

    id: UUID
    batch_id: UUID
    day: date | UUID
    starts: int | None
    ends: int | None
    room: str = ""
    speakers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Clash:
    """Two sessions that cannot both be as they stand. `kind`: ruang, narasumber, angkatan."""

    kind: str
    first: UUID
    second: UUID
    speaker: str = ""


def clashes(slots: Sequence[Slot]) -> list[Clash]:
    """Every clash of two slots that overlap in time, in the order of the slots."""
    by_day: dict[date | UUID, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.day, []).append(slot)
    pairs = (pair for day in by_day.values() for pair in combinations(day, 2))
    return [clash for one, other in pairs if _overlap(one, other) for clash in _of(one, other)]


def _overlap(one: Slot, other: Slot) -> bool:
    if one.starts is None or one.ends is None or other.starts is None or other.ends is None:
        return False
    return one.starts < other.ends and other.starts < one.ends


def _of(one: Slot, other: Slot) -> Iterable[Clash]:
    if one.batch_id == other.batch_id:
        yield Clash(SAME_BATCH, one.id, other.id)
    if one.room and one.room == other.room:
        yield Clash(SAME_ROOM, one.id, other.id)
    for speaker in sorted(one.speakers & other.speakers):
        yield Clash(SAME_SPEAKER, one.id, other.id, speaker)


def without_speaker(claimed: Sequence[str], spoken: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[str, ...]:
    """The claimed fields for which no speaker is recorded (S0.10), in their order.

    `spoken`: for each speaker the fields told of them and those of their session. An overview of many fields does
    not stand for each: a session counts by itself only when it is about a single field.
    """
    covered: set[str] = set()
    for own, of_session in spoken:
        covered.update(own or (of_session if len(of_session) == 1 else ()))
    return tuple(field for field in claimed if field not in covered)

"""What participants need to know of a batch. The only file here that asks the subject of trainings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, tell
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.training import queries as training
from simpul.training.queries import BatchView
from simpul.training.rules.states import CANCELLED, OPEN, PLANNED, RUNNING

READ, REGISTER, MANAGE = "participant.read", "participant.register", "participant.manage"
_OPEN = frozenset({PLANNED, OPEN, RUNNING})
_TITLE = gettext_noop("{programme}, {batch}")
_NUMBER = gettext_noop("angkatan {number}")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of a batch as attendance needs it; `starts` in minutes from midnight, None: not told."""

    id: UUID
    on: date
    title: str
    starts: int | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A batch: what it is called, who organises it (`area`), where it is held (`host`), its days in order.

    `today`: the day it is there. `open`: somebody may still sign up by a link; `cancelled`: nobody is added any more.
    """

    batch_id: UUID
    programme_id: UUID
    title: str
    area: AreaView
    host: AreaView
    days: tuple[date, ...]
    venue: str
    open: bool
    cancelled: bool
    today: date

    def covers(self, path: tuple[int, ...]) -> bool:
        """Whether a place lies in the area of the organiser."""
        return self.area.id in path

    @property
    def last_day(self) -> date | None:
        return self.days[-1] if self.days else None

    def may(self, by: Actor, action: str) -> bool:
        """Whether the actor has the right for the whole batch: where it is organised, or where it is held.

        Only the office of that very area looks after the list; those above it read along.
        """
        exact = action == MANAGE
        return any(by.may(action, Scope(area=one.path), exact=exact) for one in (self.area, self.host))


def ground_of(batch_id: UUID, at: datetime) -> Ground:
    """Internal: what is known of a batch; Refusal `tidak-ditemukan` for none. Asks no actor."""
    found = training.batches_by_id([batch_id]).get(batch_id)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return grounds([found], at)[0]


def grounds_by_id(ids: Iterable[UUID], at: datetime) -> dict[UUID, Ground]:
    """Internal: several batches; unknown ids are left out. Asks no actor."""
    return {one.batch_id: one for one in grounds(list(training.batches_by_id(ids).values()), at)}


def grounds(found: Sequence[BatchView], at: datetime) -> list[Ground]:
    """Internal: the same for several batches."""
    known = places.areas({area for one in found for area in (one.area_id, one.host_id)})
    return [_ground(one, known[one.area_id], known[one.host_id], at) for one in found]


def _ground(one: BatchView, area: AreaView, host: AreaView, at: datetime) -> Ground:
    return Ground(
        batch_id=one.id,
        programme_id=one.programme_id,
        title=title_of(one),
        area=area,
        host=host,
        days=tuple(sorted(day.on for day in one.days if day.on is not None)),
        venue=one.venue,
        open=one.state in _OPEN,
        cancelled=one.state == CANCELLED,
        today=today_in(host, at),
    )


def title_of(one: BatchView) -> str:
    """What a batch is called: "Bina Posyandu, angkatan 1"."""
    return tell(_TITLE, programme=one.programme_name, batch=one.name or tell(_NUMBER, number=one.number))


def sessions_of(ground: Ground) -> tuple[SessionLine, ...]:
    """Internal: the sessions of a batch in the order of its timetable; those of a day without a date are left out."""
    found = training.sessions_of([ground.batch_id])
    return tuple(SessionLine(one.id, one.on, one.title, one.starts) for one in found if one.on is not None)


def today_in(area: AreaView, at: datetime) -> date:
    """The day it is in an area at that moment."""
    return day_at(at, places.zone(area.id, day_at(at, "WIB")))

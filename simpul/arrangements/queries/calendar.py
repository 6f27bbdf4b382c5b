"""Who speaks where in a month: sessions of batches, and speakers promised to a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.arrangements.models import SpeakerRequest
from simpul.arrangements.queries.requests import office_of
from simpul.arrangements.rules.requests import ACCEPTED
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.places.queries import AreaView
from simpul.plans.queries import within
from simpul.training.queries import sessions_in
from simpul.training.queries.seeing import names, seen_area


@dataclass(frozen=True)
class CalendarEntry:
    """Who speaks where on a day: at a session (`batch_id`), or as promised to a request (`request_id`).

    Minutes from midnight, None untold; `who` "" : no speaker is told yet.
    """

    on: date
    starts: int | None
    ends: int | None
    who: str
    topic: str
    fields: tuple[str, ...]
    where: str
    host_id: int
    batch_id: UUID | None
    request_id: UUID | None


def calendar(*, by: Actor, area_id: int, month: Period) -> list[CalendarEntry]:
    """Who speaks where in an area (below it too) on the days of a month: sessions, and promised requests."""
    area = seen_area(by, area_id)
    entries = [*_sessions(by, area_id, month), *_promised(area, month)]
    return sorted(entries, key=lambda one: (one.on, one.starts or 0, one.where, one.topic, one.who))


def _sessions(by: Actor, area_id: int, month: Period) -> Iterable[CalendarEntry]:
    for one, held in sessions_in(by=by, area_id=area_id, month=month):
        for who in one.speakers or (None,):
            yield CalendarEntry(
                on=one.on or month.first_day,
                starts=one.starts,
                ends=one.ends,
                who=who.title if who else "",
                topic=one.title,
                fields=(who.fields if who else ()) or one.fields,
                where=held.host_name,
                host_id=held.host_id,
                batch_id=one.batch_id,
                request_id=None,
            )


def _promised(area: AreaView, month: Period) -> Iterable[CalendarEntry]:
    days = {"on__range": (month.first_day, month.last_day)}
    found = SpeakerRequest.objects.filter(**within(area), state=ACCEPTED, **days).select_related("agency")
    listed = list(found)
    areas = names({step for one in listed for step in (one.area_id, one.asked_id)})
    for one in listed:
        yield CalendarEntry(
            on=one.on or month.first_day,
            starts=None,
            ends=None,
            who=one.speaker or office_of(one, areas[one.asked_id].full_name),
            topic=one.topic,
            fields=(one.field,) if one.field else (),
            where=one.place or areas[one.area_id].full_name,
            host_id=one.area_id,
            batch_id=one.batch_id,
            request_id=one.id,
        )

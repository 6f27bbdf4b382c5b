"""The register of speakers, and the sessions of a month."""

from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.plans.queries import within
from simpul.training.models import Batch, Session, Speaker, Speaking
from simpul.training.queries.programmes import BatchView, batch_views
from simpul.training.queries.seeing import seen_area
from simpul.training.queries.timetables import SessionView, session_views
from simpul.training.rules.states import CANCELLED, DRAFT


@dataclass(frozen=True)
class SpeakerView:
    """A speaker of the register. `fields`: those spoken about; `batches`: at how many."""

    id: UUID
    name: str
    agency: str
    post: str
    fields: tuple[str, ...]
    batches: int


def speakers(*, by: Actor, area_id: int) -> list[SpeakerView]:
    """The speakers that an area knows, by agency and name, with what they spoke about."""
    seen_area(by, area_id)
    spoken: dict[UUID, list[Speaking]] = {}
    known = Speaking.objects.filter(speaker__area_id=area_id).exclude(batch__state__in=(DRAFT, CANCELLED))
    for one in known.select_related("session"):
        spoken.setdefault(one.speaker_id, []).append(one)
    return [
        SpeakerView(one.id, one.name, one.agency, one.post, _fields(spoken[one.id]), _batches(spoken[one.id]))
        for one in Speaker.objects.filter(area_id=area_id)
        if one.id in spoken
    ]


def sessions_in(*, by: Actor, area_id: int, month: Period) -> list[tuple[SessionView, BatchView]]:
    """The sessions held in an area (below it too) on the days of a month, each with its batch; no drafts."""
    area = seen_area(by, area_id)
    days = {"day__on__range": (month.first_day, month.last_day)}
    found = Session.objects.filter(**within(area, "day__batch__host__"), **days)
    sessions = session_views(found.exclude(day__batch__state__in=(DRAFT, CANCELLED)))
    held = {one.id: one for one in batch_views(Batch.objects.filter(id__in={one.batch_id for one in sessions}))}
    return [(one, held[one.batch_id]) for one in sessions]


def _fields(spoken: list[Speaking]) -> tuple[str, ...]:
    told = [one.fields or (one.session.fields if one.session else []) for one in spoken]
    return tuple(dict.fromkeys(field for fields in told for field in fields))


def _batches(spoken: list[Speaking]) -> int:
    return len({one.batch_id for one in spoken})

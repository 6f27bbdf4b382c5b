"""Requests for a speaker: who asked whom, what was answered, what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from simpul.arrangements.models import SpeakerRequest
from simpul.arrangements.rules.requests import ASKED, OTHER_DATE
from simpul.kernel.actor import Actor, Grant, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.kernel.refusals import Refusal
from simpul.plans.queries import within
from simpul.training.queries.seeing import names, seen_area, sees

ANSWER, ASK = "speaker.answer", "speaker.ask"


@dataclass(frozen=True)
class RequestView:
    """A request. `office`: whom it asks; `on`: the day agreed or offered; `to_answer`: it waits for this reader."""

    id: UUID
    area_id: int
    area_name: str
    asked_id: int
    office: str
    batch_id: UUID | None
    topic: str
    field: str
    place: str
    wished: tuple[date, ...]
    state: str
    on: date | None
    speaker: str
    reason: str
    at: datetime
    may_answer: bool
    may_agree: bool


def requests(*, by: Actor, area_id: int) -> list[RequestView]:
    """What an area, or one below it, has asked for, and what it was asked; the latest first."""
    area = seen_area(by, area_id)
    asked_here = Q(**within(area)) | Q(asked_id=area_id)
    return request_views(by, SpeakerRequest.objects.filter(asked_here))


def request(*, by: Actor, request_id: UUID) -> RequestView:
    """One request, for those whom its two areas concern; Refusal `tidak-ditemukan`."""
    found = SpeakerRequest.objects.filter(id=request_id)
    one = next(iter(request_views(by, found)), None)
    if one is None or not (one.may_answer or sees(by, [names([one.area_id])[one.area_id].path])):
        raise Refusal("tidak-ditemukan")
    return one


def may_answer(by: Actor, one: SpeakerRequest) -> bool:
    """Internal: whether the actor answers for the office asked: its secretariat, or that agency's own officers."""
    scope = Scope(area=names([one.asked_id])[one.asked_id].path)
    if one.agency is None:
        return by.is_system or any(_whole(grant) and grant.is_office_of(scope) for grant in by.where(ANSWER))
    return any(by.may(ANSWER, Scope(area=scope.area, field=field), exact=True) for field in one.agency.fields)


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Requests that wait for the actor's office, and other days that were offered to it. Page `training.request`."""
    today = day_at(at, "WIT")
    offices = {grant.area_id for grant in by.where(ANSWER) if grant.area_id is not None}
    waiting = SpeakerRequest.objects.filter(state=ASKED, asked_id__in=offices).select_related("agency")
    own = {grant.area_id for grant in by.where(ASK) if grant.area_id is not None}
    offered = SpeakerRequest.objects.filter(state=OTHER_DATE, area_id__in=own, on__gte=today)
    return [
        *(_waiting(one, today) for one in waiting.order_by("at", "id") if may_answer(by, one)),
        *(_offered(one) for one in offered.order_by("at", "id")),
    ]


def request_views(by: Actor, found: QuerySet[SpeakerRequest]) -> list[RequestView]:
    """Internal: requests with the names of their areas."""
    listed = list(found.select_related("agency"))
    areas = names({step for one in listed for step in (one.area_id, one.asked_id)})
    told = (
        "id",
        "area_id",
        "asked_id",
        "batch_id",
        "topic",
        "field",
        "place",
        "state",
        "on",
        "speaker",
        "reason",
        "at",
    )
    return [
        RequestView(
            area_name=areas[one.area_id].full_name,
            office=office_of(one, areas[one.asked_id].full_name or areas[one.asked_id].name),
            wished=_days(one.wished),
            may_answer=may_answer(by, one),
            may_agree=one.state == OTHER_DATE and by.may(ASK, Scope(area=areas[one.area_id].path), exact=True),
            **{name: getattr(one, name) for name in told},
        )
        for one in listed
    ]


def office_of(one: SpeakerRequest, area_name: str) -> str:
    """Internal: whom a request asks, in words."""
    who = one.agency.name if one.agency else _("Sekretariat Tim Pembina")
    return f"{who}, {area_name}"


def _whole(grant: Grant) -> bool:
    """Whether the role answers for the office itself, not for fields of an agency."""
    return grant.actions[ANSWER] is None


def _waiting(one: SpeakerRequest, today: date) -> Errand:
    words = _("Permintaan narasumber “%(topic)s” menunggu jawaban.") % {"topic": one.topic}
    first = min(_days(one.wished), default=None)
    kind = "terlambat" if first and first < today else "jatuh_tempo"
    return Errand(kind, words, "training.request", {"id": str(one.id)}, due_on=first)


def _offered(one: SpeakerRequest) -> Errand:
    words = _("Tanggal lain ditawarkan untuk narasumber “%(topic)s”. Setujui atau minta lagi.") % {"topic": one.topic}
    return Errand("kembali", words, "training.request", {"id": str(one.id)}, due_on=one.on)


def _days(wished: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in wished)

"""Contests of an area, and one with its entrants and judges."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from simpul.assessments.models import CANCELLED, OPEN, PUBLISHED, Contest, Entrant, Evidence, Judge
from simpul.assessments.queries.instruments import InstrumentView, view_of
from simpul.assessments.queries.seeing import conflicts_of, organises, seen_area, seen_contest
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.assessments import category_of


@dataclass(frozen=True)
class ContestLine:
    """A contest in a list; counts without those who withdrew."""

    id: UUID
    area: AreaView
    year: int
    name: str
    category: str
    category_name: str
    state: str
    entrants: int
    judges: int


@dataclass(frozen=True)
class EntrantView:
    """Who competes, and by whose hand."""

    id: UUID
    name: str
    area: AreaView
    post_id: UUID | None
    withdrawn_because: str
    evidence: tuple[tuple[UUID, str], ...]  # (paper, name)
    may_bring: bool


@dataclass(frozen=True)
class JudgeView:
    """A judge with the progress: scores given of those that shall be, stages finished; `own`: own entrants."""

    id: UUID
    name: str
    office: str
    with_account: bool
    is_me: bool
    criteria: int
    given: int
    wanted: int
    finished: tuple[str, ...]
    stages: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class ContestPage:
    """A contest with everybody in it. `missing`: areas of the wanted level that have put nobody forward yet."""

    id: UUID
    area: AreaView
    year: int
    name: str
    state: str
    reason: str
    published_on: date | None
    entered_by_level: int
    desk: tuple[date | None, date | None]
    on_site: tuple[date | None, date | None]
    instrument: InstrumentView
    entrants: tuple[EntrantView, ...]
    judges: tuple[JudgeView, ...]
    missing: tuple[AreaView, ...]
    may_write: bool

    @property
    def is_open(self) -> bool:
        """Whether it still runs."""
        return self.state == OPEN

    @property
    def is_published(self) -> bool:
        """Whether its result is out."""
        return self.state == PUBLISHED


def contests(*, by: Actor, area_id: int) -> list[ContestLine]:
    """The contests that an area organises, and those above in which it takes part, newest first."""
    area = seen_area(by, area_id)
    found = Contest.objects.filter(area_id__in=area.path).select_related("instrument").annotate(
        entrant_count=Count("entrants", distinct=True, filter=Q(entrants__withdrawn_because="")),
        judge_count=Count("judges", distinct=True),
    )  # fmt: skip
    known = places.areas(area.path)
    return [_line(one, known) for one in found.exclude(state=CANCELLED)]


def contests_to_judge(*, by: Actor) -> list[ContestLine]:
    """The open contests in which the actor is a judge."""
    found = Contest.objects.filter(judges__user=by.id, state=OPEN).select_related("instrument").annotate(
        entrant_count=Count("entrants", distinct=True), judge_count=Count("judges", distinct=True)
    )  # fmt: skip
    listed = list(found)
    known = places.areas({one.area_id for one in listed})
    return [_line(one, known) for one in listed]


def contest(*, by: Actor, contest_id: UUID) -> ContestPage:
    """One contest; Refusal `tidak-ditemukan`."""
    found, area = seen_contest(by, contest_id)
    entrants = list(found.entrants.all())
    active = [one for one in entrants if not one.withdrawn_because]
    known = places.areas({one.area_id for one in entrants})
    below = places.areas(places.below_ids(area.id, found.entered_by_level)) if organises(by, area) else {}
    there = {one.area_id for one in active}
    brought, judges = _evidence(entrants), _judges(found)
    own = conflicts_of(judges, active)
    return ContestPage(
        id=found.id,
        area=area,
        year=found.year,
        name=found.name,
        state=found.state,
        reason=found.reason,
        published_on=found.published_on,
        entered_by_level=found.entered_by_level,
        desk=(found.desk_from, found.desk_to),
        on_site=(found.field_from, found.field_to),
        instrument=view_of(by, found.instrument),
        entrants=tuple(_entrant(by, one, known[one.area_id], brought.get(one.id, [])) for one in entrants),
        judges=tuple(_judge(by, one, len(active), own[one.id]) for one in judges),
        missing=tuple(sorted((one for id, one in below.items() if id not in there), key=lambda one: one.code)),
        may_write=organises(by, area),
    )


def contest_of_entrant(*, by: Actor, entrant_id: UUID) -> tuple[ContestPage, EntrantView]:
    """The contest in which somebody competes, and the entrant; Refusal `tidak-ditemukan`."""
    found = Entrant.objects.filter(id=entrant_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    page = contest(by=by, contest_id=found.contest_id)
    return page, next(one for one in page.entrants if one.id == entrant_id)


def _judges(found: Contest) -> list[Judge]:
    active = Q(scores__entrant__withdrawn_because="")
    told = found.judges.annotate(given=Count("scores", distinct=True, filter=active))
    return list(told.prefetch_related("duties__criterion", "finishes"))


def _judge(by: Actor, one: Judge, entrants: int, own: dict[UUID, str]) -> JudgeView:
    duties = [duty.criterion for duty in one.duties.all()]
    return JudgeView(
        id=one.id,
        name=one.name,
        office=one.office,
        with_account=one.user is not None,
        is_me=one.user == by.id,
        criteria=len(duties),
        given=vars(one)["given"],
        wanted=len(duties) * entrants,
        finished=tuple(finish.stage for finish in one.finishes.all()),
        stages=tuple(dict.fromkeys(part.stage for part in sorted(duties, key=lambda part: part.place))),
        own=tuple(own.values()),
    )


def _evidence(entrants: list[Entrant]) -> dict[UUID, list[tuple[UUID, str]]]:
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for one in Evidence.objects.filter(entrant__in=entrants):
        found.setdefault(one.entrant_id, []).append((one.paper_id, one.name))
    return found


def _entrant(by: Actor, one: Entrant, area: AreaView, evidence: list[tuple[UUID, str]]) -> EntrantView:
    may = by.may("paper.write", Scope(area=area.path))
    return EntrantView(one.id, one.name, area, one.post_id, one.withdrawn_because, tuple(evidence), may)


def _line(one: Contest, known: dict[int, AreaView]) -> ContestLine:
    told = vars(one)
    return ContestLine(
        id=one.id,
        area=known[one.area_id],
        year=one.year,
        name=one.name,
        category=one.instrument.category,
        category_name=category_of(one.instrument.category).name,
        state=one.state,
        entrants=told["entrant_count"],
        judges=told["judge_count"],
    )

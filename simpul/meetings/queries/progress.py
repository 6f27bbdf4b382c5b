"""What each invited area enters before a meeting, with its own figures from the reports beside it (S3.9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.meetings.models import Invitation, Meeting, Progress
from simpul.meetings.queries.seeing import answers, organises, seen_meeting
from simpul.meetings.rules.regions import share
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.tally.queries import slots
from simpul.tally.queries.completeness import of_row
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import LAPORAN, LEMBAGA

POSTS, NUMBERED, WITH_DECREE, TRAINED, KADER = (
    "lembaga.pos_aktif", "lembaga.pos_nomor", "lembaga.pos_sk", "lembaga.kader_terlatih", "lembaga.kader_aktif",
)  # fmt: skip


@dataclass(frozen=True)
class AreaFigures:
    """What the area's own reports say of a month. Shares in per cent, None of nothing."""

    period: Period
    posts: int
    numbered: int
    with_decree: int
    kader: int
    trained: int
    reports_in: int
    reports_expected: int

    @property
    def numbered_share(self) -> float | None:
        return share(self.numbered, self.posts)

    @property
    def in_share(self) -> float | None:
        return share(self.reports_in, self.reports_expected)


@dataclass(frozen=True)
class ProgressView:
    """An invited area: what it entered ("" nothing) beside its figures (None: not this actor's to see)."""

    area: AreaView
    progress: str
    obstacle: str
    proposal: str
    entered: bool
    figures: AreaFigures | None
    may_enter: bool


def compare(*, by: Actor, meeting_id: UUID, today: date) -> list[ProgressView]:
    """Every invited area but the organising one, by code; figures of the last whole month before the meeting."""
    found, area = seen_meeting(by, Meeting.objects.filter(id=meeting_id).first())
    invited = Invitation.objects.filter(meeting=found).exclude(area_id=area.id).order_by().values_list("area_id")
    known = places.areas({row[0] for row in invited.distinct()})
    told = {one.area_id: one for one in Progress.objects.filter(meeting=found)}
    figures = _figures(by, known.values(), _month(found.on, today))
    mine = organises(by, area)
    return [
        _view(one, told.get(one.id), figures.get(one.id), may_enter=mine or answers(by, one))
        for one in sorted(known.values(), key=lambda one: one.code)
    ]


def _view(area: AreaView, told: Progress | None, figures: AreaFigures | None, *, may_enter: bool) -> ProgressView:
    return ProgressView(
        area=area,
        progress=told.progress if told else "",
        obstacle=told.obstacle if told else "",
        proposal=told.proposal if told else "",
        entered=told is not None,
        figures=figures,
        may_enter=may_enter,
    )


def _month(on: date, today: date) -> Period:
    return Period.of(min(on, today)).shift(-1)


def _figures(by: Actor, areas: Iterable[AreaView], period: Period) -> Mapping[int, AreaFigures]:
    """One read for all areas whose reports the actor may see: a neighbour's figures stay its own."""
    seen = [one.id for one in areas if by.may("report.read", Scope(area=one.path))]
    table = slots.table()
    wide = WideRows(table, seen, [period], (LEMBAGA, LAPORAN))
    places_of = {code: table.position(code, "") for code in (POSTS, NUMBERED, WITH_DECREE, KADER, TRAINED)}
    found = {}
    for area_id in seen:
        row = wide.live(area_id, period, LEMBAGA)
        value = {code: 0 if place is None else int(row[place]) for code, place in places_of.items()}
        reports = of_row(table, wide.live(area_id, period, LAPORAN), "")
        found[area_id] = AreaFigures(
            period=period,
            posts=value[POSTS],
            numbered=value[NUMBERED],
            with_decree=value[WITH_DECREE],
            kader=value[KADER],
            trained=value[TRAINED],
            reports_in=reports.masuk,
            reports_expected=reports.diharapkan,
        )
    return found

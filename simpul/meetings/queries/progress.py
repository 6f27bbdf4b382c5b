"""What each invited area enters before a meeting, with its own figures from the reports beside it (S3.9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.meetings.models import Invitation, Meeting, Progress
from simpul.meetings.queries.seeing import answers, organises, own_agencies, seen_meeting
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
    """What the area's own reports say of a month; None of what was never counted. Shares in per cent, None of nothing.

    Of an agency the reports are those of its fields.
    """

    period: Period
    posts: int | None
    numbered: int | None
    with_decree: int | None
    kader: int | None
    trained: int | None
    reports_in: int | None
    reports_expected: int | None

    @property
    def numbered_share(self) -> float | None:
        return share(self.numbered or 0, self.posts or 0)

    @property
    def in_share(self) -> float | None:
        return share(self.reports_in or 0, self.reports_expected or 0)


@dataclass(frozen=True)
class ProgressView:
    """Who is invited: an area, or an agency of it; what it entered ("" nothing) beside its figures (None: not this
    actor's to see)."""

    area: AreaView
    agency_id: UUID | None
    agency: str
    progress: str
    obstacle: str
    proposal: str
    entered: bool
    figures: AreaFigures | None
    may_enter: bool

    @property
    def label(self) -> str:
        """The agency and its area, or the area alone."""
        return f"{self.agency}, {self.area.label}" if self.agency else self.area.label


Key = tuple[int, UUID | None]


def compare(*, by: Actor, meeting_id: UUID, today: date) -> list[ProgressView]:
    """Every invited area but the organising one, and every invited agency, by code; figures of the last whole month
    before the meeting."""
    found, area = seen_meeting(by, Meeting.objects.filter(id=meeting_id).first())
    invited = Invitation.objects.filter(~Q(area_id=area.id) | Q(agency__isnull=False), meeting=found).order_by()
    rows = invited.values_list("area_id", "agency_id", "agency__name", "agency__fields").distinct()
    named: dict[Key, tuple[str, tuple[str, ...]]] = {
        (area_id, agency_id): (name or "", tuple(fields or ())) for area_id, agency_id, name, fields in rows
    }
    known = places.areas({area_id for area_id, _agency in named})
    told = {(one.area_id, one.agency_id): one for one in Progress.objects.filter(meeting=found)}
    figures = _Figures(by, known.values(), Period.of(min(found.on, today)).shift(-1))
    own = own_agencies(by, today)

    def view(key: Key) -> ProgressView:
        place, (name, fields) = known[key[0]], named[key]
        may = organises(by, area) or answers(by, place) or key[1] in own
        return _view(place, (key[1], name), told.get(key), figures.of(place, fields), may_enter=may)

    return sorted((view(key) for key in named), key=lambda one: (one.area.code, one.agency, str(one.agency_id)))


def _view(
    area: AreaView,
    agency: tuple[UUID | None, str],
    told: Progress | None,
    figures: AreaFigures | None,
    *,
    may_enter: bool,
) -> ProgressView:
    return ProgressView(
        area=area,
        agency_id=agency[0],
        agency=agency[1],
        progress=told.progress if told else "",
        obstacle=told.obstacle if told else "",
        proposal=told.proposal if told else "",
        entered=told is not None,
        figures=figures,
        may_enter=may_enter,
    )


class _Figures:
    """One read for all areas whose reports the actor may see: a neighbour's figures stay its own."""

    def __init__(self, by: Actor, areas: Iterable[AreaView], period: Period) -> None:
        self.period, self.table = period, slots.table()
        self.seen = {one.id for one in areas if by.may("report.read", Scope(area=one.path))}
        self.wide = WideRows(self.table, self.seen, [period], (LEMBAGA, LAPORAN))

    def of(self, area: AreaView, fields: Sequence[str]) -> AreaFigures | None:
        """Of one area, the reports those of these fields (none: the whole)."""
        if area.id not in self.seen:
            return None
        done, whole = self._reports(area.id, fields or ("",))
        codes = (POSTS, NUMBERED, WITH_DECREE, KADER, TRAINED)
        posts, numbered, with_decree, kader, trained = (self._value(area.id, code) for code in codes)
        return AreaFigures(self.period, posts, numbered, with_decree, kader, trained, done, whole)

    def _value(self, area_id: int, code: str) -> int | None:
        place = self.table.position(code, "")
        if place is None or not self.wide.counted(area_id, self.period, LEMBAGA):
            return None
        return int(self.wide.live(area_id, self.period, LEMBAGA)[place])

    def _reports(self, area_id: int, fields: Sequence[str]) -> tuple[int | None, int | None]:
        if not self.wide.counted(area_id, self.period, LAPORAN):
            return None, None
        row = self.wide.live(area_id, self.period, LAPORAN)
        found = [of_row(self.table, row, field) for field in fields]
        return sum(one.masuk for one in found), sum(one.diharapkan for one in found)

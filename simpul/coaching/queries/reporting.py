"""The Laporan Pembinaan of an area: as it would be sent now, and as it was sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.coaching.queries.counting import contents_of
from simpul.coaching.queries.seeing import READ
from simpul.coaching.rules.contents import Contents, unpacked
from simpul.kernel.actor import NATION, Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.reports.queries import Inbox, SubmissionView, inbox, submission, submission_id
from simpul.reports.rules.states import COACHING
from simpul.standards.coaching_visits import report_lines


@dataclass(frozen=True)
class ReportLineView:
    """A line as shown. `now`: what would be counted at this moment, where that is asked for beside what was sent."""

    code: str
    name: str
    unit: str
    counted: int
    accepted: int | None
    now: int | None = None


@dataclass(frozen=True)
class CoachingReport:
    """The report of an area. `sent`: how it was sent; None while it was not, and for the nation, which sends nowhere.

    `inbox`: what the areas below have sent, and who has not.
    """

    area: AreaView
    period: Period
    lines: tuple[ReportLineView, ...]
    obstacles: str
    proposals: str
    accepted_from: int
    areas_below: int
    sent: SubmissionView | None
    inbox: Inbox


def coaching_report(*, by: Actor, at: datetime, area_id: int, period: Period) -> CoachingReport:
    """The report as it would be sent now, beside the reports of the areas below; Refusal `tidak-ditemukan`.

    The texts are those that were sent last, to go on from.
    """
    area = _seen(by, area_id)
    received = inbox(by=by, area_id=area_id, period=period, kind=COACHING)
    id = submission_id(by=by, area_id=area_id, period=period, kind=COACHING) if area.level > NATION else None
    sent = submission(by=by, id=id) if id else None
    told = unpacked(sent.contents) if sent and sent.contents else None
    now = contents_of(
        at=at,
        area=area,
        period=period,
        obstacles=told.obstacles if told else "",
        proposals=told.proposals if told else "",
    )
    return _view(area, period, now, sent, received)


def sent_report(*, by: Actor, at: datetime, id: UUID) -> CoachingReport:
    """A report as it was sent, each line beside what is counted now; Refusal `tidak-ditemukan`."""
    sent = submission(by=by, id=id)
    if sent.kind != COACHING or sent.contents is None or sent.area_id is None:
        raise Refusal("tidak-ditemukan")
    area = _seen(by, sent.area_id)
    told = unpacked(sent.contents)
    now = contents_of(at=at, area=area, period=sent.period, obstacles="", proposals="")
    received = inbox(by=by, area_id=area.id, period=sent.period, kind=COACHING)
    return _view(area, sent.period, told, sent, received, now)


def _seen(by: Actor, area_id: int) -> AreaView:
    scope = places.scope_of(area_id)
    if not (by.may(READ, scope) and by.may("report.read", scope)):
        raise Refusal("tidak-ditemukan")
    return places.area(area_id)


def _view(
    area: AreaView,
    period: Period,
    told: Contents,
    sent: SubmissionView | None,
    received: Inbox,
    now: Contents | None = None,
) -> CoachingReport:
    known = {one.code: one for one in report_lines()}
    lines = tuple(
        ReportLineView(
            one.code,
            known[one.code].name if one.code in known else one.code,
            known[one.code].unit if one.code in known else "",
            one.counted,
            one.accepted,
            now.count(one.code) if now else None,
        )
        for one in told.lines
    )
    return CoachingReport(
        area=area,
        period=period,
        lines=lines,
        obstacles=told.obstacles,
        proposals=told.proposals,
        accepted_from=told.accepted_from,
        areas_below=told.areas_below,
        sent=sent,
        inbox=received,
    )

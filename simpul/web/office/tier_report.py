"""The report of a tier in the layout that offices know: who, what, who did not report, who signs. Data, not paper."""

from dataclasses import dataclass
from datetime import date, datetime

from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import Period
from simpul.kernel.signature import Signature
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.reports.queries import InboxLine, Reporting, completeness, inbox
from simpul.reports.rules.states import MISSING, RETURNED
from simpul.tally.queries import Figures, Strip, figures, strip
from simpul.tally.queries.seen import seen


@dataclass(frozen=True)
class TierReport:
    """Everything on the paper. `identity`: label and value in order; `missing`: who did not report, or was returned.

    `submission` is the area's own report if it was sent: its state and revision stand on the paper.
    """

    area_id: int
    title: str
    area: str
    period: Period
    printed_on: date
    place: str
    identity: tuple[tuple[str, str], ...]
    strip: Strip
    figures: Figures
    completeness: Reporting
    missing: tuple[InboxLine, ...]
    submission: InboxLine | None
    signatures: tuple[Signature, ...]


def tier_report(*, by: Actor, at: datetime, area_id: int, period: Period) -> TierReport:
    """The report of an area for a period: six fields live and reported, completeness, signatures' place."""
    seen(by, area_id=area_id)
    area = places.area(area_id)
    today = day_at(at, places.zone(area_id, day_at(at, "WIB")))
    received = inbox(by=by, area_id=area_id, period=period)
    return TierReport(
        area_id=area_id,
        title=_title(area),
        area=area.full_name,
        period=period,
        printed_on=today,
        place=area.name,
        identity=_identity(area_id, period),
        strip=strip(by=by, area_id=area_id, period=period),
        figures=figures(by=by, area_id=area_id, period=period),
        completeness=completeness(by=by, area_id=area_id, period=period),
        missing=tuple(line for line in received.lines if line.expected and line.state in (MISSING, RETURNED)),
        submission=_sent(received.own),
        signatures=signatures(by, area, period, today),
    )


def _sent(own: InboxLine | None) -> InboxLine | None:
    return own if own is not None and own.submission_id is not None else None


def _title(area: places.AreaView) -> str:
    return f"Laporan Pelayanan Posyandu Enam Bidang SPM {area.full_name}".strip()


def _identity(area_id: int, period: Period) -> tuple[tuple[str, str], ...]:
    """The block at the top: each area on the way with its word, then the period."""
    trail = places.trail(area_id)
    lines = [(places.title(step.id, period.last_day) or "Negara", step.name) for step in reversed(trail)]
    return (*lines, ("Kode wilayah", trail[-1].code), ("Masa laporan", period.title))


def signatures(by: Actor, area: places.AreaView, period: Period, today: date) -> tuple[Signature, ...]:
    """Left the chair of the Tim Pembina, right the head of the area, as on the paper forms."""
    team = offices.team(by=by, area_id=area.id, on=today) if by.may("post.read", places.scope_of(area.id)) else None
    chair = team.chair.name if team and team.chair else ""
    office = f"Ketua Tim Pembina Posyandu {area.full_name}".strip()
    head = places.head_title(area.id, period.last_day) or "Menteri Dalam Negeri"
    above = "Mengetahui" if area.level == VILLAGE else "Mengesahkan"
    return (Signature("", office, chair), Signature(above, f"{head} {area.name}".strip(), ""))

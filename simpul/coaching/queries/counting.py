"""The lines of a Laporan Pembinaan, counted: visits, findings, training, meetings, SK, registration, budget."""

from collections.abc import Mapping
from datetime import date, datetime

from simpul.attendance.queries import trained_kader
from simpul.budgets.queries import standing_on
from simpul.coaching.models import AgreedAction, Finding, Visit
from simpul.coaching.queries.seeing import within
from simpul.coaching.rules.contents import Contents, Told, accepted_sum, unpacked
from simpul.coaching.rules.visits import SIGNED, UNDONE
from simpul.dossiers.queries import pipeline
from simpul.dossiers.rules import NUMBERED
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.meetings.queries import held_in
from simpul.offices.queries import decrees_made
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import active_count
from simpul.reports.queries import accepted_contents
from simpul.reports.rules.states import COACHING
from simpul.standards.coaching_visits import report_lines


def contents_of(*, at: datetime, area: AreaView, period: Period, obstacles: str, proposals: str) -> Contents:
    """Internal, asks no actor: the report of an area as it would be sent at this moment.

    What other subjects count are sums without names, so they are read as the system itself. Registration stands as it
    is now; posts, open findings, overdue actions and money as on the last day of the period.
    """
    counted = {**_visited(area, period), **_from_others(at, area, period)}
    below = [unpacked(one) for one in accepted_contents(kind=COACHING, receiver_id=area.id, period=period)]
    lines = tuple(
        Told(one.code, counted[one.code], accepted_sum(one.code, below))
        for one in report_lines()
        if one.holds(period.last_day)
    )
    return Contents(lines, obstacles, proposals, len(below), len(places.child_ids(area.id, period.last_day)))


def _visited(area: AreaView, period: Period) -> Mapping[str, int]:
    """Visits to the area and to all that lies in it, by whichever tier."""
    visits = Visit.objects.filter(within(area), state=SIGNED)
    held = visits.filter(held_on__range=(period.first_day, period.last_day))
    until = visits.filter(held_on__lte=period.last_day)
    findings = Finding.objects.filter(visit__in=until)
    still = findings.filter(closed_on__isnull=True) | findings.filter(closed_on__gt=period.last_day)
    agreed = AgreedAction.objects.filter(visit__in=until, due_on__lt=period.last_day)
    late = agreed.filter(state__in=UNDONE) | agreed.filter(done_on__gt=period.last_day)
    posts = held.filter(post__isnull=False).order_by().values("post_id").distinct()
    return {
        "kunjungan": held.count(),
        "dikunjungi": posts.count(),
        "temuan": Finding.objects.filter(visit__in=held).count(),
        "temuan_terbuka": still.count(),
        "tindakan_lewat": late.count(),
    }


def _from_others(at: datetime, area: AreaView, period: Period) -> Mapping[str, int]:
    first, last = period.first_day, period.last_day
    trained = trained_kader(by=SYSTEM, at=at, area_id=area.id, since=first, until=last)
    registration = pipeline(by=SYSTEM, area_id=area.id).own.counts
    numbered = registration.get(NUMBERED, 0)
    return {
        "kader_dilatih": trained[area.id].persons,
        "rapat": held_in(by=SYSTEM, area_id=area.id, first=first, last=last, below=True),
        "sk": decrees_made(area.id, first, last),
        "posyandu": active_count(area.id, last),
        "bernomor": numbered,
        "diproses": sum(registration.values()) - numbered,
        **_money(area, last),
    }


def _money(area: AreaView, on: date) -> Mapping[str, int]:
    found = standing_on(area, on)
    return {"anggaran": found.amount, "anggaran_pembinaan": found.coaching, "belanja": found.spent}

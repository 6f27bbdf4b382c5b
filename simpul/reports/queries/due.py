"""What a person should do about reports: sums for "my work"."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from simpul.facts import queries as facts
from simpul.kernel.actor import NATION, VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.reports.models import Submission
from simpul.reports.queries.expected import expectation
from simpul.reports.queries.settings import rule_of
from simpul.reports.rules.states import COACHING, RETURNED, SENT, SERVICES, due_on

PERIODS_BACK = 3  # older periods that were never reported are seen in the lists, not as errands
POSTS_AT_MOST = 20
# How an area's report of a kind is called, and the page of those that an office receives.
NAMED = {
    SERVICES: (gettext_lazy("Laporan"), "reports.inbox"),
    COACHING: (gettext_lazy("Laporan pembinaan"), "coaching.reports"),
}


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Reports that came back, that are due or late, that wait for a decision, months to close.

    A post mends what came back where it sends. Pages: reports.send (post_id, periode), reports.inbox (code, periode).
    """
    errands: list[Errand] = []
    posts = dict.fromkeys(grant.post for grant in by.where("report.finish") if grant.post is not None)
    errands += _of_posts(list(posts)[:POSTS_AT_MOST], at)
    for area_id in _offices(by, "report.decide"):
        errands += [one for kind in NAMED for one in _waiting(area_id, kind)]
    for area_id in _offices(by, "report.send"):
        errands += [one for kind in NAMED for one in _own_report(area_id, at, kind)]
    for area_id in _offices(by, "report.close"):
        errands += _to_close(area_id, at)
    return errands


def _offices(by: Actor, action: str) -> list[int]:
    return list(dict.fromkeys(g.area_id for g in by.where(action) if g.post is None and g.area_id is not None))


def _of_posts(posts: list[UUID], at: datetime) -> Iterator[Errand]:
    expected = expectation(posts)
    labels = registry.post_labels(posts)
    rows = Submission.objects.filter(kind=SERVICES, post_id__in=posts)
    states = {(post, key): state for post, key, state in rows.values_list("post_id", "period", "state")}
    for post in posts:
        scope = registry.post_scope(post)
        today = _today(scope, at)
        rule = expected.book.of(scope.area, today)
        for period in _ended(today, rule.months):
            if (post, period.key) not in states and expected.of(post, period):
                yield _missing(labels[post], post, period, due_on(period, rule.due_day), today)
        for key in sorted(key for at_post, key in states if at_post == post and states[at_post, key] == RETURNED):
            period = Period.from_key(key)
            target = {"post_id": str(post), "periode": str(period)}
            yield _returned(SERVICES, labels[post], period, due_on(period, rule.due_day), "reports.send", target)


def _returned(kind: str, label: str, period: Period, last: date, page: str, target: dict[str, str]) -> Errand:
    said = _("%(laporan)s %(masa)s %(dari)s dikembalikan. Baca alasannya, perbaiki, lalu kirim ulang.")
    title = said % {"laporan": NAMED[kind][0], "masa": period.title, "dari": label}
    return Errand("kembali", title, page, target, due_on=last)


def _missing(label: str, post: UUID, period: Period, last: date, today: date) -> Errand:
    said = _("Laporan %(masa)s %(dari)s belum dikirim. Periksa lalu kirim.")
    title = said % {"masa": period.title, "dari": label}
    return Errand(
        _lateness(today, last), title, "reports.send", {"post_id": str(post), "periode": str(period)}, due_on=last
    )


def _waiting(area_id: int, kind: str) -> Iterator[Errand]:
    code = places.area(area_id).code
    rows = Submission.objects.filter(kind=kind, receiver_id=area_id, state=SENT)
    name, page = NAMED[kind]
    for key, count in rows.values_list("period").annotate(count=Count("id")).order_by("period"):
        period = Period.from_key(key)
        said = ngettext(
            "%(n)d %(laporan)s %(masa)s menunggu Anda periksa.",
            "%(n)d %(laporan)s %(masa)s menunggu Anda periksa.",
            count,
        )
        title = said % {"n": count, "laporan": str(name).lower(), "masa": period.title}
        yield Errand("jatuh_tempo", title, page, {"code": code, "periode": str(period)}, count=count)


def _own_report(area_id: int, at: datetime, kind: str) -> Iterator[Errand]:
    """The area's own report: returned by the tier above, or not yet sent although reports were accepted."""
    area = places.area(area_id)
    if area.level == NATION:
        return
    today = _today(Scope(area=area.path), at)
    rule = rule_of(area.path[:-1], today, kind)
    rows = Submission.objects.filter(kind=kind, area_id=area_id).values_list("period", "state", "id")
    sent = {key: (state, id) for key, state, id in rows}
    received = set(Submission.objects.filter(kind=kind, receiver_id=area_id).values_list("period", flat=True))
    ended = _ended(today, rule.months)
    unasked = ended[-1] if _begins_here(area, kind, today) else None
    for period in ended:
        state, id = sent.get(period.key, ("", None))
        last = due_on(period, rule.due_day)
        if state == RETURNED:
            yield _returned(kind, area.label, period, last, "reports.submission", {"id": str(id)})
        elif not state and (
            period == unasked or any(month.key in received for month in (period, *period.each_month()))
        ):
            said = _("%(laporan)s %(masa)s %(dari)s belum dikirim ke atas. Periksa isinya lalu kirim.")
            title = said % {"laporan": NAMED[kind][0], "masa": period.title, "dari": area.label}
            args = {"code": area.code, "periode": str(period)}
            yield Errand(_lateness(today, last), title, NAMED[kind][1], args, due_on=last)


def _begins_here(area: AreaView, kind: str, today: date) -> bool:
    """Whether nobody below sends such a report: a village's own on coaching, once it has posts."""
    return kind == COACHING and area.level == VILLAGE and bool(registry.active_posts([area.id], today).get(area.id))


def _to_close(area_id: int, at: datetime) -> Iterator[Errand]:
    """Months that this tier closes, once the reports from below are due."""
    area = places.area(area_id)
    today = _today(Scope(area=area.path), at)
    rule = rule_of(area.path, today)
    if rule.closing_level != area.level:
        return
    for period in _ended(today, 1):
        last = due_on(period, rule.due_day)
        if today > last and not facts.is_closed(area.path, period):
            title = _("%(masa)s belum ditutup. Tutup bila laporan sudah lengkap.") % {"masa": period.title}
            args = {"code": area.code, "periode": str(period)}
            yield Errand("jatuh_tempo", title, "reports.inbox", args)


def _lateness(today: date, last: date) -> str:
    return "terlambat" if today > last else "jatuh_tempo"


def _ended(today: date, months: int) -> list[Period]:
    """The last periods that are over, oldest first."""
    running = Period.of(today, months)
    return [running.shift(step) for step in range(-PERIODS_BACK, 0)]


def _today(scope: Scope, at: datetime) -> date:
    return day_at(at, places.zone(scope.area[-1], day_at(at, "WIB")))

"""Closing and reopening a month, and the rules by which an area receives reports."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from simpul.audit.commands import changed, command
from simpul.facts import commands as facts_commands
from simpul.kernel.actor import NATION, VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import KINDS, Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.reports.models import ReportRule
from simpul.reports.queries.settings import rule_of
from simpul.reports.rules.states import SERVICES

LEVELS = ("pusat", "provinsi", "kabupaten/kota", "kecamatan", "desa/kelurahan")


@command("reports.close_month")
def close_month(*, by: Actor, at: datetime, area_id: int, period: Period) -> None:
    """Close a month for an area of the tier that its rule names; refused before the month is over."""
    scope = places.scope_of(area_id)
    by.require("report.close", scope, exact=True)
    _check_tier(scope.area, period)
    today = day_at(at, places.zone(area_id, day_at(at, "WIB")))
    if today <= period.last_day:
        first = period.last_day + timedelta(days=1)
        raise Refusal("bulan-belum-berakhir", bulan=period.title, tanggal=f"{first.day}/{first.month}/{first.year}")
    facts_commands.close_month(by=by, at=at, area_id=area_id, period=period)


@command("reports.reopen_month")
def reopen_month(*, by: Actor, at: datetime, area_id: int, period: Period, reason: str) -> None:
    """Open a closed month again, with a reason."""
    facts_commands.reopen_month(by=by, at=at, area_id=area_id, period=period, reason=reason)


def _check_tier(path: tuple[int, ...], period: Period) -> None:
    if period.months != 1:
        raise Refusal("masa-laporan-lain", masa="bulan")
    rule = rule_of(path, period.last_day)
    if rule.closing_level != len(path) - 1:
        raise Refusal("bukan-tingkat-penutup", tingkat=LEVELS[rule.closing_level])


@command("reports.set_rule")
def set_rule(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    months: int,
    due_day: int,
    closing_level: int,
    valid_from: date,
    source: str,
    kind: str = SERVICES,
) -> UUID:
    """Set how an area receives reports of a kind, from a day on, until the next rule; areas below inherit it.

    months: 1, 3, 6 or 12; due_day: 1-28 of the month after the period; closing_level: 1 (provinsi) to 4 (desa).
    Another length of period only begins on a first day to come, so that no report already due changes its period.
    """
    scope = places.scope_of(area_id)
    by.require("report.settings", scope)
    if months not in KINDS.values() or not 1 <= due_day <= 28 or not NATION < closing_level <= VILLAGE:
        raise Refusal("aturan-laporan-salah")
    if not source.strip():
        raise Refusal("alasan-wajib", field="source")
    today = day_at(at, places.zone(area_id, day_at(at, "WIB")))
    starts_period = Period.of(valid_from, months).first_day == valid_from
    if months != rule_of(scope.area, valid_from, kind).months and not (starts_period and valid_from > today):
        raise Refusal("masa-laporan-mulai-nanti", field="valid_from")
    return _replace_rule(
        ReportRule(
            area_id=area_id, kind=kind, months=months, due_day=due_day, closing_level=closing_level,
            valid_from=valid_from, source=source.strip()[:200], trust="own",
        )
    )  # fmt: skip


def _replace_rule(rule: ReportRule) -> UUID:
    """The rule ends the one that held before it, and lasts until the one that follows."""
    others = ReportRule.objects.select_for_update(of=("self",)).filter(area_id=rule.area_id, kind=rule.kind)
    same_day = others.filter(valid_from=rule.valid_from).first()
    if same_day is not None:
        rule.id = same_day.id
    later = others.filter(valid_from__gt=rule.valid_from).order_by("valid_from").first()
    rule.valid_to = later.valid_from if later else None
    open_then = Q(valid_to__isnull=True) | Q(valid_to__gt=rule.valid_from)
    others.filter(open_then, valid_from__lt=rule.valid_from).update(valid_to=rule.valid_from)
    rule.save(force_insert=same_day is None, force_update=same_day is not None)
    after = {"months": rule.months, "due_day": rule.due_day, "closing_level": rule.closing_level}
    changed("report_rule", rule.id, after={**after, "area": rule.area_id, "from": rule.valid_from.isoformat()})
    return rule.id

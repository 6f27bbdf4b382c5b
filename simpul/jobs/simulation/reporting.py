"""The reports of the made-up posts, tier by tier: most on time, some late, some returned, some missing."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from simpul.jobs.simulation.world import PlannedPost, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView
from simpul.reports import commands as reports
from simpul.reports.commands import NewRemark

WHY = (
    "Contoh: angka ini jauh lebih besar dari bulan lalu. Periksa daftarnya lalu kirim ulang.",
    "Contoh: daftar hadir belum sama dengan jumlah yang dilayani.",
)


def report_month(
    villages: Sequence[PlannedVillage],
    above: Mapping[int, Sequence[AreaView]],
    period: Period,
    *,
    seed: int,
    today: date,
) -> None:
    """Posts finish the month, villages decide, and each tier above sends what it has accepted."""
    rng = random.Random(f"{seed}/laporan/{period}")
    for village in villages:
        for plan in village.posts:
            _report_post(rng, plan, period, today)
    for level in (4, 3, 2, 1):
        for area in above[level]:
            _send_area(rng, area, period, today, level)


def _report_post(rng: random.Random, plan: PlannedPost, period: Period, today: date) -> None:
    if rng.random() > plan.diligence:
        return
    late = rng.random() > plan.diligence
    sent_on = _in_next_month(period, rng.randint(8, 20) if late else rng.randint(1, 5))
    if sent_on > today:
        return
    sent = reports.finish_month(by=SYSTEM, at=noon(sent_on), post_id=plan.post.id, period=period)
    _decide(rng, sent.id, sent_on, today, plan.diligence)


def _decide(rng: random.Random, submission_id, sent_on: date, today: date, diligence: float) -> None:
    on = sent_on + timedelta(days=rng.randint(1, 3))
    if on > today or rng.random() < 0.03:
        return
    if rng.random() < 0.05:
        remark = NewRemark(text=rng.choice(WHY), field="kesehatan")
        reports.return_report(by=SYSTEM, at=noon(on), submission_id=submission_id, remarks=[remark])
    else:
        reports.accept_report(by=SYSTEM, at=noon(on), submission_id=submission_id)


def _send_area(rng: random.Random, area: AreaView, period: Period, today: date, level: int) -> None:
    sent_on = _in_next_month(period, 8 + (4 - level) * 3 + rng.randint(0, 2))
    if sent_on > today or rng.random() < 0.04:
        return
    try:
        sent = reports.send_area_report(by=SYSTEM, at=noon(sent_on), area_id=area.id, period=period)
    except Refusal:
        return  # nothing has been accepted below: such an area has nothing to send
    _decide(rng, sent.id, sent_on, today, 1.0)


def _in_next_month(period: Period, day: int) -> date:
    return period.shift(1).first_day.replace(day=day)


def chain_above(villages: Iterable[PlannedVillage], trail) -> dict[int, list[AreaView]]:
    """Every area that receives reports of these villages, by level; the nation receives and does not send."""
    found: dict[int, dict[int, AreaView]] = {level: {} for level in (1, 2, 3, 4)}
    for village in villages:
        for area in trail(village.area.id):
            if area.level:
                found[area.level][area.id] = area
    return {level: list(areas.values()) for level, areas in found.items()}

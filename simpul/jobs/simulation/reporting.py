"""The reports of the made-up posts, tier by tier: most on time, some late, some returned, some missing."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from simpul.jobs.simulation.world import PlannedPost, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.places.queries import AreaView
from simpul.reports import commands as reports
from simpul.reports.commands import MadeReport, NewRemark

Areas = Mapping[int, Sequence[AreaView]]
WHY = (
    "Contoh: angka ini jauh lebih besar dari bulan lalu. Periksa daftarnya lalu kirim ulang.",
    "Contoh: daftar hadir belum sama dengan jumlah yang dilayani.",
)


def report_month(villages: Sequence[PlannedVillage], above: Areas, period: Period, *, seed: int, today: date) -> None:
    """Posts finish the month, villages decide, and each tier above sends what it has accepted."""
    rng = random.Random(f"{seed}/laporan/{period}")
    posts = [plan for village in villages for plan in village.posts]
    reports.rebuild(period, at=noon(today))
    _write(period, today, (_of_post(rng, plan, period, today) for plan in posts))
    # An area's report says who has not reported, so this stands before the first area sends.
    reports.restate(period, at=noon(today))
    for level in (4, 3, 2, 1):
        _write(period, today, (_of_area(rng, area, period, today) for area in above[level]))


def _write(period: Period, today: date, made: Iterable[MadeReport | None]) -> None:
    reports.bulk_reports(by=SYSTEM, at=noon(today), period=period, reports=[one for one in made if one])


def _of_post(rng: random.Random, plan: PlannedPost, period: Period, today: date) -> MadeReport | None:
    if rng.random() > plan.diligence:
        return None
    late = rng.random() > plan.diligence
    sent_on = _in_next_month(period, rng.randint(8, 20) if late else rng.randint(1, 5))
    if sent_on > today:
        return None
    decided_on, remark = _decision(rng, sent_on, today)
    return MadeReport(
        post_id=plan.post.id,
        sent_at=noon(sent_on),
        decided_at=noon(decided_on) if decided_on else None,
        remark=remark,
    )


def _of_area(rng: random.Random, area: AreaView, period: Period, today: date) -> MadeReport | None:
    sent_on = _in_next_month(period, 8 + (4 - area.level) * 3 + rng.randint(0, 2))
    if sent_on > today or rng.random() < 0.04:
        return None
    decided_on, remark = _decision(rng, sent_on, today)
    return MadeReport(
        area_id=area.id,
        sent_at=noon(sent_on),
        decided_at=noon(decided_on) if decided_on else None,
        remark=remark,
    )


def _decision(rng: random.Random, sent_on: date, today: date) -> tuple[date | None, NewRemark | None]:
    """When the receiver decided (None: not yet) and, when it was returned, why."""
    on = sent_on + timedelta(days=rng.randint(1, 3))
    if on > today or rng.random() < 0.03:
        return None, None
    returned = rng.random() < 0.05
    return on, NewRemark(text=rng.choice(WHY), field="kesehatan") if returned else None


def _in_next_month(period: Period, day: int) -> date:
    return period.shift(1).first_day.replace(day=day)


def chain_above(villages: Iterable[PlannedVillage], trail: Callable[[int], list[AreaView]]) -> Areas:
    """Every area that receives reports of these villages, by level; the nation receives and does not send."""
    found: dict[int, dict[int, AreaView]] = {level: {} for level in (1, 2, 3, 4)}
    for village in villages:
        for area in trail(village.area.id):
            if area.level:
                found[area.level][area.id] = area
    return {level: list(areas.values()) for level, areas in found.items()}

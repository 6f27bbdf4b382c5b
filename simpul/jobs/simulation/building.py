"""Building a whole made-up country, or a part of it, step by step with a word about each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from simpul.jobs.simulation import story
from simpul.jobs.simulation.world import PlannedVillage, plan_village, villages_below
from simpul.jobs.simulation.writing import months_until, noon, write_month, write_open_days, write_village
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.reports import commands as reports

Say = Callable[[str], None]


@dataclass(frozen=True)
class Size:
    """How much is made: people for each post, months back from today."""

    people: int
    months: int


def demo_villages() -> Iterator[tuple[AreaView, int]]:
    """The villages of the five reports with their number of posts."""
    for setting in story.settings():
        area = places.area_by_code(setting.area_code)
        if area is None:
            raise LookupError(f"area {setting.area_code} is not loaded")
        for village in villages_below(area, setting.villages):
            yield village, setting.posts_per_village
    code, posts, villages = story.SPREAD
    province = places.area_by_code(code)
    for regency in places.children(province.id) if province else ():
        for village in villages_below(regency, villages):
            yield village, posts


def spread_villages(posts: int) -> Iterator[tuple[AreaView, int]]:
    """Villages all over the nation, enough for that many posts at four a village, evenly over the provinces."""
    nation = places.area(places.nation_id())
    villages = villages_below(nation, -(-posts // 4))
    for number, village in enumerate(villages):
        yield village, min(4, posts - number * 4) if len(villages) * 4 >= posts else -(-posts // len(villages))


def build(
    villages: list[tuple[AreaView, int]], *, seed: int, size: Size, today: date, say: Say
) -> list[PlannedVillage]:
    """Write the posts, people and services of these villages; returns what was planned."""
    plans = [plan_village(seed, village, posts=posts, people=size.people, today=today) for village, posts in villages]
    for number, village in enumerate(plans, start=1):
        write_village(village, noon(today))
        if number % 20 == 0 or number == len(plans):
            say(f"  {number} dari {len(plans)} desa dan kelurahan: posyandu, kader, warga")
    everything = [post for village in plans for post in village.posts]
    total = 0
    months = months_until(today, size.months)
    for month in months:
        total += write_month(everything, month, seed=seed, today=today, first=month == months[0])
        say(f"  pelayanan {month.title}: {total} catatan")
    write_open_days(everything, [Period.of(today), Period.of(today).shift(1)], noon(today))
    return plans


def rebuild_all(months: list[Period], *, at: datetime) -> None:
    """Count these months and the quarters, half-years and years that they lie in."""
    for month in months:
        reports.rebuild(month, at=at)
    rebuild_longer(months, at=at)


def rebuild_longer(months: list[Period], *, at: datetime) -> None:
    """Count the quarters, half-years and years that these months lie in."""
    reports.rebuild_longer({period for month in months for period in month.longer()}, at=at)

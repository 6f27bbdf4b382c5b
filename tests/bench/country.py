"""A country of posts whose months are filled directly, and one regency with full records; on PostgreSQL."""

import random
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

import numpy as np
from django.db import connection

from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.population import uuid_of
from simpul.jobs.simulation.world import PlannedVillage, villages_below
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.tally.commands import climb_country, ready_table
from simpul.tally.rules.slots import SlotTable, groups
from simpul.wide.packing import pack

REGENCY = "51.08"
FULL_POSTS_PER_VILLAGE = 2
SINCE = date(2024, 10, 1)


def full_regency(today: date) -> list[PlannedVillage]:
    """Buleleng with people, posts and all services of this month, through the commands."""
    regency = places.area_by_code(REGENCY)
    villages = [(village, FULL_POSTS_PER_VILLAGE) for village in villages_below(regency, 148)]
    return build(villages, seed=7, size=Size(people=50, months=1), today=today, say=lambda text: None)


def other_villages() -> list[int]:
    """Every village outside that regency, in an order that spreads any part of it over the country."""
    regency = places.area_by_code(REGENCY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM places_area WHERE level = 4 AND ended_on IS NULL AND l2 <> %s", [regency.id])
        ids = [row[0] for row in cursor.fetchall()]
    random.Random(1).shuffle(ids)
    return ids


def add_posts(villages: list[int], first: int, last: int, period: Period, at: datetime) -> None:
    """Posts number `first` to `last` with a filled month each, by COPY."""
    rng = random.Random(first)
    posts = [(uuid_of(rng), villages[number % len(villages)], number) for number in range(first, last)]
    _copy("registry_post", POST, (_post(*post) for post in posts))
    _copy("registry_postspan", SPAN, ((id, village, "aktif", SINCE) for id, village, _ in posts))
    _copy("tally_postperiod", MONTH, _months(posts, ready_table(), period, at))


POST = "id, village_id, name, name_key, number, state, address, open_rule, is_demo, version"
SPAN = "post_id, village_id, state, valid_from"
MONTH = 'post_id, parent_id, period, "group", cells, counted_at'


def _post(id: UUID, village: int, number: int) -> tuple:
    return (id, village, f"Pos {number}", f"pos{number}", "", "aktif", "", "", True, 1)


def _months(posts: list, table: SlotTable, period: Period, at: datetime) -> Iterator[tuple]:
    """A month of every group: two cells in three are small numbers, as in real posts."""
    rng = np.random.default_rng(len(posts))
    for group in groups():
        width = table.width(group)
        samples = rng.integers(0, 60, size=(997, width), dtype=np.int32)
        samples *= rng.random((997, width)) < 0.66
        packed = [pack(row) for row in samples]
        for number, (id, village, _) in enumerate(posts):
            yield id, village, period.key, group, packed[number % 997], at


def _copy(table: str, columns: str, rows: Iterator[tuple]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def settle() -> None:
    """Fresh statistics, so that the planner knows what was copied."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def climb_all(period: Period, at: datetime) -> None:
    """Sum the whole country in one month."""
    climb_country(period, ready_table(), at)

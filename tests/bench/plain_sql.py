"""The yardstick of a full climb: the same rows as plain integer columns, summed by GROUP BY tier by tier."""

import numpy as np
from django.db import connection

from simpul.kernel.period import Period
from simpul.tally.commands import ready_table
from simpul.tally.rules.packing import unpack
from simpul.tally.rules.slots import groups
from tests.bench.timing import Line, stopwatch

TIERS = (("village", "l4"), ("district", "l3"), ("regency", "l2"), ("province", "l1"), ("nation", "l0"))


def climb_beside(period: Period, posts: int, climbed: float) -> Line:
    """Our climb beside PostgreSQL's sums over the same cells in plain columns (filling them is not counted)."""
    table = ready_table()
    seconds = 0.0
    for group in groups():
        width = table.width(group)
        _fill(group, width, period)
        with stopwatch() as taken:
            _sum_up(width)
        seconds += taken[0]
    size = f"{posts:,}".replace(",", ".")
    return Line(
        f"rekap seluruh negeri satu bulan, semua indikator, {size} pos",
        f"{climbed:.1f} s (dengan menulis semua baris)",
        f"SQL biasa atas kolom bilangan: {seconds:.1f} s (menulis ke tabel sementara)",
    )


def _fill(group: str, width: int, period: Period) -> None:
    columns = ", ".join(f"c{number} int4" for number in range(width))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS plain_post")
        cursor.execute(
            f"CREATE UNLOGGED TABLE plain_post (l4 bigint, l3 bigint, l2 bigint, l1 bigint, l0 bigint, {columns})"
        )
        cursor.execute(
            "SELECT a.l4, a.l3, a.l2, a.l1, a.l0, p.cells"
            " FROM tally_postperiod p JOIN places_area a ON a.id = p.parent_id"
            ' WHERE p.period = %s AND p."group" = %s',
            [period.key, group],
        )
        with connection.cursor() as writer, writer.copy("COPY plain_post FROM STDIN") as copy:
            while rows := cursor.fetchmany(2_000):
                for *way, cells in rows:
                    copy.write_row((*way, *np.asarray(unpack(cells, width)).tolist()))
        cursor.execute("ANALYZE plain_post")


def _sum_up(width: int) -> None:
    sums = ", ".join(f"sum(c{number})::int8 AS c{number}" for number in range(width))
    below = "plain_post"
    with connection.cursor() as cursor:
        for number, (name, _) in enumerate(TIERS):
            kept = ", ".join(letter for _, letter in TIERS[number:])
            cursor.execute(f"DROP TABLE IF EXISTS plain_{name}")
            cursor.execute(f"CREATE TEMP TABLE plain_{name} AS SELECT {kept}, {sums} FROM {below} GROUP BY {kept}")
            below = f"plain_{name}"

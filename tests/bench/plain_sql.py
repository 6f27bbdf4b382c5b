"""The yardstick of a full climb: as many rows of plain integer columns, summed by GROUP BY tier by tier."""

from django.db import connection

from simpul.kernel.period import Period
from simpul.tally.commands import ready_table
from simpul.tally.rules.slots import groups
from tests.bench.timing import Line, stopwatch

TIERS = (("village", "l4"), ("district", "l3"), ("regency", "l2"), ("province", "l1"), ("nation", "l0"))


def climb_beside(period: Period, posts: int, climbed: float) -> Line:
    """Our climb beside PostgreSQL's sums over as many cells in plain columns (filling them is not counted)."""
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
    """As many rows of as many small numbers for the same posts; two cells in three are filled."""
    columns = ", ".join(f"c{number} int4" for number in range(width))
    numbers = ", ".join(f"((p.id + {number}) % 60)::int4" if number % 3 else "0" for number in range(width))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS plain_post")
        cursor.execute(
            f"CREATE UNLOGGED TABLE plain_post (l4 bigint, l3 bigint, l2 bigint, l1 bigint, l0 bigint, {columns})"
        )
        cursor.execute(
            f"INSERT INTO plain_post SELECT a.l4, a.l3, a.l2, a.l1, a.l0, {numbers}"
            " FROM tally_postperiod p JOIN places_area a ON a.id = p.parent_id"
            f" WHERE p.period = {period.key} AND p.\"group\" = '{group}'"
        )
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

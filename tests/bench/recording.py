"""Recording services by the command, singly and in lists of sixty, beside the raw insert of the same rows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from uuid import UUID

from django.db import connection

from simpul.accounts.rules import Held, grants
from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.months import MadePost
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord
from tests.bench.timing import Line, stopwatch

TODAY = date(2026, 11, 22)
AT = datetime.combine(TODAY, time(5), UTC)
MONTH = timedelta(days=30)
OLD_ENOUGH, YOUNG_ENOUGH = 24 * MONTH, 60 * MONTH
POSTS, PEOPLE = 6, 240
LIST = 60
SINGLY, LISTS = 400, 60
ANSWERS = {"bb": 11.2, "pb_tb": 84.5, "cara_ukur": "berdiri", "rujuk": False}
Kader = tuple[Actor, Iterator[NewRecord]]


def lines() -> Iterator[Line]:
    """Kaders of health weigh the children of their posts, each child once a month, with rights, audit and feed."""
    village = places.area_by_code("51.08.06.1020")
    (plan,) = build([(village, POSTS)], seed=3, size=Size(people=PEOPLE, months=0), today=TODAY, say=lambda text: None)
    kaders = [(_kader(one.post.id), _weighings(one.post)) for one in plan.posts]
    yield _singly(kaders)
    yield _in_lists(kaders)


def _kader(post_id: UUID) -> Actor:
    held = Held(role="kader", path=registry.post_scope(post_id).area, post=post_id, field="kesehatan", agency_fields=())
    return Actor(id=new_id(), name="Kader", grants=grants([held], TODAY), roles=frozenset({"kader"}))


def _weighings(post: MadePost) -> Iterator[NewRecord]:
    """Every child once a month, month by month into the past."""
    ages = {one.id: TODAY - one.birth_date for one in post.population.people}
    children = [id for id, age in ages.items() if OLD_ENOUGH <= age < YOUNG_ENOUGH]
    for month in range(24):
        for child in children:
            on = TODAY - month * MONTH
            yield NewRecord(new_id(), post.id, "kesehatan.timbang_ukur_balita", None, on, ANSWERS, child)


def _record(by: Actor, items: list[NewRecord]) -> None:
    refused = [one for one in services.record_services(by=by, at=AT, items=items) if not one.saved]
    if refused:
        raise RuntimeError(f"{refused[0].sentence} {refused[0].errors}")


def _parcels(kaders: list[Kader], many: int, size: int) -> list[tuple[Actor, list[NewRecord]]]:
    """So many lists of that size, the posts by turns."""
    turns = [kaders[number % len(kaders)] for number in range(many)]
    return [(by, list(islice(weighings, size))) for by, weighings in turns]


def _recorded(parcels: list[tuple[Actor, list[NewRecord]]]) -> tuple[float, float]:
    """Seconds of recording these lists by the command, and of inserting the very same rows."""
    with stopwatch() as taken:
        for by, items in parcels:
            _record(by, items)
    return taken[0], raw_inserts([[item.id for item in items] for _, items in parcels])


def _singly(kaders: list[Kader]) -> Line:
    ours, raw = _recorded(_parcels(kaders, SINGLY, 1))
    return Line(
        "mencatat satu per satu dengan hak, jejak, dan umpan",
        f"{SINGLY / ours:,.0f} per detik".replace(",", "."),
        f"sisip mentah baris yang sama: {SINGLY / raw:,.0f} per detik".replace(",", "."),
        "paling sedikit 100",
    )


def _in_lists(kaders: list[Kader]) -> Line:
    ours, raw = _recorded(_parcels(kaders, LISTS, LIST))
    many = LIST * LISTS
    return Line(
        f"mencatat dalam daftar berisi {LIST}",
        f"{many / ours:,.0f} per detik".replace(",", "."),
        f"sisip mentah baris yang sama: {many / raw:,.0f} per detik".replace(",", "."),
        "paling sedikit 1.000",
    )


def raw_inserts(parcels: list[list[UUID]]) -> float:
    """Insert the very rows just written into an empty table of the same shape, one transaction a parcel."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS raw_record")
        cursor.execute("CREATE TABLE raw_record (LIKE facts_record INCLUDING ALL)")
        rows = []
        for parcel in parcels:
            cursor.execute("SELECT * FROM facts_record WHERE id = ANY(%s)", [parcel])
            rows.append(cursor.fetchall())
        kinds = [column.name for column in cursor.description]
        marks = ", ".join(["%s"] * len(kinds))
        with stopwatch() as taken:
            for parcel in rows:
                with connection.connection.transaction():
                    cursor.executemany(f"INSERT INTO raw_record VALUES ({marks})", parcel)
    return taken[0]

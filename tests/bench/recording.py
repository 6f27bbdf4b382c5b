"""Recording services by the command, singly and in lists of sixty, beside the raw insert of the same rows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import connection

from simpul.accounts.rules import Held, grants
from simpul.jobs.simulation.building import Size, build
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord
from tests.bench.timing import Line, stopwatch

TODAY = date(2026, 11, 22)
AT = datetime.combine(TODAY, time(5), UTC)
LIST = 60
SINGLY, LISTS = 400, 60


def lines() -> Iterator[Line]:
    """A kader of health weighs the children of one post, with rights, audit and feed."""
    village = places.area_by_code("51.08.06.1020")
    (plan,) = build([(village, 1)], seed=3, size=Size(people=120, months=0), today=TODAY, say=lambda text: None)
    post = plan.posts[0].post
    children = [one.id for one in post.population.people if (TODAY - one.birth_date).days < 60 * 30]
    by = _kader(post.id)
    yield _singly(by, post.id, children)
    yield _in_lists(by, post.id, children)


def _kader(post_id: UUID) -> Actor:
    held = Held(role="kader", path=registry.post_scope(post_id).area, post=post_id, field="kesehatan", agency_fields=())
    return Actor(id=new_id(), name="Kader", grants=grants([held], TODAY), roles=frozenset({"kader"}))


def _items(post: UUID, children: list[UUID], number: int) -> list[NewRecord]:
    answers = {"bb": 11.2, "pb_tb": 84.5, "cara_ukur": "berdiri", "rujuk": False}
    return [
        NewRecord(new_id(), post, "kesehatan.timbang_ukur_balita", None, TODAY, answers, children[n % len(children)])
        for n in range(number)
    ]


def _record(by: Actor, items: list[NewRecord]) -> None:
    refused = [one for one in services.record_services(by=by, at=AT, items=items) if not one.saved]
    if refused:
        raise RuntimeError(f"{refused[0].sentence} {refused[0].errors}")


def _singly(by: Actor, post: UUID, children: list[UUID]) -> Line:
    items = _items(post, children, SINGLY)
    with stopwatch() as taken:
        for item in items:
            _record(by, [item])
    raw = _raw([[item.id] for item in items])
    return Line(
        "mencatat satu per satu dengan hak, jejak, dan umpan",
        f"{SINGLY / taken[0]:,.0f} per detik".replace(",", "."),
        f"sisip mentah baris yang sama: {SINGLY / raw:,.0f} per detik".replace(",", "."),
        "paling sedikit 100",
    )


def _in_lists(by: Actor, post: UUID, children: list[UUID]) -> Line:
    parcels = [_items(post, children, LIST) for _ in range(LISTS)]
    with stopwatch() as taken:
        for parcel in parcels:
            _record(by, parcel)
    raw = _raw([[item.id for item in parcel] for parcel in parcels])
    many = LIST * LISTS
    return Line(
        f"mencatat dalam daftar berisi {LIST}",
        f"{many / taken[0]:,.0f} per detik".replace(",", "."),
        f"sisip mentah baris yang sama: {many / raw:,.0f} per detik".replace(",", "."),
        "paling sedikit 1.000",
    )


def _raw(parcels: list[list[UUID]]) -> float:
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

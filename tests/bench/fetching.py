"""The first copy of a post over a poor line: bytes on the wire, and how long it takes."""

import http.client
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from simpul.jobs.simulation.world import PlannedPost
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord
from tests.bench.slow_line import BITS_A_SECOND, ROUND_TRIP, slow_line
from tests.bench.timing import Line, stopwatch

if TYPE_CHECKING:
    from tests.bench.pushing import Phone


RESIDENTS, MONTHS = 300, 12
YEARS = timedelta(days=365)


def fill_year(post: PlannedPost, today: date) -> None:
    """A record a month about each of 300 residents: children are weighed, of all others it is noted that they came."""
    rng, people = Random(7), post.post.population.people[:RESIDENTS]
    for month in range(MONTHS):
        on = today - timedelta(days=30 * month)
        alive = [one for one in people if one.birth_date <= on]
        items = [_record(post.post.id, one.id, on, on - one.birth_date, rng) for one in alive]
        at = datetime.combine(on, time(5), UTC)
        refused = [one for one in services.bulk_record(by=SYSTEM, at=at, items=items) if not one.saved]
        if refused:
            raise RuntimeError(f"{refused[0].sentence} {refused[0].errors}")


def _record(post_id: UUID, person_id: UUID, on: date, age: timedelta, rng: Random) -> NewRecord:
    if 2 * YEARS <= age < 5 * YEARS:
        tall = {"pb_tb": rng.randrange(800, 1100) / 10, "cara_ukur": "berdiri"}
        answers = {"bb": rng.randrange(900, 1900) / 100, **tall, "rujuk": rng.random() < 0.05}
        return NewRecord(new_id(), post_id, "kesehatan.timbang_ukur_balita", None, on, answers, person_id)
    came = {"keperluan": rng.choice(["rutin", "rutin", "kejar", "keluhan"])}
    return NewRecord(new_id(), post_id, "kesehatan.kehadiran", None, on, came, person_id)


def lines(phone: "Phone", port: int) -> Iterator[Line]:
    """What a new phone fetches: who it is, its forms, and the first copy page by page."""
    with slow_line(port) as line:
        wire = http.client.HTTPConnection("127.0.0.1", line.port)
        with stopwatch() as whole:
            forms = _get(phone, wire, "/sync/v1/me") and _get(phone, wire, "/sync/v1/catalogue")
            before = line.bytes
            with stopwatch() as copy:
                rows, pages = _copy(phone, wire)
        size = (line.bytes - before) / 1000
    what = f"salinan pertama: {rows.get('person', 0)} warga, {rows.get('record', 0)} catatan, {pages} halaman"
    yield Line(what, f"{size:.0f} KB", "", "paling banyak 150 KB")
    how = f"{BITS_A_SECOND // 1000} kbit/s dan {ROUND_TRIP * 1000:.0f} ms"
    beside = f"dengan formulir ({len(forms['services'])} layanan): {whole[0]:.1f} s"
    yield Line(f"salinan pertama pada {how}", f"{copy[0]:.1f} s", beside, "di bawah 5 s")


def _copy(phone: "Phone", wire: http.client.HTTPConnection) -> tuple[dict[str, int], int]:
    cursor, pages, rows = "", 0, {}
    while True:
        page = _get(phone, wire, "/sync/v1/pull" + (f"?cursor={quote(cursor)}" if cursor else ""))
        pages += 1
        for kind, columns in page["rows"].items():
            rows[kind] = rows.get(kind, 0) + max(len(column) for column in columns.values())
        if not page["more"]:
            return rows, pages
        cursor = page["cursor"]


def _get(phone: "Phone", wire: http.client.HTTPConnection, path: str) -> dict:
    wire.request("GET", path, headers=phone.headers(**{"Accept-Encoding": "gzip"}))
    answer = wire.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {body[:200]!r}")
    return json.loads(zlib.decompress(body, 31) if answer.getheader("Content-Encoding") == "gzip" else body)

"""What phones send, through the real server: HTTP, gzip, bearer, two processes on PostgreSQL."""

import gzip
import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID

from django.db import connection

from simpul.accounts.models import Holding, User
from simpul.jobs.simulation.building import Size, build
from simpul.jobs.simulation.world import PlannedPost
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.phones import commands as phones
from simpul.places import queries as places
from tests.bench import fetching
from tests.bench.recording import raw_inserts
from tests.bench.timing import Line, slow, stopwatch

PROCESSES, LANES = 2, 4
POSTS, PEOPLE = 7, 300
BATCH, PUSHES = 60, 200
MANY, ROUNDS, WARM = 1_000_000, 45, 5
ANSWERS = {"bb": 11.2, "pb_tb": 84.5, "cara_ukur": "berdiri", "rujuk": False}
WEIGHING, ATTENDANCE = "kesehatan.timbang_ukur_balita", "kesehatan.kehadiran"
YEARS = timedelta(days=365)


class Phone:
    """A phone of a kader of health at a post, with a connection that stays open."""

    def __init__(self, post: PlannedPost, port: int) -> None:
        now = datetime.now(UTC)
        user = User.objects.create(username=f"hp-{post.post.id}", name="Kader", home_id=None)
        Holding.objects.create(
            user=user, role="kader", field="kesehatan", post_id=post.post.id, valid_from=date(2024, 10, 1)
        )
        code = phones.make_code(by=SYSTEM, at=now, user_id=user.id)
        self.token = phones.enrol(by=SYSTEM, at=now, code=code.code, label="HP").token
        self.post = post
        self.wire = http.client.HTTPConnection("127.0.0.1", port)

    def headers(self, **more: str) -> dict[str, str]:
        """What every request carries."""
        return {"Authorization": f"Bearer {self.token}", "X-Simpul-Client": "1.0.0", **more}

    def push(self, body: bytes) -> None:
        """One push, packed as a phone packs it; what is not wholly accepted is an error of the bench."""
        packed = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Accept-Encoding": "gzip"}
        self.wire.request("POST", "/sync/v1/push", body, self.headers(**packed))
        answer = self.wire.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} {text[:300]!r}")
        if answer.getheader("Content-Encoding") == "gzip":
            text = gzip.decompress(text)
        wrong = [one for one in json.loads(text)["results"] if one["state"] != "accepted"]
        if wrong:
            raise RuntimeError(str(wrong[0]))

    def bodies(self, many: int, on: date) -> Iterator[bytes]:
        """Pushes of a day: attendance of everybody by turns, weighings of the children among them."""
        people = cycle(self.post.post.population.people)
        for _ in range(many):
            yield packed_push([self.record(next(people), on) for _ in range(BATCH)])

    def record(self, person: Any, on: date) -> dict[str, Any]:
        """The payload of one record about somebody: a weighing of a child, else that they came."""
        child = 2 * YEARS <= on - person.birth_date < 5 * YEARS
        service, answers = (WEIGHING, ANSWERS) if child else (ATTENDANCE, {"keperluan": "rutin"})
        given = {"id": str(new_id()), "post_id": str(self.post.post.id), "service": service, "version": 1}
        return {**given, "on": on.isoformat(), "answers": answers, "person_id": str(person.id)}


def packed_push(payloads: Sequence[dict[str, Any]], name: str = "record_service") -> bytes:
    """The body of a push as it goes over the wire."""
    told = [{"id": str(new_id()), "name": name, "payload": one, "needs": [], "instead_of": None} for one in payloads]
    now = datetime.now(UTC).isoformat()
    body = {"unsent": len(told), "device_time": now, "intentions": [{**one, "device_time": now} for one in told]}
    return gzip.compress(json.dumps(body, separators=(",", ":")).encode(), 6)


def lines() -> Iterator[Line]:
    """Pushes at full load beside the raw insert, pushes beside a million arrivals, then what a first copy takes."""
    today = datetime.now(UTC).date()
    village = places.area_by_code("51.08.06.1020")
    size = Size(people=PEOPLE, months=0)
    (plan,) = build([(village, POSTS)], seed=3, size=size, today=today, say=lambda text: None)
    # Villages are not even: the post with the fewest people of those with 300 at least is the one to fetch.
    posts = sorted(plan.posts, key=lambda one: len(one.post.population.people))
    fetched = next(one for one in posts if len(one.post.population.people) >= fetching.RESIDENTS)
    posts.remove(fetched)
    fetching.fill_year(fetched, today)
    with served() as port:
        lanes = [Phone(post, port) for post in posts[:LANES]]
        yield from _full_load(lanes, today)
        yield _growth(Phone(posts[-1], port), Phone(posts[-2], port), today)
        yield _day(lanes[1], today)
        yield from fetching.lines(Phone(fetched, port), port)


@contextmanager
def served() -> Iterator[int]:
    """The real server on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "manage.py", "shell", "-c", _SERVE.format(port=port, processes=PROCESSES)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


_SERVE = (
    "from simpul.jobs.serve import run_server; "
    "run_server(host='127.0.0.1', port={port}, processes={processes}, with_worker=False)"
)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _full_load(lanes: list[Phone], today: date) -> Iterator[Line]:
    work = [list(lane.bodies(PUSHES // LANES, today)) for lane in lanes]
    taken: list[float] = []
    threads = [threading.Thread(target=_pushes, args=args) for args in zip(lanes, work, [taken] * LANES, strict=True)]
    with stopwatch() as whole:
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    if len(taken) != PUSHES:
        raise RuntimeError(f"only {len(taken)} of {PUSHES} pushes went through")
    newest = _newest(PUSHES * BATCH)
    raw = raw_inserts([newest[first : first + BATCH] for first in range(0, len(newest), BATCH)])
    each = f"{PUSHES * BATCH / whole[0]:,.0f} per detik".replace(",", ".")
    beside = f"sisip mentah baris yang sama: {PUSHES * BATCH / raw:,.0f} per detik".replace(",", ".")
    yield Line(f"maksud diterima lewat HTTP, {LANES} HP sekaligus", each, beside, "paling sedikit 500 per detik")
    yield Line(f"satu kiriman berisi {BATCH} pada beban itu, p95", f"{slow(taken):.0f} ms", "", "di bawah 1.000 ms")


def _pushes(phone: Phone, bodies: list[bytes], taken: list[float]) -> None:
    for body in bodies:
        with stopwatch() as one:
            phone.push(body)
        taken.append(one[0] * 1000)


def _newest(many: int) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM facts_record ORDER BY recorded_at DESC LIMIT %s", [many])
        return [row[0] for row in cursor.fetchall()]


def _growth(first: Phone, second: Phone, today: date) -> Line:
    """Two posts alike that have sent nothing yet: one sends before, one after the arrivals of others came."""
    few = _stored()
    before = _times(first, list(first.bodies(ROUNDS, today)))
    fill_arrivals(MANY - _stored())
    after = _times(second, list(second.bodies(ROUNDS, today)))
    figure = f"p50 {before[len(before) // 2]:.0f} ms lalu {after[len(after) // 2]:.0f} ms"
    beside = f"p95 {slow(before):.0f} ms lalu {slow(after):.0f} ms"
    return Line(
        f"kiriman berisi {BATCH} pada {few:,} lalu {MANY:,} kedatangan".replace(",", "."), figure, beside, "tetap"
    )


def _times(phone: Phone, bodies: list[bytes]) -> list[float]:
    taken: list[float] = []
    _pushes(phone, bodies, taken)
    return sorted(taken[WARM:])


def _stored() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM intake_arrival")
        return int(cursor.fetchone()[0])


def fill_arrivals(many: int) -> None:
    """So many arrivals of other phones, made within the database from one that is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'intake_arrival'")
        names = [row[0] for row in cursor.fetchall()]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(_FILLED.get(name, f'one."{name}"') for name in names)
        cursor.execute(
            f"INSERT INTO intake_arrival ({columns}) SELECT {values} "
            "FROM (SELECT * FROM intake_arrival LIMIT 1) one, generate_series(1, %s)",
            [many],
        )
        # What a server does in its idle minutes, so that it does not do it while pushes are measured.
        cursor.execute("VACUUM ANALYZE intake_arrival")
        cursor.execute("CHECKPOINT")


_FILLED = {"id": "gen_random_uuid()", "phone_id": "gen_random_uuid()", "by": "gen_random_uuid()", "receipt_id": "NULL"}


def _day(phone: Phone, today: date) -> Line:
    """An open day: forty people, sixty records."""
    people = phone.post.post.population.people[:40]
    records = [phone.record(person, today) for person in [*people, *people[:20]]]
    size = len(packed_push(records)) / 1000
    return Line("satu hari buka, 40 orang dan 60 catatan, dalam kiriman", f"{size:.1f} KB", "", "paling banyak 30 KB")

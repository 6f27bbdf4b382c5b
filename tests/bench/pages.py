"""Every page of every actor on SQLite with 300 posts and 12 months: server time at the 95th percentile."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial

from django.db import connection
from django.test import Client
from django.urls import get_resolver

from simpul.accounts.models import User
from simpul.jobs.simulation.building import Size, build, rebuild_all, spread_villages
from simpul.jobs.simulation.cast import write_cast
from simpul.jobs.simulation.writing import months_until
from simpul.places import queries as places
from tests.bench.timing import Line, ms, slow, stopwatch, times
from tests.bench.walking import addresses

TODAY = date(2026, 11, 22)
AT = datetime.combine(TODAY, time(5), UTC)
ROUNDS = 3
SLOWEST = 15


def lines() -> Iterator[Line]:
    """Walk every page that each account may open; a page that is not a success is left to the tests."""
    logging.getLogger("django.request").setLevel(logging.ERROR)  # refusals are expected here
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    _fill()
    pages: dict[str, list[float]] = defaultdict(list)
    papers: dict[str, list[float]] = defaultdict(list)
    for user in User.objects.order_by("username"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user, backend="simpul.accounts.queries.Backend")
        for name, address in addresses(get_resolver("simpul.web.urls"), user):
            with stopwatch() as first:
                answer = client.get(address)
            if answer.status_code != 200:
                continue
            if answer["Content-Type"].startswith("text/html"):
                pages[name] += times(partial(client.get, address), ROUNDS)
            else:  # a sheet or a table is made when asked for, and takes its time: once will do
                papers[name].append(first[0] * 1000)
    yield _line(f"{len(pages)} halaman bersama", [one for found in pages.values() for one in found])
    for name, found in sorted(pages.items(), key=lambda one: -slow(one[1]))[:SLOWEST]:
        yield _line(f"halaman {name}", found)
    for name, found in papers.items():
        yield Line(f"berkas {name}", ms(found), f"{len(found)} kali dibuat", "")


def _line(what: str, found: list[float]) -> Line:
    return Line(what, ms(found), f"{len(found)} kali dibuka", "p95 di bawah 200 ms")


def _fill() -> None:
    nation_wide = list(spread_villages(294))
    village = places.area_by_code("51.08.06.1020")
    home = [(village, 6)]
    others = [one for one in nation_wide if one[0].id != village.id]
    plans = build(home + others, seed=5, size=Size(people=50, months=12), today=TODAY, say=lambda text: None)
    rebuild_all(months_until(TODAY, 12), at=AT)
    write_cast(plans, AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

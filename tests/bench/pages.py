"""Every page of every actor on SQLite with 300 posts and 12 months: server time at the 95th percentile."""

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
from tests.bench.timing import Line, ms, slow, times
from tests.bench.walking import addresses

TODAY = date(2026, 11, 22)
AT = datetime.combine(TODAY, time(5), UTC)
ROUNDS = 5


def lines() -> Iterator[Line]:
    """Walk every page that each account may open; a page that is not a success is left to the tests."""
    _fill()
    taken: dict[str, list[float]] = defaultdict(list)
    for user in User.objects.order_by("username"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user, backend="simpul.accounts.queries.Backend")
        for name, address in addresses(get_resolver("simpul.web.urls"), user):
            if client.get(address).status_code == 200:
                taken[name] += times(partial(client.get, address), ROUNDS)
    for name, found in sorted(taken.items(), key=lambda one: -slow(one[1])):
        yield Line(f"halaman {name}", ms(found), f"{len(found)} kali dibuka", "p95 di bawah 200 ms")


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

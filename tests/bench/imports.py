"""Lists of residents: a whole regency brought in by the operator, and one of 5,000 rows looked at by a clerk."""

import csv
import io
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from simpul.imports import commands, queries
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.people.models import Person
from simpul.places import queries as places
from simpul.sheets.rules.opening import open_list
from simpul.standards.lists import list_kind
from tests.bench.timing import Line, stopwatch

AT = datetime(2026, 11, 22, 5, tzinfo=UTC)
LONG, SHORT = 1_000_000, 5_000
REGENCY = "51.08"
HEAD = ["NIK", "Nama", "JK", "Tgl Lahir", "Nama Ibu", "Alamat", "RT", "RW", "No HP", "Desa", "Kecamatan", "Kabupaten"]
_TOGETHER = 500  # so many rows of one village follow each other
_FIRST_DAY, _DAYS = date(1950, 1, 1), 27_000


def lines(rows: int = LONG) -> Iterator[Line]:
    """The long list first: the short one is then compared with a full register."""
    where = _villages()
    yield _brought_in(_list(rows, where))
    yield _looked_at(_list(SHORT, where, begin=rows - SHORT // 2))


def _villages() -> list[tuple[str, str, str]]:
    """Every village of a regency, with its district and regency: residents live in all of them."""
    regency = places.area_by_code(REGENCY)
    if regency is None:
        raise RuntimeError("load places first")
    districts = places.children(regency.id)
    return [(village.name, one.name, regency.name) for one in districts for village in places.children(one.id)]


def _list(rows: int, villages: Sequence[tuple[str, str, str]], begin: int = 0) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for number in range(begin, begin + rows):
        where = villages[number // _TOGETHER % len(villages)]
        born = _FIRST_DAY + timedelta(days=number % _DAYS)
        nik = f"510806{born:%d%m%y}{number // _DAYS + 1:04}"
        name = f"I Wayan {chr(65 + number % 26)}{number}"
        writer.writerow([nik, name, "L", f"{born:%d/%m/%Y}", "Ni Made Rai", "Jl. Pantai", 1, 2, "08123456789", *where])
    return out.getvalue().encode()


def _brought_in(data: bytes) -> Line:
    kept = {"kind": "people", "area_id": None, "name": "warga.csv", "data": None}
    import_id = commands.keep_list(by=SYSTEM, at=AT, id=new_id(), **kept)
    commands.start_list(by=SYSTEM, at=AT, import_id=import_id, rows=0)
    sheet = open_list(data, "warga.csv", list_kind("people"), {})
    made, begun = 0, time.process_time()
    with stopwatch() as taken:
        for part in commands.carry_through(by=SYSTEM, now=lambda: AT, import_id=import_id, lines=sheet.lines):
            made += sum(one.result == "new" for one in part)
    busy = (time.process_time() - begun) / made * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if Person.objects.count() != made:
        raise RuntimeError(f"{made} new, {Person.objects.count()} there")
    return Line(
        f"{_dotted(made)} warga satu kabupaten dari CSV",
        f"{taken[0]:.0f} detik ({_dotted(made / taken[0])} baris/detik), {memory:.0f} MB, "
        f"{busy:.2f} detik prosesor Python tiap 1.000 baris",
        f"{_copied():.0f} detik (salin tabel yang sama dalam PostgreSQL)",
        "1.000.000 dalam 600 detik, di bawah 1 GB",
    )


def _dotted(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _copied() -> float:
    """The same rows copied by the database itself, without right, audit or seal."""
    with connection.cursor() as cursor, stopwatch() as taken:
        cursor.execute("CREATE TABLE copied (LIKE people_person INCLUDING ALL)")
        cursor.execute("INSERT INTO copied SELECT * FROM people_person")
    return taken[0]


def _looked_at(data: bytes) -> Line:
    """Half of its rows are known, half are new."""
    area = places.area_by_code(REGENCY)
    if area is None:
        raise RuntimeError("load places first")
    with stopwatch() as reading:
        rows = sum(1 for _ in csv.reader(io.StringIO(data.decode())))
    told = {"kind": "people", "area_id": area.id, "name": "warga.csv", "data": data}
    import_id = commands.keep_list(by=SYSTEM, at=AT, id=new_id(), **told)
    with stopwatch() as taken:
        planned = queries.preview(by=SYSTEM, at=AT, import_id=import_id).planned
    if {one.result for one in planned} != {"new", "same"}:
        raise RuntimeError(f"{rows} rows: {planned[0]}")
    return Line(
        f"Pratinjau {_dotted(SHORT)} baris",
        f"{taken[0]:.1f} detik",
        f"{reading[0]:.2f} detik (hanya membaca CSV)",
        "di bawah 10 detik",
    )

"""Small lists of areas, and the real ones where they are at hand."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from simpul.kernel.actor import SYSTEM, Actor, Grant
from simpul.kernel.ids import new_id
from simpul.places import commands, queries
from simpul.places.rules import AreaChanges

NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)
Rows = list[tuple[str, str]]

ROWS: Rows = [
    ("51", "Bali"),
    ("51.08", "Kabupaten Buleleng"),
    ("51.08.06", "Buleleng"),
    ("51.08.06.1020", "Penarukan"),
    ("51.08.06.1029", "Kampung Baru"),
    ("51.08.08", "Kubutambahan"),
    ("51.08.08.2001", "Tambakan"),
    ("51.08.08.2002", "Pakisan"),
    ("51.71", "Kota Denpasar"),
    ("51.71.01", "Denpasar Selatan"),
    ("51.71.01.1001", "Serangan"),
    ("91", "Papua"),
    ("91.01", "Kabupaten Merauke"),
    ("91.01.01", "Merauke"),
    ("91.01.01.1001", "Samkai"),
    ("91.01.01.2002", "Wasur"),
    ("91.03", "Kabupaten Jayapura"),
    ("91.03.01", "Sentani"),
    ("91.03.01.2001", "Sereh"),
    ("91.03.01.3001", "Yoboi"),
]


def load(rows: Rows, *, on: date = TODAY, decree: str = "Kepmendagri uji 1", by: Actor = SYSTEM) -> AreaChanges:
    """Apply a list of areas."""
    return commands.load_areas(by=by, at=NOON, rows=rows, decree=decree, valid_from=on)


def with_changes(*, rows: Rows = ROWS, without: tuple[str, ...] = (), more: Sequence[tuple[str, str]] = ()) -> Rows:
    """A later list: rows whose code begins with one of `without` are gone, `more` are there."""
    return [row for row in rows if not any(row[0].startswith(code) for code in without)] + [*more]


@pytest.fixture
def country(db: None) -> None:
    """The small country of ROWS."""
    load(ROWS)


@pytest.fixture
def id_of(country: None) -> Callable[[str], int]:
    """The id of the current area of a code."""

    def find(code: str) -> int:
        found = queries.area_by_code(code)
        assert found is not None, code
        return found.id

    return find


def actor(area_id: int, level: int, *actions: str) -> Actor:
    """Somebody with these rights in that area."""
    grant = Grant(role="uji", actions=dict.fromkeys(actions), area_id=area_id, level=level)
    return Actor(id=new_id(), name="Uji", grants=(grant,))


def package_rows() -> Iterator[tuple[str, str]]:
    """The real areas of the package that Simpul depends on."""
    for name in ("provinces", "regencies", "districts", "villages"):
        with (settings.AREA_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from ((row["code"], row["name"]) for row in csv.DictReader(file))

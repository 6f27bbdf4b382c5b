"""Many rows at once: new ones come in, known ones are set anew, and only the fields that were named."""

import pytest

from simpul.reports.tests.stage import NOON
from simpul.tally.commands.climbing import AreaRow
from simpul.tally.models import AreaPeriod
from simpul.wide.bulk import MANY, upsert

UNIQUE = ["area_id", "period", "group"]


def rows(first: int, last: int, cells: bytes, reported: bytes | None = None) -> list[AreaRow]:
    """One row for each area from `first` to `last`; PostgreSQL takes so many by COPY."""
    return [
        AreaRow(
            area_id=area, parent_id=None if area == 1 else 1, level=1, period=20261101, group="sosial", cells=cells,
            reported=reported, counted_at=NOON,
        )
        for area in range(first, last + 1)
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("number", [3, MANY + 500], ids=["a few", "many"])
def test_known_rows_are_set_anew_and_new_ones_come_in(number):
    upsert(AreaPeriod, rows(1, number, b"\x01\0\0\0", b"\x07\0\\\n"), UNIQUE, ["cells"])
    upsert(AreaPeriod, rows(2, number + 1, b"\x02\0\0\0"), UNIQUE, ["cells"])
    found = {row.area_id: (bytes(row.cells), row.reported and bytes(row.reported)) for row in AreaPeriod.objects.all()}
    assert len(found) == number + 1
    assert found[1] == (b"\x01\0\0\0", b"\x07\0\\\n")
    assert found[2] == found[number] == (b"\x02\0\0\0", b"\x07\0\\\n")
    assert found[number + 1] == (b"\x02\0\0\0", None)
    assert AreaPeriod.objects.get(area_id=1).counted_at == NOON


@pytest.mark.django_db
def test_nothing_to_write_writes_nothing():
    upsert(AreaPeriod, [], UNIQUE, ["cells"])
    assert not AreaPeriod.objects.exists()

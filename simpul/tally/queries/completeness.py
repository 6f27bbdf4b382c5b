"""Who has reported: belum, nihil, terlambat and dikembalikan are four different things."""

from dataclasses import dataclass

from simpul.tally.rules.slots import LAPORAN, STATES, SlotTable
from simpul.wide.packing import Row


@dataclass(frozen=True)
class Completeness:
    """Reports of posts, for one field or the whole (`field` ""). Of the expected ones each is exactly one of belum,
    dikembalikan, terkirim (waits for a decision), diterima; beside that a sent one may be nihil or terlambat."""

    field: str
    diharapkan: int
    belum: int
    nihil: int
    terkirim: int
    terlambat: int
    dikembalikan: int
    diterima: int

    @property
    def masuk(self) -> int:
        """Reports that are in: waiting or accepted."""
        return self.terkirim + self.diterima

    @property
    def percent(self) -> float | None:
        """How complete, 0 to 100; None where nothing is expected."""
        return self.masuk * 100 / self.diharapkan if self.diharapkan else None

    @property
    def percent_in_time(self) -> float | None:
        """How many of the expected ones came in time, 0 to 100 (a returned one came too)."""
        came = self.masuk + self.dikembalikan - self.terlambat
        return came * 100 / self.diharapkan if self.diharapkan else None


def of_row(table: SlotTable, row: Row, field: str) -> Completeness:
    """The completeness that a row of the group laporan tells."""
    found = {}
    for state in STATES:
        position = table.position(f"{LAPORAN}.{state}", field)
        found[state] = 0 if position is None else int(row[position])
    return Completeness(field=field, **found)

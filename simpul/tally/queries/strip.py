"""The state of the institution in an area: the strip of figures that each tier sees first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.tally.queries import slots
from simpul.tally.queries.completeness import of_row
from simpul.tally.queries.labels import IN, LABELS
from simpul.tally.queries.seen import seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import KADER, LAPORAN, LEMBAGA, TEAM, SlotTable
from simpul.wide.packing import Row

POSTS = "lembaga.pos_aktif"
_OF_POSTS = ("lembaga.pos_sk", "lembaga.pos_nomor", "lembaga.pos_enam_bidang")


@dataclass(frozen=True)
class StripFigure:
    """One figure, and of how many (None: of nothing); `indicator` opens it in `below`."""

    indicator: str
    label: str
    value: int
    of: int | None


@dataclass(frozen=True)
class Strip:
    """The figures in their order, and kader by field beside them."""

    period: Period
    figures: tuple[StripFigure, ...]
    kader_by_field: Mapping[str, int]
    counted_at: datetime | None

    def get(self, indicator: str) -> StripFigure:
        """One figure by its code; KeyError for none."""
        return next(one for one in self.figures if one.indicator == indicator)


def strip(*, by: Actor, area_id: int, period: Period) -> Strip:
    """Posts active, with SK, with number, serving all six fields; kader active and trained; Tim Pembina; reports in."""
    where = seen(by, area_id=area_id)
    table = slots.table()
    wide = WideRows(table, [area_id], [period], (LEMBAGA, LAPORAN))
    row = wide.live(area_id, period, LEMBAGA)
    posts, kader = _cell(table, row, POSTS), _cell(table, row, KADER)
    reports = of_row(table, wide.live(area_id, period, LAPORAN), "")
    figures = [
        _figure(POSTS, posts, None),
        *(_figure(code, _cell(table, row, code), posts) for code in _OF_POSTS),
        _figure(KADER, kader, None),
        *(_figure(code, _cell(table, row, code), kader) for code in ("lembaga.kader_terlatih", "lembaga.kader_bimtek")),
        _figure(TEAM, _cell(table, row, TEAM), None),
        StripFigure(IN, str(LABELS[IN]), reports.masuk, reports.diharapkan),
    ]
    by_field = {code: _cell(table, row, KADER, code) for code in where.fields}
    return Strip(period, tuple(figures), by_field, wide.counted_at)


def _figure(code: str, value: int, of: int | None) -> StripFigure:
    return StripFigure(code, str(LABELS[code]), value, of)


def _cell(table: SlotTable, row: Row, indicator: str, split: str = "") -> int:
    position = table.position(indicator, split)
    return 0 if position is None else int(row[position])

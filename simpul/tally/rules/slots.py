"""Which cells there are, in which group, and of which kind: the catalogue's, and those of institution and reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from simpul import standards

LEMBAGA, LAPORAN = "lembaga", "laporan"
RECORDED = "catatan"  # <field>.catatan: how many records the field holds
TEAM = "lembaga.tim_pembina"
_STANDING = "pos_aktif pos_sk pos_sk_pengurus pos_nomor pos_enam_bidang kader_terlatih tim_pembina kader_bimtek".split()
KADER = "lembaga.kader_aktif"  # whole and per field
STATES = ("diharapkan", "belum", "nihil", "terkirim", "terlambat", "dikembalikan", "diterima")
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cell that must have a slot: in a group, of a kind (flow, stock, distinct)."""

    group: str
    indicator: str
    split: str
    kind: str


@cache
def field_codes() -> tuple[str, ...]:
    """The six fields, in their official order: they are the same in every catalogue."""
    return tuple(one.code for one in standards.fields())


def groups() -> tuple[str, ...]:
    """All groups of cells: six fields, institution, state of reports."""
    return (*field_codes(), LEMBAGA, LAPORAN)


def wanted() -> list[Wanted]:
    """Every cell that the catalogue in use and the reports themselves need, in order."""
    found = []
    for code in field_codes():
        found.append(Wanted(code, f"{code}.{RECORDED}", "", "flow"))
        found += [
            Wanted(code, cell.indicator_code, cell.split, standards.indicator(cell.indicator_code).kind)
            for cell in standards.cells(code)
        ]
    found += [Wanted(LEMBAGA, f"{LEMBAGA}.{name}", "", "stock") for name in _STANDING]
    found += [Wanted(LEMBAGA, KADER, split, "stock") for split in ("", *field_codes())]
    for state in STATES:
        found += [Wanted(LAPORAN, f"{LAPORAN}.{state}", split, "flow") for split in ("", *field_codes())]
    return found


@dataclass(frozen=True)
class SlotTable:
    """Where each cell lies. `kinds[group][position]` is F, S, D, or - for a cell that the catalogue no longer has."""

    places: Mapping[Cell, tuple[str, int]]
    kinds: Mapping[str, NDArray[np.str_]] = field(compare=False)
    masks: dict[tuple[str, str], NDArray[np.bool_]] = field(default_factory=dict, compare=False)
    of_indicator: dict[str, dict[str, int]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, slots: Iterable[tuple[str, int, str, str]]) -> "SlotTable":
        """From rows (group, position, indicator, split) and the catalogue in use."""
        kinds = {(one.indicator, one.split): one.kind[0].upper() for one in wanted()}
        letters: dict[str, dict[int, str]] = {group: {} for group in groups()}
        places = {}
        for group, position, indicator, split in slots:
            places[indicator, split] = (group, position)
            letters.setdefault(group, {})[position] = kinds.get((indicator, split), "-")
        table = cls(places, {group: _array(found) for group, found in letters.items()})
        for one in wanted():
            if (slot := table.position(one.indicator, one.split)) is not None:
                table.of_indicator.setdefault(one.indicator, {})[one.split] = slot
        return table

    def width(self, group: str) -> int:
        """Cells in a row of the group."""
        return len(self.kinds[group])

    def mask(self, group: str, letters: str) -> NDArray[np.bool_]:
        """The positions whose kind is one of these letters."""
        if (group, letters) not in self.masks:
            self.masks[group, letters] = np.isin(self.kinds[group], list(letters))
        return self.masks[group, letters]

    def position(self, indicator: str, split: str = "") -> int | None:
        """The position of a cell in its group, None when there is no slot for it yet."""
        place = self.places.get((indicator, split))
        return place[1] if place else None

    def cells(self, group: str) -> list[tuple[str, str, int]]:
        """(indicator, split, position) of the group's cells that the catalogue still has."""
        return [
            (indicator, split, position)
            for (indicator, split), (of, position) in self.places.items()
            if of == group and self.kinds[group][position] != "-"
        ]


def _array(letters: Mapping[int, str]) -> NDArray[np.str_]:
    width = max(letters, default=-1) + 1
    return np.array([letters.get(position, "-") for position in range(width)], dtype="<U1")

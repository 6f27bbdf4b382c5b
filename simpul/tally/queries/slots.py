"""The slot table as the database and the catalogue in use give it together."""

from dataclasses import dataclass

from django.db.models import Max

from simpul import standards
from simpul.tally.models import Slot
from simpul.tally.rules.slots import SlotTable, wanted


@dataclass
class _Known:
    catalogue: standards.Catalogue | None = None
    last: int | None = None
    table: SlotTable | None = None
    complete: bool = False


_known = _Known()


def table() -> SlotTable:
    """Where each cell lies. Slots are only ever added, so the last id tells whether the known table still holds."""
    last = Slot.objects.aggregate(last=Max("id"))["last"]
    catalogue = standards.current().source
    if _known.table is None or _known.last != last or _known.catalogue is not catalogue:
        rows = Slot.objects.values_list("group", "position", "indicator", "split")
        _known.table = SlotTable.of(rows)
        _known.complete = all((one.indicator, one.split) in _known.table.places for one in wanted())
        _known.last, _known.catalogue = last, catalogue
    return _known.table


def complete() -> bool:
    """Whether every cell of the catalogue in use has its slot."""
    table()
    return _known.complete

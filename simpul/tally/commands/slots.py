"""Giving every cell its slot, once and for good."""

from collections import Counter

from django.db import transaction

from simpul.tally.models import Slot
from simpul.tally.queries import slots
from simpul.tally.rules.slots import SlotTable, wanted


def sync_slots() -> int:
    """Append a slot for each cell of the catalogue that has none; how many. After migrate and when a worker starts.

    Not an audited command: it follows from the catalogue. Slots never move: rows written before stay readable.
    """
    with transaction.atomic():
        known = set(Slot.objects.select_for_update().values_list("indicator", "split"))
        filled = Counter(Slot.objects.values_list("group", flat=True))
        missing = []
        for cell in wanted():
            if (cell.indicator, cell.split) not in known:
                position = filled[cell.group]
                missing.append(Slot(group=cell.group, position=position, indicator=cell.indicator, split=cell.split))
                filled[cell.group] += 1
        Slot.objects.bulk_create(missing)
    return len(missing)


def ready_table() -> SlotTable:
    """The slot table, with a slot for every cell of the catalogue in use."""
    if not slots.complete():
        sync_slots()
    return slots.table()

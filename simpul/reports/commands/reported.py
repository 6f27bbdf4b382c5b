"""What an area has accepted: the sum of the snapshots that it received and accepted, beside what is live."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.reports.commands.climbing import Place, write_areas
from simpul.reports.models import AreaPeriod, Snapshot
from simpul.reports.rules.packing import Row, pack, totals
from simpul.reports.rules.slots import SlotTable, field_codes
from simpul.reports.rules.states import SERVICES


def write_reported(asked: Collection[Place], table: SlotTable, at: datetime) -> None:
    """Sum again what these areas accepted in these periods; None where nothing is accepted."""
    if not asked:
        return
    sums = accepted_sums(asked, table)
    periods, areas = {key for key, _ in asked}, {area for _, area in asked}
    known = AreaPeriod.objects.filter(period__in=periods, area_id__in=areas, reported__isnull=False)
    keys = {(group, key, area) for group, key, area in known.values_list("group", "period", "area_id")}
    views = places.areas(areas)
    rows = [
        AreaPeriod(
            area_id=area, parent_id=_parent(area, key, views[area].parent_id), level=views[area].level, period=key,
            group=group, cells=b"", counted_at=at,
            reported=pack(sums[group, key, area]) if (group, key, area) in sums else None,
        )
        for group, key, area in sorted({*sums, *keys})
        if (key, area) in asked
    ]  # fmt: skip
    write_areas(rows, ["reported"])


def accepted_sums(asked: Collection[Place], table: SlotTable) -> dict[tuple[str, int, int], Row]:
    """The sums of accepted snapshots by group, period and receiving area."""
    rows = (
        Snapshot.objects.filter(
            submission__kind=SERVICES,
            submission__period__in={key for key, _ in asked},
            submission__receiver_id__in={area for _, area in asked},
            accepted__isnull=False,
            group__in=field_codes(),
        )
        .order_by("group", "submission__period", "submission__receiver_id")
        .values_list("group", "submission__period", "submission__receiver_id", "accepted")
    )
    sums: dict[tuple[str, int, int], Row] = {}
    for group, found in groupby(rows.iterator(2_000), key=itemgetter(0)):
        pairs = (((key, area), cells) for _, key, area, cells in found if (key, area) in asked)
        sums |= {(group, *place): row for place, row in totals(pairs, table.width(group)).items()}
    return sums


def _parent(area: int, key: int, today: int | None) -> int | None:
    return places.parent_ids([area], Period.from_key(key).last_day).get(area, today)

"""Keeping what an area has accepted beside what is live there."""

from collections.abc import Collection, Mapping
from datetime import datetime

from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.tally.commands.climbing import AreaRow, Key, Place, write_areas
from simpul.tally.models import AreaPeriod
from simpul.wide.packing import Row, pack


def set_area_reported(asked: Collection[Place], sums: Mapping[Key, Row], at: datetime) -> None:
    """The sums of the reports that these areas accepted in these periods; None for a group of which nothing is."""
    if not asked:
        return
    views = places.areas({area for _, area in asked})
    spans = places.parents_over_time(views)
    rows = [
        AreaRow(
            area_id=area,
            parent_id=places.parent_on(spans.get(area, []), Period.from_key(key).last_day),
            level=views[area].level,
            period=key,
            group=group,
            cells=b"",
            reported=pack(sums[group, key, area]) if (group, key, area) in sums else None,
            counted_at=at,
        )
        for group, key, area in sorted({*sums, *_known(asked)})
    ]
    write_areas(rows, ["reported"])


def _known(asked: Collection[Place]) -> set[Key]:
    periods, areas = {key for key, _ in asked}, {area for _, area in asked}
    known = AreaPeriod.objects.filter(period__in=periods, area_id__in=areas, reported__isnull=False)
    keys = known.values_list("group", "period", "area_id")
    return {(group, key, area) for group, key, area in keys if (key, area) in asked}

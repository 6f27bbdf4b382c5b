"""`simpul recount`: count everything once more by another path, and list what does not agree."""

import json
import sys

import click

from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.recount.queries import Difference
from simpul.recount.queries import recount as count_again
from simpul.registry import queries as registry


@click.command("recount")
@click.argument("period")
@click.option("--area", "area_code", help="Kode wilayah Kemendagri; tanpa ini seluruh negeri.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program.")
def recount(period: str, area_code: str | None, as_json: bool) -> None:
    """Hitung ulang PERIOD (2026-10, 2026-T4, 2026-S2, 2026) dari isian, lalu sebut tiap perbedaan."""
    try:
        asked = Period.parse(period)
    except ValueError as error:
        raise click.UsageError(f"{period} bukan masa. Tulis misalnya 2026-10, 2026-T4, 2026-S2, atau 2026.") from error
    area = places.area_by_code(area_code) if area_code else None
    if area_code and area is None:
        raise click.UsageError(f"Kode wilayah {area_code} tidak ada.")
    found = count_again(by=SYSTEM, period=asked, area_id=area.id if area else None)
    if as_json:
        click.echo(json.dumps({"period": str(asked), "differences": _plain(found)}))
    else:
        _tell(asked, found)
    if found:
        sys.exit(1)


def _tell(period: Period, found: list[Difference]) -> None:
    for one in _plain(found):
        cell = f"{one['indicator']} {one['split']}".strip()
        click.echo(f"{one['where']}: {cell} ({one['which']}) tersimpan {one['stored']}, seharusnya {one['recounted']}")
    click.echo(f"{period.title}: {len(found)} perbedaan." if found else f"{period.title}: semua angka cocok.")


def _plain(found: list[Difference]) -> list[dict[str, str | int]]:
    areas = places.areas({one.area_id for one in found if one.area_id is not None})
    posts = registry.post_labels({one.post_id for one in found if one.post_id is not None})
    return [
        {
            "where": posts.get(one.post_id, str(one.post_id)) if one.post_id else _label(areas, one.area_id),
            "code": areas[one.area_id].code if one.area_id in areas else "",
            "post": str(one.post_id or ""),
            "indicator": one.indicator,
            "split": one.split,
            "which": one.which,
            "stored": one.stored,
            "recounted": one.recounted,
        }
        for one in found
    ]


def _label(areas: dict[int, places.AreaView], area_id: int | None) -> str:
    found = areas.get(area_id) if area_id is not None else None
    return found.label or found.name if found else ""

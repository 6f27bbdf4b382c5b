"""`simpul check-registry`: look at the registry now, and say what is wrong."""

import json
import sys
from datetime import UTC, datetime

import click

from simpul.checks.commands import check_registry as check
from simpul.checks.queries import FindingLine, findings, overview
from simpul.checks.rules import KIND_OF, KINDS
from simpul.kernel.actor import SYSTEM
from simpul.kernel.speech import translated
from simpul.places import queries as places

TOLD = 1_000_000


@click.command("check-registry")
@click.option("--area", "area_code", help="Kode wilayah Kemendagri; tanpa ini seluruh negeri.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program, posyandu demi posyandu.")
def check_registry(area_code: str | None, as_json: bool) -> None:
    """Periksa registri posyandu, lalu sebut yang perlu dibetulkan; kode keluar 1 bila ada."""
    area = places.area_by_code(area_code) if area_code else places.area(places.nation_id())
    if area is None:
        raise click.UsageError(f"Kode wilayah {area_code} tidak ada.")
    check(by=SYSTEM, at=datetime.now(UTC), area_id=area.id)
    found = overview(by=SYSTEM, area_id=area.id)
    if as_json:
        rows = [_plain(one) for one in findings(by=SYSTEM, area_id=area.id, limit=TOLD)]
        click.echo(json.dumps({"area": area.code, "counts": found.kinds, "findings": rows}))
    else:
        for kind in KINDS:
            if kind.code in found.kinds:
                click.echo(f"{found.kinds[kind.code]:>8}  {translated(kind.name)}. {translated(kind.remedy)}")
        click.echo(f"{area.full_name or area.name}: {found.total} temuan.")
    if found.total:
        sys.exit(1)


def _plain(one: FindingLine) -> dict[str, str | None]:
    return {
        "kind": one.kind,
        "what": translated(KIND_OF[one.kind].name),
        "post": str(one.post_id),
        "label": one.label,
        "village": one.village_name,
        "since": one.since.isoformat() if one.since else None,
        "found_at": one.found_at.isoformat(),
    }

"""`simpul duplicates`: compares everybody of every village anew, for what was brought in before or in bulk."""

from datetime import UTC, datetime

import click

from simpul.duplicates import commands
from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area_by_code, below_ids, nation_id


@click.command("duplicates")
@click.option("--area", "code", help="Kode wilayah Kemendagri; tanpa ini seluruh negara.")
def duplicates(code: str | None) -> None:
    """Bandingkan semua warga dan posyandu tiap desa, dan sebutkan berapa pasang yang mungkin sama."""
    at = datetime.now(UTC)
    found = area_by_code(code) if code else None
    if code and found is None:
        raise Refusal("tidak-ditemukan")
    villages = sorted(below_ids(found.id if found else nation_id(), VILLAGE))
    persons = posts = 0
    for village in villages:
        persons += commands.sweep(at, village)
        posts += commands.look_at_posts(at, village)
    click.echo(f"{persons} pasang warga dan {posts} pasang posyandu mungkin sama, di {len(villages)} desa/kelurahan.")

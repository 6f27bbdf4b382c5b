"""`simpul simulate`: any number of made-up posts and months, all over the country."""

import json
import time
from datetime import UTC, datetime

import click
from django.conf import settings

from simpul.jobs.database import prepare_database
from simpul.jobs.places import load_places
from simpul.jobs.simulation.building import Size, build, rebuild_all, spread_villages
from simpul.jobs.simulation.writing import months_until, noon


@click.command("simulate")
@click.option("--posts", default=300, show_default=True, help="Banyak posyandu.")
@click.option("--months", default=3, show_default=True, help="Banyak bulan sampai bulan ini.")
@click.option("--people", default=50, show_default=True, help="Warga tiap posyandu.")
@click.option("--seed", default=1, show_default=True, help="Benih acak.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program.")
@click.pass_context
def simulate(ctx: click.Context, posts: int, months: int, people: int, seed: int, as_json: bool) -> None:
    """Isi basis data dengan posyandu karangan sebanyak yang diminta."""
    if not settings.DEMO:
        raise click.ClickException("Data karangan hanya dibuat dalam mode contoh (SIMPUL_DEMO=1).")
    begun = time.monotonic()
    say = (lambda text: None) if as_json else click.echo
    prepare_database()
    if not as_json:
        ctx.invoke(load_places)
    today = datetime.now(UTC).date()
    villages = list(spread_villages(posts))
    plans = build(villages, seed=seed, size=Size(people=people, months=months), today=today, say=say)
    rebuild_all(months_until(today, months), at=noon(today))
    made = {"posts": sum(len(village.posts) for village in plans), "months": months}
    made["seconds"] = round(time.monotonic() - begun)
    click.echo(json.dumps(made) if as_json else f"Selesai: {made['posts']} posyandu dalam {made['seconds']} detik.")

"""`simpul openapi`: the description of a door for those who write other clients."""

import json

import click

from config.openapi import description


@click.command("openapi")
@click.option("--door", type=click.Choice(["api", "sync"]), default="api", help="api: mesin lain; sync: HP kader.")
def openapi(door: str) -> None:
    """Cetak uraian OpenAPI (JSON)."""
    click.echo(json.dumps(description(door), indent=2, default=str))

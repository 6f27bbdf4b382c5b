"""`simpul openapi`: the description of the API for those who write other clients."""

import json

import click

from config.openapi import description


@click.command("openapi")
def openapi() -> None:
    """Cetak uraian OpenAPI (JSON)."""
    click.echo(json.dumps(description(), indent=2, default=str))

"""`simpul openapi`: the description of the API for those who write other clients."""

import json

import click

from simpul.api.urls import api


@click.command("openapi")
def openapi() -> None:
    """Cetak uraian OpenAPI (JSON)."""
    click.echo(json.dumps(api.get_openapi_schema(), indent=2, default=str))

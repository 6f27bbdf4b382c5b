"""`simpul openapi`: the description of the API for those who write other clients."""

import json

import click
from django.conf import settings
from django.utils.module_loading import import_string


@click.command("openapi")
def openapi() -> None:
    """Cetak uraian OpenAPI (JSON)."""
    api = import_string(settings.OPEN_API)
    click.echo(json.dumps(api.get_openapi_schema(), indent=2, default=str))

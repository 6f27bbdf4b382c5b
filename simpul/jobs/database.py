"""`simpul migrate`: bring the database to the shape that this version needs."""

from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from simpul.reports import commands as reports


def prepare_database(verbosity: int = 0) -> None:
    """Migrate and give every indicator of the catalogue its slot. May be repeated."""
    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite" and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=verbosity)
    reports.sync_slots()


@click.command("migrate")
def migrate() -> None:
    """Siapkan atau perbarui basis data."""
    prepare_database(verbosity=1)
    click.echo("Basis data siap.")

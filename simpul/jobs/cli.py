"""`simpul`: one command line for everything that an operator does.

Exit codes: 0 done, 1 refused or differences found, 2 wrong use.
"""

import importlib
import os
from typing import Any

import click
import django
from django.apps import apps

# Each command lives in its own module, loaded only when it is called.
COMMANDS = {
    "migrate": "simpul.jobs.database:migrate",
    "serve": "simpul.jobs.serve:serve",
    "worker": "simpul.jobs.worker:worker",
    "load-places": "simpul.jobs.places:load_places",
    "load-boundaries": "simpul.jobs.places:load_boundaries",
    "import": "simpul.jobs.imports:import_",
    "demo": "simpul.jobs.demo:demo",
    "simulate": "simpul.jobs.simulate:simulate",
    "recount": "simpul.jobs.recount:recount",
    "createuser": "simpul.jobs.users:createuser",
    "openapi": "simpul.jobs.openapi:openapi",
}


class Commands(click.Group):
    """Finds a command by name and starts Django before it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        if not apps.ready:
            django.setup()
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        from simpul.kernel.refusals import Refusal

        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise click.ClickException(refusal.sentence) from refusal


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="simpul", prog_name="simpul")
def simpul() -> None:
    """Simpul, sistem informasi Posyandu 6 SPM: perintah untuk pengelola."""


def main() -> None:
    """Entry point of `.venv/bin/simpul`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured

    try:
        simpul()
    except ImproperlyConfigured as wrong:
        raise SystemExit(f"simpul: {wrong}") from wrong

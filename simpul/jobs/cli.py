"""`simpul`: one command line for everything that an operator does.

Exit codes: 0 done, 1 refused or differences found, 2 wrong use.
"""

import importlib
import os
from typing import Any

import click
import django
from django.apps import apps

# Each command lives in its own module, loaded only when it is called; what it is for stands here, so that --help
# works before anything is configured.
COMMANDS = {
    "migrate": ("simpul.jobs.database:migrate", "Siapkan atau perbarui basis data."),
    "serve": ("simpul.jobs.serve:serve", "Jalankan server web."),
    "worker": ("simpul.jobs.worker:worker", "Jalankan pekerja rekap."),
    "load-places": ("simpul.jobs.places:load_places", "Muat wilayah, atau bandingkan dengan daftar baru."),
    "load-boundaries": ("simpul.jobs.places:load_boundaries", "Muat batas wilayah untuk peta."),
    "import": ("simpul.jobs.imports:import_", "Masukkan posyandu atau warga dari lembar kerja."),
    "duplicates": ("simpul.jobs.doubles:duplicates", "Cari warga dan posyandu yang tercatat dua kali."),
    "demo": ("simpul.jobs.demo:demo", "Buat data contoh (sekali saja) lalu jalankan Simpul."),
    "simulate": ("simpul.jobs.simulate:simulate", "Isi dengan posyandu karangan sebanyak yang diminta."),
    "recount": ("simpul.jobs.recount:recount", "Hitung ulang satu masa, sebutkan setiap selisih."),
    "check-registry": ("simpul.jobs.checks:check_registry", "Periksa registri posyandu, sebutkan yang salah."),
    "createuser": ("simpul.jobs.users:createuser", "Buat akun dengan satu peran."),
    "verify-certificate": ("simpul.jobs.certificates:verify_certificate", "Periksa sertifikat tanpa jaringan."),
    "certificate-key": ("simpul.jobs.certificates:certificate_key", "Buat kunci penanda tangan sertifikat yang baru."),
    "openapi": ("simpul.jobs.openapi:openapi", "Cetak uraian API (OpenAPI)."),
}


class Commands(click.Group):
    """Finds a command by name and starts Django before it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        if not apps.ready:
            django.setup()
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

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

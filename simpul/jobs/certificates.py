"""`simpul verify-certificate` and `simpul certificate-key`: certificates without the web."""

import base64
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from simpul.certificates import commands
from simpul.certificates.rules.payloads import read
from simpul.kernel.actor import SYSTEM


@click.command("verify-certificate")
@click.argument("payload")
@click.option(
    "--key",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Kunci yang diterbitkan di /sertifikat/kunci.json.",
)
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program.")
def verify_certificate(payload: str, file: Path, *, as_json: bool) -> None:
    """Periksa isi QR sebuah sertifikat dengan kunci yang diterbitkan. Pencabutan hanya diketahui servernya."""
    signed = read(payload.split("#")[-1])
    if signed is None:
        raise click.ClickException("Ini bukan kode sertifikat. Salin seluruh kode yang terbaca dari QR.")
    keys = {one["key_id"]: base64.b64decode(one["public"]) for one in _keys(file)}
    if signed.claim.key_id not in keys:
        raise click.ClickException("Kuncinya tidak ada dalam berkas ini. Ambil kunci yang terbaru.")
    if not signed.is_signed_by(keys[signed.claim.key_id]):
        raise click.ClickException("PALSU: tanda tangannya bukan dari kunci ini.")
    told = {name: str(value) if value is not None else None for name, value in vars(signed.claim).items()}
    told["fields"] = ", ".join(signed.claim.fields)
    if as_json:
        click.echo(json.dumps({"valid": True, **told}, ensure_ascii=False))
    else:
        click.echo(f"SAH: {signed.claim.name}, {signed.claim.event}, nomor {signed.claim.number}.")


def _keys(file: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(file.read_text(encoding="utf-8"))["keys"])
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException("Berkas kunci ini tidak terbaca. Ambil lagi dari /sertifikat/kunci.json.") from error


@click.command("certificate-key")
def certificate_key() -> None:
    """Buat kunci baru; sertifikat lama tetap sah menurut kunci lamanya."""
    click.echo(f"Kunci baru {commands.rotate_key(by=SYSTEM, at=datetime.now(UTC))} dipakai mulai sekarang.")

"""`simpul createuser`: the first accounts of a place, before anyone can make others on the web."""

import json
from datetime import UTC, datetime
from uuid import UUID

import click

from simpul.accounts import commands as accounts
from simpul.kernel.actor import SYSTEM
from simpul.kernel.civil_time import day_at
from simpul.places import queries as places
from simpul.registry import queries as registry


@click.command("createuser")
@click.argument("username")
@click.option("--name", required=True, help="Nama lengkap.")
@click.option("--role", required=True, help="Peran, misalnya admin, sekretariat, staf_desa, kader.")
@click.option("--area", "area_code", help="Kode wilayah Kemendagri (0 untuk pusat).")
@click.option("--post", "post_id", type=click.UUID, help="Id posyandu, untuk peran di posyandu.")
@click.option("--field", default="", help="Bidang SPM, bila peran itu per bidang.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program.")
@click.password_option(envvar="SIMPUL_NEW_PASSWORD", prompt="Kata sandi", confirmation_prompt="Ulangi kata sandi")
def createuser(
    username: str,
    name: str,
    role: str,
    area_code: str | None,
    post_id: UUID | None,
    field: str,
    as_json: bool,
    password: str,
) -> None:
    """Buat akun dengan satu peran."""
    at = datetime.now(UTC)
    area = places.area_by_code(area_code) if area_code else None
    if area_code and area is None:
        raise click.ClickException(f"Kode wilayah {area_code} tidak ada. Periksa, atau muat wilayah lebih dulu.")
    home_id = area.id if area else registry.post_scope(post_id).area[-1] if post_id else places.nation_id()
    user_id = accounts.create_user(by=SYSTEM, at=at, username=username, name=name, password=password, home_id=home_id)
    accounts.hold_role(
        by=SYSTEM,
        at=at,
        user_id=user_id,
        role=role,
        valid_from=day_at(at, "WIB"),
        area_id=area.id if area else None,
        post_id=post_id,
        field=field,
    )
    click.echo(json.dumps({"id": str(user_id), "username": username}) if as_json else f"Akun {username} dibuat.")

"""`simpul load-places` and `simpul load-boundaries`: areas and their outlines."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from django.conf import settings

from simpul.kernel.actor import SYSTEM
from simpul.maps import commands as map_commands
from simpul.maps import queries as map_queries
from simpul.places import commands, queries
from simpul.places.queries import AreaChanges, MatchedArea
from simpul.reports import commands as reports

_SHOWN = 40  # changes of a kind that fit a screen; --json has all
Rows = list[tuple[str, str]]


@click.command("load-places")
@click.option("--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV kode,nama")
@click.option("--apply", "apply_", is_flag=True, help="terapkan perubahannya (dengan --date dan --decree)")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="tanggal mulai berlaku, YYYY-MM-DD")
@click.option("--decree", default="", help="keputusan yang menetapkan, misalnya nomor Kepmendagri")
@click.option("--json", "as_json", is_flag=True, help="cetak hasil sebagai JSON")
def load_places(file: Path | None, apply_: bool, on: datetime | None, decree: str, as_json: bool) -> None:
    """Memuat wilayah; tanpa --file dari paket idn-area-data. Daftar baru hanya dilaporkan sampai --apply."""
    if apply_ and (on is None or not decree.strip()):
        raise click.UsageError("--apply perlu --date dan --decree.")
    rows = _file_rows(file) if file else list(_package_rows())
    if queries.same_as_last(rows):
        _report(AreaChanges(), applied=False, as_json=as_json)
    elif apply_ or (file is None and not queries.area_lists()):
        _report(_load(rows, on, decree, quiet=as_json), applied=True, as_json=as_json)
    else:
        _report(queries.compare_areas(rows), applied=False, as_json=as_json)


def _load(rows: Rows, on: datetime | None, decree: str, *, quiet: bool) -> AreaChanges:
    now = datetime.now(UTC)
    first = not queries.area_lists()
    with _bar("Wilayah", quiet=quiet) as tell:
        changes = commands.load_areas(
            by=SYSTEM,
            at=now,
            rows=rows,
            decree=decree or queries.ATTRIBUTION.work,
            valid_from=(on or now).date(),
            progress=tell,
        )
    if changes and not first:
        # Months that end on or after that day are summed by the new tree.
        reports.retree(since=(on or now).date(), at=now)
    return changes


def _package_rows() -> Iterator[tuple[str, str]]:
    """Rows of the package of areas; SIMPUL_AREA_DATA names another folder of the same shape."""
    for name in ("provinces", "regencies", "districts", "villages"):
        path = settings.AREA_DATA / f"{name}.csv"
        if not path.exists():
            raise click.ClickException(f"Tidak ada {path}. Jalankan `make setup`, atau atur SIMPUL_AREA_DATA.")
        with path.open(encoding="utf-8", newline="") as file:
            yield from ((row["code"], row["name"]) for row in csv.DictReader(file))


def _file_rows(path: Path) -> Rows:
    """Rows of a CSV with columns kode and nama, separated by comma, semicolon or tab."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(text.splitlines(), delimiter=max(",;\t", key=head.count))
    columns = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
    if not {"kode", "nama"} <= columns.keys():
        raise click.ClickException(f"{path} harus punya kolom kode dan nama pada baris pertama.")
    return [(row[columns["kode"]] or "", row[columns["nama"]] or "") for row in reader]


@contextmanager
def _bar(label: str, *, quiet: bool) -> Iterator[Any]:
    """A progress bar on stderr that hears (done, total); nothing when a program reads the output."""
    if quiet:
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def _report(changes: AreaChanges, *, applied: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_plain(changes, applied), ensure_ascii=False))
        return
    if not changes:
        click.echo("Daftar wilayah sudah sama. Tidak ada yang berubah.")
        return
    counts = changes.counts()
    click.echo(
        f"Baru {counts['new']}, berganti nama {counts['renamed']}, "
        f"pindah atau berganti kode {counts['moved']}, tidak ada lagi {counts['vanished']}."
    )
    if counts["new"] <= _SHOWN * 100:  # the first list is new as a whole: no need to read it
        _lists(changes)
    if not applied:
        click.echo("Belum diterapkan. Ulangi dengan --apply --date YYYY-MM-DD --decree NOMOR.")


def _lists(changes: AreaChanges) -> None:
    _some("+ baru      ", [f"{area.code} {area.name}" for area in changes.new])
    _some("~ nama      ", [f"{m.listed.code} {m.known.name} -> {m.listed.name}" for m in changes.renamed])
    heads = changes.heads()
    _some("> pindah    ", [_move(match) for match in heads])
    if len(heads) < len(changes.moved):
        click.echo(f"> ikut pindah bersama induknya: {len(changes.moved) - len(heads)}")
    _some("- tidak ada ", [f"{area.code} {area.name}" for area in changes.vanished])


def _some(sign: str, lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        click.echo(f"{sign} {line}")
    if len(lines) > _SHOWN:
        click.echo(f"{sign} ... dan {len(lines) - _SHOWN} lagi; semuanya dengan --json")


def _move(match: MatchedArea) -> str:
    name = match.known.name if not match.renamed else f"{match.known.name} -> {match.listed.name}"
    return f"{match.known.code} -> {match.listed.code} {name}"


def _plain(changes: AreaChanges, applied: bool) -> dict[str, Any]:
    def matched(match: MatchedArea) -> dict[str, str]:
        known, listed = match.known, match.listed
        return {"code": known.code, "new_code": listed.code, "name": known.name, "new_name": listed.name}

    return {
        "applied": applied,
        "counts": changes.counts(),
        "new": [{"code": area.code, "name": area.name} for area in changes.new],
        "renamed": [matched(match) for match in changes.renamed],
        "moved": [matched(match) for match in changes.moved],
        "vanished": [{"code": area.code, "name": area.name} for area in changes.vanished],
    }


@click.command("load-boundaries")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, help="dari siapa batas ini, untuk ditulis di bawah peta")
@click.option("--licence", required=True, help="lisensinya, misalnya CC BY 4.0")
@click.option("--json", "as_json", is_flag=True, help="cetak hasil sebagai JSON")
def load_boundaries(files: tuple[Path, ...], source: str, licence: str, as_json: bool) -> None:
    """Memuat batas wilayah dari berkas GeoJSON yang tiap bentuknya punya kode wilayah."""
    results = []
    for path in files:
        features = _features(path)
        with _bar(path.name, quiet=as_json) as tell:
            loaded = map_commands.load_boundaries(
                by=SYSTEM, at=datetime.now(UTC), features=features, source=source, licence=licence, progress=tell
            )
        results.append((path, loaded))
        if not as_json:
            click.echo(f"{path.name}: {loaded.loaded} batas dimuat.")
            _some("? kode tidak dikenal", list(loaded.unknown))
            _some("! bentuk tidak terbaca", list(loaded.unreadable))
    if as_json:
        click.echo(json.dumps([{"file": str(p), **vars(r)} for p, r in results], ensure_ascii=False))
    if any(loaded.unknown or loaded.unreadable for _, loaded in results):
        raise click.exceptions.Exit(1)


def _features(path: Path) -> list[Any]:
    try:
        return map_queries.features_of(json.loads(path.read_text(encoding="utf-8-sig")))
    except (ValueError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} bukan GeoJSON berkode wilayah: {error}") from error

"""`simpul import`: what others keep in spreadsheets."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from simpul.jobs.tables import UnreadableFile, read_tables
from simpul.kernel.actor import SYSTEM
from simpul.places import queries as places
from simpul.registry import commands, queries
from simpul.registry.queries import PlannedRow
from simpul.registry.rules.sheet import NotASheetOfPosts, SheetRow, read_sheet

RESULTS = {"new": "baru", "same": "sudah ada", "changed": "dilengkapi", "ask": "perlu ditanyakan", "error": "salah"}
# One transaction and one audit entry for so many rows: short locks, and what is done stays done.
BATCH = 100
_SHOWN = 20


@click.group("import")
def import_() -> None:
    """Memasukkan data dari lembar kerja."""


@import_.command("posts")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--area", "area_code", help="Kode wilayah isi berkas, bila berkas tidak memuatnya (misalnya 72.10).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Posyandu baru aktif sejak tanggal ini (hari ini).")
@click.option("--dry-run", is_flag=True, help="Hanya periksa; tidak menyimpan apa pun.")
@click.option("--report", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Laporan CSV per baris.")
@click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program.")
@click.pass_context
def posts(
    ctx: click.Context,
    file: Path,
    area_code: str | None,
    since: datetime | None,
    dry_run: bool,
    report: Path | None,
    as_json: bool,
) -> None:
    """Masukkan posyandu dari FILE (CSV atau XLSX: nama posyandu, desa/kelurahan, kecamatan, kabupaten/kota).

    Baris yang tempatnya tidak pasti tidak disimpan, tetapi ditanyakan dalam laporan. Keluar dengan 1 bila ada baris
    yang salah.
    """
    rows = _rows(file)
    area_id = _area_id(area_code) if area_code else _inferred_area_id(rows)
    if dry_run:
        done = queries.plan_import(by=SYSTEM, rows=rows, area_id=area_id)
    else:
        done = list(_in_batches(rows, area_id, since.date() if since else None, quiet=as_json))
    if report is not None:
        _write_report(report, done)
    _tell(done, dry_run=dry_run, as_json=as_json)
    ctx.exit(1 if any(row.result == "error" for row in done) else 0)


def _rows(file: Path) -> list[SheetRow]:
    """The rows of the first sheet that has a header of posts."""
    try:
        tables = read_tables(file)
    except UnreadableFile as error:
        raise click.ClickException(str(error)) from error
    for table in tables:
        try:
            return read_sheet(table)
        except NotASheetOfPosts:
            continue
    raise click.ClickException(
        "Judul kolom tidak ditemukan. Perlu kolom nama posyandu dan desa/kelurahan (atau kode wilayah) "
        "dalam lima belas baris pertama."
    )


def _area_id(code: str) -> int:
    area = places.area_by_code(code.strip())
    if area is None:
        raise click.ClickException(f"Kode wilayah {code} tidak ada. Periksa, atau muat wilayah lebih dulu.")
    return area.id


def _inferred_area_id(rows: Sequence[SheetRow]) -> int | None:
    """The regency that the whole file is plainly about, told to the operator; None leaves it to each row."""
    if any(row.regency or row.code.count(".") == 3 for row in rows):
        return None
    area = queries.infer_regency(rows=rows)
    if area is not None:
        click.echo(
            f"Berkas tidak menyebut kabupaten/kota; isinya cocok dengan {area.full_name} ({area.code}).", err=True
        )
    return area.id if area is not None else None


def _in_batches(
    rows: Sequence[SheetRow], area_id: int | None, since: date | None, *, quiet: bool
) -> Iterator[PlannedRow]:
    starts = range(0, len(rows), BATCH)
    with click.progressbar(starts, label="Memasukkan posyandu", file=sys.stderr, hidden=quiet) as steps:
        for start in steps:
            yield from commands.import_posts(
                by=SYSTEM, at=datetime.now(UTC), rows=rows[start : start + BATCH], area_id=area_id, since=since
            )


def _write_report(report: Path, done: Sequence[PlannedRow]) -> None:
    with report.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["row", "result", "area_code", "candidates", "message"])
        for row in done:
            writer.writerow([row.row, row.result, row.area_code, "; ".join(row.candidates), row.message])


def _tell(done: Sequence[PlannedRow], *, dry_run: bool, as_json: bool) -> None:
    counts = Counter(row.result for row in done)
    if as_json:
        rows = [
            {
                "row": row.row,
                "result": row.result,
                "area_code": row.area_code,
                "candidates": list(row.candidates),
                "message": row.message,
            }
            for row in done
        ]
        told = {"dry_run": dry_run, "counts": {result: counts[result] for result in RESULTS}, "rows": rows}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    summary = ", ".join(f"{counts[result]} {words}" for result, words in RESULTS.items())
    click.echo(f"{len(done)} baris{' diperiksa' if dry_run else ''}: {summary}.")
    unsure = [row for row in done if row.result in ("ask", "error")]
    for row in unsure[:_SHOWN]:
        click.echo(f"  baris {row.row}: {row.message} {'; '.join(row.candidates)}".rstrip())
    if len(unsure) > _SHOWN:
        click.echo(f"  … dan {len(unsure) - _SHOWN} baris lagi; lihat --report.")

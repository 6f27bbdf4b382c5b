"""`simpul import`: what others keep in spreadsheets."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from simpul.imports import commands
from simpul.jobs.list_import import area_id_of, asked_for, carry, opened
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.rows.queries import infer_regency
from simpul.rows.rules.posts import ReadPost, read_posts
from simpul.standards.lists import ListCode, ListKind, ListQuestion, list_kind

_SHARED = (
    click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    click.option("--area", "area_code", help="Kode wilayah isi berkas, bila berkas tidak memuatnya (misalnya 72.10)."),
    click.option("--dry-run", is_flag=True, help="Hanya periksa; tidak menyimpan apa pun."),
    click.option(
        "--report",
        type=click.Path(dir_okay=False, writable=True, path_type=Path),
        help="Laporan CSV per baris.",
    ),
    click.option(
        "--mend",
        type=click.Path(dir_okay=False, writable=True, path_type=Path),
        help="Baris yang salah atau ditanyakan, sebagai XLSX untuk dibetulkan.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Keluaran untuk dibaca program."),
)


def _options_of(kind: ListCode) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What every kind of list is asked for, and what this kind asks once for all rows."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for question in reversed(list_kind(kind).asked):
            command = _question(question, list_kind(kind))(command)
        for option in reversed(_SHARED):
            command = option(command)
        return command

    return decorate


def _question(one: ListQuestion, kind: ListKind) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    name, said = f"--{one.field.replace('_', '-')}", f"{one.name}. {one.help}".strip()
    if one.type == "yes":
        return click.option(name, is_flag=True, help=said)
    if one.type == "choice":
        return click.option(name, type=click.Choice([word.value for word in kind.words_of(one.field)]), help=said)
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]) if one.type == "day" else str, help=said)


@click.group("import")
def import_() -> None:
    """Memasukkan data dari lembar kerja."""


@import_.command("posts")
@_options_of("posts")
@click.pass_context
def posts(ctx: click.Context, **options: Any) -> None:
    """Masukkan posyandu dari FILE (CSV, XLSX, XLS, ODS: nama posyandu, desa/kelurahan, kecamatan, kabupaten/kota).

    Baris yang tempatnya tidak pasti tidak disimpan, tetapi ditanyakan dalam laporan. Keluar dengan 1 bila ada baris
    yang salah.
    """
    asked = asked_for("posts", options)
    area_id = area_id_of(asked.area_code)
    sheet = opened(asked, area_id)
    lines = list(sheet.lines)
    if area_id is None:
        area_id = _inferred_area_id(list(read_posts(lines)))
    ctx.exit(carry(asked, lines, area_id))


def _inferred_area_id(rows: Sequence[ReadPost]) -> int | None:
    """The regency that the whole file is plainly about, told to the operator; None leaves it to each row."""
    if any(row.place.regency or row.place.code.count(".") == 3 for row in rows):
        return None
    area = infer_regency(rows=rows)
    if area is not None:
        click.echo(
            f"Berkas tidak menyebut kabupaten/kota; isinya cocok dengan {area.full_name} ({area.code}).", err=True
        )
    return area.id if area is not None else None


# Kinds that need nothing but their file: the columns that matter, in words.
_PLAIN: dict[ListCode, str] = {
    "people": "warga dari FILE (nama, jenis kelamin, NIK, tanggal lahir, desa, ...)",
    "households": "keluarga dari FILE (nomor KK, kepala keluarga, anggota, dusun, kelas kesejahteraan, ...)",
    "officers": "kader dan pengurus dari FILE (nama, jabatan, bidang, NIK, posyandu, desa, nomor SK, ...)",
    "memberships": "anggota lembaga lain dari FILE (nama, NIK, tanggal lahir, lembaga, jabatan, desa, ...)",
    "participants": "peserta bimtek dari FILE (nama, jabatan, bidang, desa, telepon, ...) ke satu angkatan",
    "rolls": "kehadiran bimtek dari FILE (nama atau kode peserta, hari 1, hari 2, ...) ke satu angkatan",
    "questions": "soal tes dari FILE (soal, pilihan, kunci, bidang, materi, ...) ke bank soal wilayah --area",
    "measurements": "penimbangan, imunisasi dan vitamin A dari FILE (NIK atau nama anak, tanggal, berat, tinggi, ...)",
    "attendance": "daftar hadir dari FILE (NIK atau nama peserta, tanggal, kegiatan, posyandu)",
}


def _plain(kind: ListCode, said: str) -> click.Command:
    @click.command(
        kind,
        help=f"Masukkan {said}: CSV, XLSX, XLS, ODS. Yang tidak pasti tidak disimpan, tetapi ditanyakan dalam laporan. "
        "Keluar dengan 1 bila ada baris yang salah.",
    )
    @_options_of(kind)
    @click.pass_context
    def run(ctx: click.Context, **options: Any) -> None:
        asked = asked_for(kind, options)
        area_id = area_id_of(asked.area_code)
        sheet = opened(asked, area_id)
        ctx.exit(carry(asked, sheet.lines, area_id))

    return run


for _kind, _said in _PLAIN.items():
    import_.add_command(_plain(_kind, _said))


@import_.command("undo")
@click.argument("import_id", type=click.UUID)
def undo(import_id: UUID) -> None:
    """Batalkan satu impor: yang belum disentuh siapa pun ditarik kembali, selebihnya tetap."""
    removed = left = 0
    try:
        commands.take_back_list(by=SYSTEM, at=datetime.now(UTC), import_id=import_id)
        finished = False
        while not finished:
            step = commands.take_back_part(by=SYSTEM, at=datetime.now(UTC), import_id=import_id)
            removed, left, finished = removed + step.removed + step.restored, left + step.left, step.finished
    except Refusal as refusal:
        raise click.ClickException(refusal.sentence) from refusal
    click.echo(f"{removed} ditarik kembali; {left} tetap karena sudah dipakai atau diubah.")

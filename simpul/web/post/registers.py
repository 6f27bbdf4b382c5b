"""Registers: every record of one service in a period, as a table, a file, and a sheet to sign."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Scope
from simpul.offices.queries import officers
from simpul.places.queries import area
from simpul.services import queries
from simpul.services.queries import Register, RegisterRow
from simpul.web import paper, words
from simpul.web.picker import picker
from simpul.web.post.place import Place, place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.table import Cell, Column, Row, Table, arrange, date_cell, export, text_cell

# A sheet is laid out in pieces: one table of thousands of rows takes a minute (docs/rules/cetak.md).
ROWS_A_PIECE = 60
COLUMNS_UPRIGHT = 6
PRINTED_AT_MOST = 600


@page("record.read", scope=of_post, methods=("GET",))
def register_list(request: Request, post_id: UUID) -> HttpResponse:
    """The registers of the post that the actor may read, by field."""
    place = place_of(request, post_id)
    fields = []
    for field in standards.fields():
        services = [one for one in standards.services(place.today) if one.field == field.code]
        readable = [one for one in services if may_read(request, place, one)]
        if readable:
            fields.append({"code": field.code, "services": readable})
    values = {"place": place, "trail": place.trail, "fields": fields}
    return render(request, "web/post/registers.html", values)


def may_read(request: Request, place: Place, service: standards.Service) -> bool:
    """Whether the actor may read records of that service here; sealed ones need their own right."""
    scope = Scope(area=place.post.path, post=place.post.id, field=service.field)
    allowed = request.actor.may("record.read", scope)
    return allowed and (not service.sealed or request.actor.may("record.read_sealed", scope))


@page("record.read", scope=of_post, methods=("GET",))
def register_page(request: Request, post_id: UUID, service: str) -> HttpResponse:
    """One register as a table, exported as seen."""
    place = place_of(request, post_id)
    chosen = picker(request)
    found = queries.register(by=request.actor, post_id=post_id, service=service, period=chosen.period)
    shown = arrange(_table(place, found), request)
    if answer := export(shown, request):
        return answer
    address = reverse("post:register-pdf", kwargs={"post_id": post_id, "service": service})
    values = {
        "place": place,
        "trail": place.trail,
        "register": found,
        "picker": chosen,
        "table": shown,
        "valid": sum(not row.void for row in found.rows),
        "void": sum(row.void for row in found.rows),
        "pdf": f"{address}?periode={chosen.period}",
    }
    return render(request, "web/post/register.html", values)


def _table(place: Place, found: Register) -> Table:
    personal = found.service.subject == "person"
    columns = [Column("nama" if personal else "tentang", _about(found.service)), Column("tanggal", _("Tanggal"))]
    if personal:
        columns += [Column("jk", _("L/P")), Column("umur", _("Umur"))]
    columns += [Column(code, name) for code, name in found.columns]
    columns.append(Column("keterangan", _("Keterangan")))
    return Table(
        caption=f"{found.service.name}, {place.post.label}, {found.period.title}",
        columns=tuple(columns),
        rows=tuple(_row(row, personal=personal) for row in found.rows),
        quiet_caption=True,
        file_name=f"register-{found.service.code}-{found.period}",
    )


def _about(service: standards.Service) -> str:
    names = {"person": _("Nama"), "household": _("Keluarga"), "place": _("Tempat"), "event": _("Kegiatan")}
    return str(names[service.subject])


def _row(row: RegisterRow, *, personal: bool) -> Row:
    cells: list[Cell] = [text_cell(row.about, reverse("post:record", kwargs={"id": row.record_id})), date_cell(row.on)]
    if personal:
        cells += [text_cell(row.sex), text_cell(row.age)]
    cells += [text_cell(text) for text in row.cells]
    cells.append(text_cell(remark(row)))
    return Row(tuple(cells))


def remark(row: RegisterRow) -> str:
    """What is to be known of a line: void with its reason, or written late."""
    if row.void:
        return _("Dibatalkan: %s") % row.void_reason
    return str(_("Terlambat")) if row.late else ""


@page("record.read", scope=of_post, methods=("GET",))
def register_pdf(request: Request, post_id: UUID, service: str) -> HttpResponse:
    """The register on A4, to be signed."""
    place = place_of(request, post_id)
    chosen = picker(request)
    found = queries.register(by=request.actor, post_id=post_id, service=service, period=chosen.period)
    filled = [number for number in range(len(found.columns)) if any(row.cells[number] for row in found.rows)]
    values = {
        "sheet": _sheet(request, place, found),
        "register": found,
        "personal": found.service.subject == "person",
        "about": _about(found.service),
        "heads": [found.columns[number][1] for number in filled],
        "pieces": list(_pieces(found.rows[:PRINTED_AT_MOST], filled)),
        "left_out": max(0, len(found.rows) - PRINTED_AT_MOST),
        "broad": len(filled) > COLUMNS_UPRIGHT,
    }
    return paper.pdf(request, "web/post/register_sheet.html", values, f"register-{service}-{chosen.period}")


def _pieces(rows: Sequence[RegisterRow], filled: Sequence[int]) -> Iterator[list[tuple[RegisterRow, list[str], str]]]:
    """Rows with the answers of the columns in which anybody said anything: paper is narrow."""
    for start in range(0, len(rows), ROWS_A_PIECE):
        yield [
            (row, [row.cells[number] for number in filled], remark(row)) for row in rows[start : start + ROWS_A_PIECE]
        ]


def _sheet(request: Request, place: Place, found: Register) -> paper.Sheet:
    village = area(place.post.village_id)
    address = reverse("post:register", kwargs={"post_id": place.post.id, "service": found.service.code})
    printed = [(row.record_id, row.on, row.cells, row.void) for row in found.rows]
    return paper.Sheet(
        letterhead=(place.post.label.upper(), village.full_name or village.name, *paper.letterhead(village)[2:]),
        title=_("Register %s") % found.service.name,
        subtitle=f"{place.post.label} · {found.period.title}",
        place_and_date=f"{village.name}, {words.long_date(place.today)}",
        signatures=_signatures(request, place),
        code=paper.check_code(place.post.id, found.service.code, found.period, printed),
        qr=paper.qr_of(request.build_absolute_uri(f"{address}?periode={found.period}")),
    )


def _signatures(request: Request, place: Place) -> tuple[paper.Signature, ...]:
    """The chair takes note, whoever keeps the register signs."""
    found = officers(by=request.actor, post_id=place.post.id, on=place.today)
    chair = next((one.name for one in found if one.position == "ketua"), "")
    return (
        paper.Signature(_("Mengetahui, Ketua"), place.post.label, chair),
        paper.Signature(_("Petugas pencatat"), place.post.label, request.actor.name),
    )

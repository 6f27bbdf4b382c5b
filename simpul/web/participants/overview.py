"""The numbers of a batch side by side with their differences, by area; and whether all villages are there."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.attendance import queries as attendance
from simpul.attendance.queries import HERE, MISSING, OVER, AreaNumbers, BatchNumbers, Numbers, VillageCover
from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import Ground, calls, may_register
from simpul.places.queries import area_by_code
from simpul.standards.budgets import name_of
from simpul.standards.participants import participant_table
from simpul.web import words
from simpul.web.participants.whereabouts import at, ground_for, manages, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Cell, Column, Made, Row, Table, arrange, export, number_cell, state_cell, text_cell

SHOWN = 100  # a province has hundreds of villages, and each line is text to lay out
_LOOKS = {HERE: "terwakili", MISSING: "belum-terwakili", OVER: "lebih-kuota"}


@dataclass(frozen=True)
class Figure:
    """A number with its name; `step`: by how much it is more or less than the one before."""

    name: str
    value: int | None
    step: str = ""
    note: str = ""
    unknown: str = ""


@page("participant.read", methods=("GET",))
def overview(request: Request, batch_id: UUID) -> HttpResponse:
    """The five numbers, by area, and the ways on."""
    ground = ground_for(request, batch_id)
    below = area_by_code(request.GET.get("wilayah", "")) if request.GET.get("wilayah") else None
    if below is not None and not ground.covers(below.path):
        raise Refusal("tidak-ditemukan")
    found = attendance.batch_numbers(
        by=request.actor, at=request.at, batch_id=batch_id, below=below.id if below else None
    )
    table = arrange(_table(ground, found), request)
    if file := export(table, request):
        return file
    groups = participant_table().groups
    values = {
        "ground": ground,
        "below": below,
        "found": found,
        "figures": figures(found),
        "groups": [(name_of(groups, code), count) for code, count in sorted(found.whole.by_group.items())],
        "calls": calls(by=request.actor, at=request.at, batch_id=batch_id),
        "table": table if found.areas else None,
        "trail": trail_to(request, ground)[:-1],
        "may_manage": manages(request, ground),
        "may_register": manages(request, ground) or may_register(by=request.actor, ground=ground),
    }
    return render(request, "web/participants/overview.html", values)


def figures(found: BatchNumbers) -> list[Figure]:
    """Invited, seats, registered, present on each day, completed; each with the difference to the one before."""
    whole = found.whole
    untold, unmarked = _("belum disebut"), _("belum dicatat")
    told = [
        Figure(_("Diundang"), whole.invited, unknown=untold),
        Figure(_("Kuota"), whole.quota, unknown=untold),
        Figure(_("Terdaftar"), whole.registered),
    ]
    for number, (on, count) in enumerate(zip(found.days, whole.present, strict=True), start=1):
        told.append(Figure(_("Hadir hari %(n)d") % {"n": number}, count, note=words.long_date(on), unknown=unmarked))
    told.append(Figure(_("Selesai"), whole.completed, unknown=unmarked))
    stepped, before = [], None
    for one in told:
        stepped.append(replace(one, step=_step(one.value, before)))
        before = one.value if one.value is not None else before
    return stepped


def _step(value: int | None, before: int | None) -> str:
    if value is None or before is None:
        return ""
    if value == before:
        return _("sama")
    return (
        _("%(n)s lebih") % {"n": words.number(value - before)}
        if value > before
        else _("%(n)s kurang") % {"n": words.number(before - value)}
    )


def _table(ground: Ground, found: BatchNumbers) -> Table:
    days = [Column(f"hari{n}", _("Hadir hari %(n)d") % {"n": n}, numeric=True) for n in range(1, len(found.days) + 1)]
    columns = (
        Column("wilayah", _("Wilayah")),
        Column("diundang", _("Diundang"), numeric=True),
        Column("kuota", _("Kuota"), numeric=True),
        Column("terdaftar", _("Terdaftar"), numeric=True),
        Column("menunggu", _("Menunggu"), numeric=True),
        *days,
        Column("selesai", _("Selesai"), numeric=True),
    )
    rows = [_row(ground, one) for one in found.areas]
    if rows:
        rows.append(Row((text_cell(_("Jumlah")), *_cells(found.whole)), is_sum=True))
    return Table(_("Peserta menurut wilayah"), columns, tuple(rows), quiet_caption=True, file_name="peserta-wilayah")


def _row(ground: Ground, one: AreaNumbers) -> Row:
    if one.area_id is None:
        return Row((text_cell(_("Asal belum disebut")), *_cells(one.numbers)))
    page_of = at("people", ground) if one.level == VILLAGE else at("batch", ground)
    return Row((text_cell(one.name, f"{page_of}?wilayah={one.code}"), *_cells(one.numbers)))


def _cells(numbers: Numbers) -> tuple[Cell, ...]:
    return (
        number_cell(numbers.invited),
        number_cell(numbers.quota),
        number_cell(numbers.registered),
        number_cell(numbers.waiting),
        *(number_cell(one) for one in numbers.present),
        number_cell(numbers.completed),
    )


@page("participant.read", methods=("GET",))
def villages(request: Request, batch_id: UUID) -> HttpResponse:
    """Every village of the host area: there, missing, over its quota."""
    ground = ground_for(request, batch_id)
    found = attendance.village_cover(by=request.actor, at=request.at, batch_id=batch_id)
    wanted = request.GET.get("keadaan", "")
    shown = [one for one in found if not wanted or _LOOKS[one.state] == wanted]
    table = arrange(_cover(ground, shown), request)
    if file := export(table, request):
        return file
    values = {
        "ground": ground,
        "table": table if shown else None,
        "all": len(found),
        "kinds": _by_kind(found),
        "missing": sum(one.state == MISSING for one in found),
        "over": sum(one.state == OVER for one in found),
        "wanted": wanted,
        "trail": trail_to(request, ground),
    }
    return render(request, "web/participants/villages.html", values)


def _by_kind(found: list[VillageCover]) -> list[tuple[str, int, int]]:
    """Desa and kelurahan apart, those that there are: (name, with participants, all)."""
    kinds = [(_("desa"), False), (_("kelurahan"), True)]
    told = [(name, [one.state != MISSING for one in found if one.is_kelurahan is which]) for name, which in kinds]
    return [(name, sum(there), len(there)) for name, there in told if there]


def _cover(ground: Ground, found: list[VillageCover]) -> Table:
    columns = (
        Column("desa", _("Desa/kelurahan")),
        Column("kecamatan", _("Kecamatan")),
        Column("keadaan", _("Keadaan")),
        Column("kuota", _("Kuota"), numeric=True),
        Column("terdaftar", _("Terdaftar"), numeric=True),
        Column("hadir", _("Pernah hadir"), numeric=True),
    )
    people = at("people", ground)

    def row(one: VillageCover) -> Row:
        return Row(
            (
                text_cell(one.name, f"{people}?wilayah={one.code}"),
                text_cell(one.district),
                state_cell(_LOOKS[one.state]),
                number_cell(one.quota),
                number_cell(one.registered),
                number_cell(one.present),
            )
        )

    rows = Made(found, row)
    return Table(_("Desa dan kelurahan"), columns, rows, quiet_caption=True, file_name="desa-peserta", page_size=SHOWN)

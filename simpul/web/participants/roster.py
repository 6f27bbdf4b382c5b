"""The list of a batch: searched, added to, and what happens to somebody on it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.attendance.queries import attendance_of_many
from simpul.kernel.actor import Scope
from simpul.participants import commands, queries
from simpul.participants.queries import Ground, ParticipantView, Wanted, ground_of
from simpul.participants.queries.ground import REGISTER
from simpul.participants.rules.states import PERHAPS, REPLACED, SEATED, STATES, WAITING
from simpul.places.queries import area_by_code
from simpul.standards.participants import participant_table
from simpul.web.errand_form import Errand, run
from simpul.web.participants.forms import ParticipantForm, ReasonForm, SettleForm, SubstituteForm
from simpul.web.participants.registering import new_from
from simpul.web.participants.whereabouts import at, errand_of, ground_for, manages, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, state_cell, text_cell

LISTED, EXPORTED = 50, 10_000
LOOKS = {SEATED: "terdaftar", WAITING: "menunggu-kursi", "mundur": "mundur", REPLACED: "digantikan"}


@page("participant.read", methods=("GET",))
def people(request: Request, batch_id: UUID) -> HttpResponse:
    """The list, fifty at a time; the export has all of it."""
    ground = ground_for(request, batch_id)
    wanted, after = _wanted(request), _number(request.GET.get("sesudah", ""))
    limit = EXPORTED if request.GET.get("unduh") else LISTED + 1
    found = queries.roster(by=request.actor, at=request.at, batch_id=batch_id, wanted=wanted, limit=limit, after=after)
    shown = found if request.GET.get("unduh") else found[:LISTED]
    table = arrange(_table(ground, shown), request)
    if file := export(table, request):
        return file
    kept = {key: value for key, value in request.GET.items() if key not in ("sesudah", "unduh")}
    values = {
        "ground": ground,
        "table": table if shown else None,
        "size": queries.roster_size(by=request.actor, at=request.at, batch_id=batch_id, wanted=wanted),
        "more": f"?{urlencode({**kept, 'sesudah': shown[-1].place})}" if len(found) > LISTED else "",
        "text": wanted.text,
        "kept": kept,
        "groups": [(one.code, one.name) for one in participant_table().groups],
        "states": [(one, LOOKS[one]) for one in STATES],
        "wanted": wanted,
        "trail": trail_to(request, ground),
        "may_register": manages(request, ground) or queries.may_register(by=request.actor, ground=ground),
        "import_at": import_at(request, ground, "participants"),
    }
    return render(request, "web/participants/people.html", values)


def import_at(request: Request, ground: Ground, kind: str, **more: str) -> str:
    """Where a list of this kind about this batch is brought, with what holds for all of it; "" for who may not."""
    if not manages(request, ground) or not request.actor.may("import.run", Scope(area=ground.area.path)):
        return ""
    told = urlencode({"jenis": kind, "angkatan": ground.batch_id, **more})
    return f"{reverse('imports:lists', kwargs={'code': ground.area.code})}?{told}"


def _wanted(request: Request) -> Wanted:
    place = area_by_code(request.GET.get("wilayah", "")) if request.GET.get("wilayah") else None
    return Wanted(
        area_id=place.id if place else None,
        group=request.GET.get("kelompok", "")[:40],
        state=request.GET.get("keadaan", "")[:12],
        text=request.GET.get("q", "")[:100],
        perhaps=bool(request.GET.get("periksa")),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0


def _table(ground: Ground, found: list[ParticipantView]) -> Table:
    columns = (
        Column("no", _("No."), numeric=True),
        Column("nama", _("Nama")),
        Column("kedudukan", _("Kedudukan")),
        Column("asal", _("Desa/kelurahan")),
        Column("posyandu", _("Posyandu")),
        Column("telepon", _("Telepon")),
        Column("kode", _("Kode")),
        Column("keadaan", _("Keadaan")),
    )
    rows = tuple(
        Row(
            (
                number_cell(one.place),
                text_cell(one.name, reverse("participants:person", kwargs={"participant_id": one.id})),
                text_cell(one.position_name),
                text_cell(one.village or _("belum disebut")),
                text_cell(one.post),
                text_cell(one.phone),
                text_cell(shown_code(one.code)),
                state_cell(LOOKS[one.state], _("periksa orangnya") if one.match == PERHAPS else ""),
            )
        )
        for one in found
    )
    return Table(_("Daftar peserta"), columns, rows, quiet_caption=True, file_name="peserta")


def shown_code(code: str) -> str:
    """As it is read aloud: K7QF-3M2D."""
    return f"{code[:4]}-{code[4:]}"


@page("participant.register")
def add(request: Request, batch_id: UUID) -> HttpResponse:
    """Put somebody on the list."""
    ground = ground_for(request, batch_id)
    form = ParticipantForm(request.POST or None, today=ground.today, within=ground.area.id)

    def act() -> list[str]:
        new = new_from(form.cleaned_data, form.cleaned_data["village"])
        made = commands.register_participant(by=request.actor, at=request.at, batch_id=batch_id, new=new)
        return said_of(made)

    errand = errand_of(
        request,
        ground,
        "participants.register",
        _("Daftarkan peserta"),
        _("Simpan peserta"),
        _("Peserta disimpan."),
        back=at("people", ground),
    )
    return run(request, form, errand, act)


def said_of(made: commands.Registered) -> list[str]:
    """What should be known besides: on the waiting list, on the list already."""
    if made.known:
        return [_("%(name)s sudah ada dalam daftar. Tidak didaftarkan lagi.") % {"name": made.name}]
    if made.state == WAITING:
        return [_("Kuota sudah penuh: %(name)s masuk daftar tunggu.") % {"name": made.name}]
    return []


@page("participant.read", methods=("GET",))
def person(request: Request, participant_id: UUID) -> HttpResponse:
    """Somebody on the list: where they were, and what can be done."""
    found = queries.participant(by=request.actor, at=request.at, participant_id=participant_id)
    ground = ground_of(found.batch_id, request.at)
    there = attendance_of_many({found.batch_id: [found.id]}, request.at)[found.id]
    values = {
        "one": found,
        "code": shown_code(found.code),
        "look": LOOKS[found.state],
        "ground": ground,
        "days": [(on, on in there.days) for on in ground.days],
        "through": there.through,
        "trail": trail_to(request, ground),
        "here": found.state in (SEATED, WAITING),
        "perhaps": found.match == PERHAPS,
        "may_write": manages(request, ground) or bool(request.actor.where(REGISTER)),
        "may_manage": manages(request, ground),
    }
    return render(request, "web/participants/person.html", values)


@page("participant.register")
def withdraw(request: Request, participant_id: UUID) -> HttpResponse:
    """Somebody does not come after all."""
    found = queries.participant(by=request.actor, at=request.at, participant_id=participant_id)
    form = ReasonForm(request.POST or None)

    def act() -> list[str]:
        up = commands.withdraw_participant(
            by=request.actor, at=request.at, participant_id=participant_id, reason=form.cleaned_data["reason"]
        )
        return [_("%(n)d orang dari daftar tunggu mendapat kursi.") % {"n": len(up)}] if up else []

    errand = _about(request, found, "participants.withdraw", _("Peserta mundur"), _("Simpan"), _("Peserta mundur."))
    return run(request, form, errand, act)


@page("participant.register")
def substitute(request: Request, participant_id: UUID) -> HttpResponse:
    """Somebody comes in the place of another."""
    found = queries.participant(by=request.actor, at=request.at, participant_id=participant_id)
    ground = ground_of(found.batch_id, request.at)
    first = {"position": found.position, "field": found.field}
    form = SubstituteForm(request.POST or None, initial=first, today=ground.today, within=ground.area.id)

    def act() -> list[str]:
        new = new_from(form.cleaned_data, form.cleaned_data["village"] or found.village_id)
        made = commands.substitute_participant(
            by=request.actor,
            at=request.at,
            participant_id=participant_id,
            new=new,
            reason=form.cleaned_data["reason"],
        )
        return said_of(made)

    title = _("Pengganti %(name)s") % {"name": found.name}
    errand = _about(request, found, "participants.substitute", title, _("Simpan pengganti"), _("Pengganti disimpan."))
    return run(request, form, errand, act)


@page("participant.register")
def settle(request: Request, participant_id: UUID) -> HttpResponse:
    """Whether they are the registered person of the same name."""
    found = queries.participant(by=request.actor, at=request.at, participant_id=participant_id)
    form = SettleForm(request.POST or None)

    def act() -> None:
        commands.settle_person(
            by=request.actor,
            at=request.at,
            participant_id=participant_id,
            is_same=form.cleaned_data["same"] == "ya",
        )

    title = _("Mungkin warga yang sudah terdaftar")
    return run(
        request, form, _about(request, found, "participants.settle_person", title, _("Simpan"), _("Dicatat.")), act
    )


def _about(request: Request, found: ParticipantView, name: str, title: str, button: str, said: str) -> Errand:
    ground = ground_of(found.batch_id, request.at)
    lead = f"{found.name}, {found.position_name}. {found.village}"
    return errand_of(request, ground, name, title, button, said, back=at("people", ground), lead=lead)

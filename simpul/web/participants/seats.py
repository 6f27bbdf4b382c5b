"""Whom a batch is for, and how many seats areas and posts have."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.participants import commands, queries
from simpul.web.errand_form import ErrandForm, run
from simpul.web.participants.forms import CallForm, SeatsForm
from simpul.web.participants.registering import post_in
from simpul.web.participants.whereabouts import at, errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Row, Table, arrange, number_cell, text_cell


@page("participant.manage", methods=("GET",))
def seats(request: Request, batch_id: UUID) -> HttpResponse:
    """Targets and seats, and how many of these are taken."""
    ground = ground_for(request, batch_id, manage=True)
    found = queries.quotas(by=request.actor, at=request.at, batch_id=batch_id)
    columns = (
        Column("tempat", _("Wilayah atau posyandu")),
        Column("kursi", _("Kursi"), numeric=True),
        Column("terisi", _("Terisi"), numeric=True),
        Column("sisa", _("Sisa"), numeric=True),
    )
    rows = tuple(
        Row((text_cell(q.name), number_cell(q.seats), number_cell(q.taken), number_cell(q.seats - q.taken)))
        for q in found
    )
    values = {
        "ground": ground,
        "calls": queries.calls(by=request.actor, at=request.at, batch_id=batch_id),
        "table": arrange(Table(_("Kuota"), columns, rows, quiet_caption=True), request) if rows else None,
        "trail": trail_to(request, ground),
    }
    return render(request, "web/participants/seats.html", values)


@page("participant.manage")
def set_seats(request: Request, batch_id: UUID) -> HttpResponse:
    """Set the seats of an area, or of each area just below it."""
    ground = ground_for(request, batch_id, manage=True)
    form = SeatsForm(request.POST or None, initial={"area": ground.host.label}, within=ground.area.id)

    def act() -> None:
        given = form.cleaned_data
        told = {"by": request.actor, "at": request.at, "batch_id": batch_id, "seats": given["seats"]}
        if (post_id := post_in(given["post"], given["area"])) is not None:
            commands.set_quota(post_id=post_id, **told)
        elif given["spread"]:
            commands.spread_quota(area_id=given["area"], **told)
        else:
            commands.set_quota(area_id=given["area"], **told)

    said = _("Kuota disimpan.")
    errand = errand_of(
        request, ground, "participants.set_quota", _("Atur kuota"), _("Simpan kuota"), said, back=at("seats", ground)
    )
    return run(request, form, errand, act)


@page("participant.manage")
def fill(request: Request, batch_id: UUID) -> HttpResponse:
    """Give the seats that there are to those who wait."""
    ground = ground_for(request, batch_id, manage=True)
    form = ErrandForm(request.POST or None)

    def act() -> list[str]:
        up = commands.fill_seats(by=request.actor, at=request.at, batch_id=batch_id)
        return [_("%(n)d orang dari daftar tunggu mendapat kursi.") % {"n": len(up)}]

    title = _("Isi kursi dari daftar tunggu")
    errand = errand_of(request, ground, "participants.give_seat", title, _("Isi kursi"), "", back=at("seats", ground))
    return run(request, form, errand, act)


@page("participant.manage")
def call(request: Request, batch_id: UUID) -> HttpResponse:
    """Say for which position the batch is."""
    ground = ground_for(request, batch_id, manage=True)
    form = CallForm(request.POST or None, today=ground.today)

    def act() -> None:
        commands.call_position(
            by=request.actor,
            at=request.at,
            batch_id=batch_id,
            position=form.cleaned_data["position"],
            field=form.cleaned_data["field"],
        )

    said = _("Sasaran disimpan.")
    errand = errand_of(
        request, ground, "participants.call", _("Tambah sasaran"), _("Simpan sasaran"), said, back=at("seats", ground)
    )
    return run(request, form, errand, act)


@page("participant.manage")
def uncall(request: Request, batch_id: UUID, call_id: UUID) -> HttpResponse:
    """The batch is not for that position after all."""
    ground = ground_for(request, batch_id, manage=True)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.uncall_position(by=request.actor, at=request.at, call_id=call_id)

    title, said = _("Hapus sasaran"), _("Sasaran dihapus.")
    errand = errand_of(request, ground, "participants.uncall", title, title, said, back=at("seats", ground))
    return run(request, form, errand, act)

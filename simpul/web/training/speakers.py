"""Speakers: who speaks where in a month, the register, and requests with their answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.accounts.queries import agencies
from simpul.arrangements import commands, queries
from simpul.arrangements.queries import CalendarEntry, RequestView
from simpul.arrangements.rules.requests import ACCEPTED, DECLINED, OTHER_DATE
from simpul.kernel.actor import Scope
from simpul.kernel.period import Period
from simpul.places.queries import AreaView, area, areas
from simpul.training.queries import SpeakerView, speakers
from simpul.web import states, words
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, state_cell, text_cell
from simpul.web.training.forms import AnswerForm, RequestForm
from simpul.web.training.whereabouts import field_shorts, hours, trail_to
from simpul.web.walk import Stone, area_or_refusal


@page("training.read", methods=("GET",))
def calendar(request: Request, code: str) -> HttpResponse:
    """Who speaks where in a month."""
    place, month = area_or_refusal(code), _month(request)
    found = queries.calendar(by=request.actor, area_id=place.id, month=month)
    table = arrange(_calendar(place, month, found), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "month": month,
        "before": month.shift(-1),
        "after": month.shift(1),
        "table": table,
    }
    return render(request, "web/training/calendar.html", values)


@page("training.read", methods=("GET",))
def register(request: Request, code: str) -> HttpResponse:
    """The speakers that an area knows."""
    place = area_or_refusal(code)
    table = arrange(_register(place, speakers(by=request.actor, area_id=place.id)), request)
    if file := export(table, request):
        return file
    values = {"area": place, "trail": trail_to(request, place.id), "table": table}
    return render(request, "web/training/speakers.html", values)


@page("training.read", methods=("GET",))
def requests(request: Request, code: str) -> HttpResponse:
    """What the area asked for, and what it was asked."""
    place = area_or_refusal(code)
    table = arrange(_requests(place, queries.requests(by=request.actor, area_id=place.id)), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "table": table,
        "may_ask": request.actor.may("speaker.ask", Scope(area=place.path), exact=True) and place.level > 1,
    }
    return render(request, "web/training/requests.html", values)


@page("speaker.ask", scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Ask an office above for a speaker."""
    place = area_or_refusal(code)
    form = RequestForm(request.POST or None, offices=_offices(request, place))

    def act() -> None:
        asked, _sep, agency = form.cleaned_data["office"].partition("/")
        days = [form.cleaned_data[f"wished_{n}"] for n in (1, 2, 3)]
        told: dict[str, Any] = {key: form.cleaned_data[key] for key in ("topic", "field", "place")}
        told |= {"asked_id": int(asked), "agency_id": UUID(agency) if agency else None}
        id = form.cleaned_data["intention"]
        wished = [day for day in days if day]
        commands.ask_speaker(by=request.actor, at=request.at, area_id=place.id, wished=wished, id=id, **told)

    errand = Errand(
        name="arrangements.ask_speaker",
        title=_("Minta narasumber"),
        lead=place.full_name,
        button=_("Kirim permintaan"),
        said=lambda: _("Permintaan dikirim. Jawabannya muncul di Pekerjaan saya."),
        trail=trail_to(request, place.id),
        back=reverse("training:requests", kwargs={"code": place.code}),
    )
    return run(request, form, errand, act)


@page("training.read")
def answer(request: Request, request_id: UUID) -> HttpResponse:
    """A request; the office asked answers it here, the asker agrees to another day."""
    one = queries.request(by=request.actor, request_id=request_id)
    place = area(one.area_id)
    values = {"one": one, "area": place, "trail": trail_to(request, place.id)}
    if not one.may_answer:
        return render(request, "web/training/request.html", values)
    choices = [(state, str(states.look(f"narasumber-{state}").word)) for state in (ACCEPTED, OTHER_DATE, DECLINED)]
    form = AnswerForm(request.POST or None, states=choices, initial={"on": one.wished[0] if one.wished else None})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "on", "speaker", "reason")}
        commands.answer_request(by=request.actor, at=request.at, request_id=request_id, **given)

    title, said = _("Jawab permintaan narasumber"), _("Jawaban disimpan.")
    errand = _errand(request, one, "arrangements.answer_request", title, _("Simpan jawaban"), said)
    return run(request, form, errand, act)


@page("speaker.ask")
def agree(request: Request, request_id: UUID) -> HttpResponse:
    """Agree to the day that was offered."""
    one = queries.request(by=request.actor, request_id=request_id)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.agree_date(by=request.actor, at=request.at, request_id=request_id)

    title, said = _("Setujui tanggal lain"), _("Tanggal disetujui.")
    errand = _errand(request, one, "arrangements.agree_date", title, _("Setujui"), said)
    return run(request, form, errand, act)


def _errand(request: Request, one: RequestView, name: str, title: str, button: str, said: str) -> Errand:
    place = area(one.area_id)
    wished = ", ".join(words.full_date(day) for day in one.wished)
    lead = _("%(area)s meminta “%(topic)s” kepada %(office)s. Tanggal yang diharapkan: %(wished)s.")
    told = {"area": one.area_name, "topic": one.topic, "office": one.office, "wished": wished}
    offered = _(" Ditawarkan: %(day)s.") % {"day": words.full_date(one.on)} if one.on else ""
    back = reverse("training:requests", kwargs={"code": place.code})
    return Errand(
        name=name,
        title=title,
        lead=lead % told + offered,
        button=button,
        said=lambda: said,
        trail=trail_to(request, place.id, Stone(_("Permintaan narasumber"), back)),
        back=back,
    )


def _offices(request: Request, place: AreaView) -> list[tuple[str, str]]:
    """Secretariats and agencies of the areas above, the nearest first; the nation is not asked."""
    above = areas(place.path[1:-1])
    found = []
    for id in reversed(place.path[1:-1]):
        name = above[id].full_name
        found.append((str(id), _("Sekretariat Tim Pembina, %(area)s") % {"area": name}))
        known = agencies(by=request.actor, area_id=id, on=request.today)
        found += [(f"{id}/{one.id}", f"{one.name}, {name}") for one in known]
    return found


def _month(request: Request) -> Period:
    """`?bulan=2026-05`; what cannot be read falls back to this month."""
    try:
        found = Period.parse(request.GET.get("bulan", ""))
    except ValueError:
        return Period.of(request.today)
    return found if found.months == 1 else Period.of(request.today)


def _calendar(place: AreaView, month: Period, found: list[CalendarEntry]) -> Table:
    columns = (
        Column("tanggal", _("Tanggal")),
        Column("jam", _("Jam")),
        Column("narasumber", _("Narasumber")),
        Column("materi", _("Materi")),
        Column("tempat", _("Tempat")),
    )
    return Table(
        caption=_("Kalender narasumber, %(area)s, %(month)s") % {"area": place.label, "month": month.title},
        columns=columns,
        rows=tuple(_entry(one) for one in found),
        quiet_caption=True,
        file_name=f"kalender-narasumber-{place.code}-{month.year}-{month.month:02d}",
    )


def _entry(one: CalendarEntry) -> Row:
    href = reverse("training:batch", kwargs={"batch_id": one.batch_id}) if one.batch_id else ""
    if one.request_id:
        href = reverse("training:request", kwargs={"request_id": one.request_id})
    who = one.who or _("belum tercatat")
    cells = (text_cell(hours(one.starts, one.ends)), text_cell(who), text_cell(one.topic, href), text_cell(one.where))
    return Row((date_cell(one.on), *cells))


def _register(place: AreaView, found: list[SpeakerView]) -> Table:
    columns = (
        Column("instansi", _("Instansi")),
        Column("nama", _("Nama")),
        Column("bidang", _("Bidang")),
        Column("angkatan", _("Angkatan"), numeric=True),
    )
    return Table(
        caption=_("Narasumber, %(area)s") % {"area": place.label},
        columns=columns,
        rows=tuple(
            Row(
                (
                    text_cell(one.agency or "–"),
                    text_cell(one.name or _("belum disebut"), beside=one.post),
                    text_cell(field_shorts(one.fields) or "–"),
                    number_cell(one.batches),
                )
            )
            for one in found
        ),
        quiet_caption=True,
        file_name=f"narasumber-{place.code}",
    )


def _requests(place: AreaView, found: list[RequestView]) -> Table:
    columns = (
        Column("materi", _("Materi")),
        Column("dari", _("Dari")),
        Column("kepada", _("Kepada")),
        Column("harap", _("Tanggal diharapkan")),
        Column("keadaan", _("Jawaban")),
        Column("tanggal", _("Tanggal")),
    )
    return Table(
        caption=_("Permintaan narasumber, %(area)s") % {"area": place.label},
        columns=columns,
        rows=tuple(_asked(one) for one in found),
        quiet_caption=True,
        file_name=f"permintaan-narasumber-{place.code}",
    )


def _asked(one: RequestView) -> Row:
    href = reverse("training:request", kwargs={"request_id": one.id})
    state = state_cell(f"narasumber-{one.state}")
    wished = ", ".join(words.short_date(day) for day in one.wished)
    said = text_cell(one.topic, href, one.reason)
    return Row((said, text_cell(one.area_name), text_cell(one.office), text_cell(wished), state, date_cell(one.on)))

"""The Laporan Pembinaan: what an area received, its own report counted and sent, one report as it was sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.coaching import commands, queries
from simpul.coaching.queries import CoachingReport, ReportLineView
from simpul.kernel.actor import Scope
from simpul.kernel.period import Period
from simpul.places.queries import AreaView, zone
from simpul.reports.queries import Inbox, rule_of
from simpul.reports.rules.states import COACHING
from simpul.web import timeline, words
from simpul.web.coaching.area import trail_to
from simpul.web.coaching.forms import TextsForm
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.office.inbox import ORDER
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, number_cell, state_cell, text_cell
from simpul.web.walk import area_or_refusal


def chosen_period(request: Request, place: AreaView) -> Picker:
    """The period of the address, else the last one that has ended, as long as reports of coaching are there."""
    path = place.path[:-1] or place.path
    months = rule_of(path, request.today, COACHING).months
    return picker(request, Period.of(request.today, months).shift(-1))


@page("report.read", scope=of_area, methods=("GET",))
def received(request: Request, code: str) -> HttpResponse:
    """The report of an area as it is counted now, beside those of the areas below."""
    place = area_or_refusal(code)
    chosen = chosen_period(request, place)
    found = queries.coaching_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    values = {
        "area": place,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": trail_to(request, place.id, "coaching:reports"),
        "found": found,
        "inbox": found.inbox,
        "own": found.inbox.own,
        "table": arrange(lines_table(found), request),
        "below": arrange(_inbox_table(found.inbox), request) if found.inbox.lines else None,
        "counts": [(state, found.inbox.count(state)) for state in ORDER],
        "may_set": request.actor.may("report.settings", Scope(area=place.path)),
    }
    return render(request, "web/coaching/reports.html", values)


def lines_table(found: CoachingReport) -> Table:
    """The counted lines, beside what was accepted from below, and beside what is counted now where it was sent."""
    sent = any(one.now is not None for one in found.lines)
    columns = (
        Column("baris", _("Yang dihitung")),
        Column("jumlah", _("Jumlah"), numeric=True),
        Column("bawah", _("Menurut laporan dari bawah"), numeric=True),
        *((Column("kini", _("Tercatat kini"), numeric=True),) if sent else ()),
    )
    rows = tuple(
        Row(
            (
                text_cell(one.name, beside="" if one.unit == "Rp" else one.unit),
                value_cell(one, one.counted),
                value_cell(one, one.accepted),
                *((value_cell(one, one.now),) if sent else ()),
            )
        )
        for one in found.lines
    )
    caption = _("Laporan Pembinaan %(area)s, %(period)s") % {"area": found.area.label, "period": found.period.title}
    return Table(caption, columns, rows, quiet_caption=True)


def value_cell(line: ReportLineView, value: int | None) -> Cell:
    """A number, or rupiah; a dash for what nobody has told."""
    if value is None:
        return text_cell("")
    return Cell(value, words.money(value) if line.unit == "Rp" else words.number(value), numeric=True)


def _inbox_table(found: Inbox) -> Table:
    columns = (
        Column("pengirim", _("Pengirim")),
        Column("keadaan", _("Keadaan")),
        Column("tanda", _("Tanda")),
        Column("ke", _("Kiriman ke"), numeric=True),
    )
    lines = sorted(found.lines, key=lambda line: (ORDER.index(line.state), line.label))
    rows = []
    for line in lines:
        opens = (
            reverse("coaching:submission", kwargs={"submission_id": line.submission_id}) if line.submission_id else ""
        )
        late = state_cell("terlambat") if line.terlambat else text_cell("")
        number = number_cell(line.revision) if line.revision else text_cell("")
        rows.append(Row((text_cell(line.label, opens), state_cell(line.state, href=opens), late, number)))
    return Table(_("Laporan dari bawah"), columns, tuple(rows), quiet_caption=True)


@page("report.send", scope=of_area, exact=True)
def send(request: Request, code: str) -> HttpResponse:
    """Look once more at what is counted, write the two texts, send."""
    place = area_or_refusal(code)
    chosen = chosen_period(request, place)
    found = queries.coaching_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    form = TextsForm(request.POST or None, initial={"obstacles": found.obstacles, "proposals": found.proposals})
    back = reverse("coaching:reports", kwargs={"code": code}) + chosen.keep

    def act() -> dict[str, Any]:
        texts = {key: form.cleaned_data[key] for key in ("obstacles", "proposals")}
        sent = commands.send_coaching_report(
            by=request.actor, at=request.at, area_id=place.id, period=chosen.period, **texts
        )
        return {"id": str(sent.id), "revision": sent.revision, "late": sent.late, "new": sent.new}

    if request.method == "POST" and form.is_valid():
        done, _outcome = carry_out(request, form, "coaching.send_coaching_report", act)
        if done:
            messages.success(request, _("Laporan Pembinaan %(period)s dikirim.") % {"period": chosen.period.title})
            return redirect(back)
    values = {
        "area": place,
        "picker": chosen,
        "trail": trail_to(request, place.id, "coaching:reports"),
        "found": found,
        "table": arrange(lines_table(found), request),
        "missing": [line for line in found.inbox.lines if line.state == "belum"],
        "waiting": [line for line in found.inbox.lines if line.state == "terkirim"],
        "form": form,
        "back": back,
    }
    return render(request, "web/coaching/send.html", values)


@page("report.read", methods=("GET",))
def show(request: Request, submission_id: UUID) -> HttpResponse:
    """One report as it was sent; its receiver accepts or returns it with the buttons of every report."""
    found = queries.sent_report(by=request.actor, at=request.at, id=submission_id)
    sent = found.sent
    where = zone(found.area.id, request.today)
    keep = f"?periode={found.period}"
    values = {
        "found": found,
        "submission": sent,
        "area": found.area,
        "trail": trail_to(request, found.area.id, "coaching:reports"),
        "table": arrange(lines_table(found), request),
        "remarks": [one for one in sent.remarks if one.revision == sent.revision] if sent else [],
        "zone": where,
        "steps": timeline.steps(sent.history, where) if sent else [],
        "form": ErrandForm(),
        "waiting": sent is not None and sent.state == "terkirim",
        "resend": reverse("coaching:report-send", kwargs={"code": found.area.code}) + keep,
        "keep": keep,
    }
    return render(request, "web/coaching/submission.html", values)

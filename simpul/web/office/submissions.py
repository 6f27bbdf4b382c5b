"""One report: its figures by field beside last month's, what was said about it, what has happened to it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.places.queries import area, zone
from simpul.reports.queries import (
    Doubt,
    RemarkView,
    ReportLine,
    SubmissionView,
    doubts_in_report,
    submission,
    submission_id,
)
from simpul.reports.rules.states import COACHING
from simpul.web import timeline, words
from simpul.web.errand_form import ErrandForm
from simpul.web.office.areas import with_unit
from simpul.web.pages import address
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.table import Cell, Column, Row, Table, arrange, number_cell, text_cell
from simpul.web.walk import Stone, stones

Totals = Mapping[str, float | None]


@page("report.read", methods=("GET",))
def show(request: Request, submission_id: UUID) -> HttpResponse:
    """One report, for those who may see the place it is about."""
    return page_of(request, submission_id)


def page_of(request: Request, id: UUID, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The page of a report; `refusal` says why what was just tried could not be done."""
    found = submission(by=request.actor, id=id)
    if found.kind == COACHING:  # has a page of its own; what was refused is said there
        if refusal:
            messages.error(request, refusal)
        return redirect("coaching:submission", submission_id=id)
    receiver = area(found.receiver_id)
    before = totals_before(request.actor, found)
    values = {
        "submission": found,
        "refusal": refusal,
        "trail": _trail(request.actor, found, receiver.id),
        "remarks": [remark_line(one) for one in found.remarks if one.revision == found.revision],
        "changed": found.differences if found.revision > 1 else (),
        "late": found.late_differences,
        "parts": [_part(request, found, code, before) for code in field_codes(found)],
        "zone": zone(receiver.id, request.today),
        "steps": timeline.steps(found.history, zone(receiver.id, request.today)),
        "form": ErrandForm(),
        "waiting": found.state == "terkirim",
        "doubts": _doubts(request, found) if found.state == "terkirim" else [],
        "resend": resend_link(found),
    }
    return render(request, "web/office/submission.html", values, status=status)


def _doubts(request: Request, found: SubmissionView) -> list[dict[str, str]]:
    """What is odd or missing, as its sender saw it; links for those who may see the rows behind it."""
    if found.post_id is None:
        return []
    seen = doubts_in_report(by=request.actor, at=request.at, id=found.id)
    may = {
        code: request.actor.may("report.rows", of_post(found.post_id, code or None))
        for code in {one.field for one in seen}
    }
    return [doubt_line(one, linked=may[one.field]) for one in seen]


def doubt_line(one: Doubt, *, linked: bool = True) -> dict[str, str]:
    """A sentence about something odd or missing, and the address where to see to it."""
    return {"sentence": one.sentence, "href": address(one) if linked else ""}


def field_codes(found: SubmissionView) -> list[str]:
    """The fields of the report that the reader may see, in their order."""
    return list(dict.fromkeys(line.field for line in found.lines))


def totals_before(actor: Actor, found: SubmissionView) -> Totals:
    """The totals of the same sender's report of the period before; empty when there was none."""
    before = submission_id(by=actor, period=found.period.shift(-1), post_id=found.post_id, area_id=found.area_id)
    if before is None:
        return {}
    return {line.code: line.sent.get("") for line in submission(by=actor, id=before).lines}


def resend_link(found: SubmissionView) -> str:
    """Where the sender mends and sends again; empty for others."""
    if not found.may_send:
        return ""
    if found.area_id is not None:
        return reverse("report-send", kwargs={"code": area(found.area_id).code}) + f"?periode={found.period}"
    return ""


def _trail(actor: Actor, found: SubmissionView, receiver_id: int) -> list[Stone]:
    steps = stones(actor, receiver_id, page="reports")
    return [Stone(step.name, step.href and f"{step.href}?periode={found.period}") for step in steps]


def remark_line(one: RemarkView) -> dict[str, str]:
    """A reason with the words for what it is about."""
    if one.indicator.endswith(".catatan"):
        where = _("%(field)s, catatan pelayanan") % {"field": standards.field(one.field).name}
    elif one.indicator:
        where = standards.indicator(one.indicator).name
    else:
        where = standards.field(one.field).name if one.field else ""
    return {"where": where, "text": one.text}


def _part(request: Request, found: SubmissionView, code: str, before: Totals) -> dict[str, Any]:
    """One field of the report: its state, and the figures that are not all zero."""
    state = found.field_states.get(code, "belum")
    lines = [line for line in found.lines if line.field == code and _says_something(line, before)]
    table = _table(found, code, lines, before) if lines else None
    empty = {
        "nihil": _("Dinyatakan nihil: tidak ada pelayanan bidang ini dalam masa ini."),
        "belum": _("Bidang ini belum dilaporkan."),
    }.get(state, _("Tidak ada angka pada bidang ini."))
    look = {"isi": "terkirim" if found.state == "terkirim" else found.state}.get(state, state)
    return {
        "code": code,
        "state": look,
        "table": arrange(table, request) if table else None,
        "count": len(lines),
        "open": state == "dikembalikan",
        "empty": empty,
    }


def _says_something(line: ReportLine, before: Totals) -> bool:
    """Lines of zeros this month and last month are left out: the file has them all."""
    return bool(line.sent.get("") or before.get(line.code) or line.late_difference)


def _table(found: SubmissionView, code: str, lines: list[ReportLine], before: Totals) -> Table:
    columns = (
        Column("nama", _("Indikator")),
        Column("dikirim", _("Dilaporkan"), numeric=True),
        Column("laki", _("Laki-laki"), numeric=True),
        Column("perempuan", _("Perempuan"), numeric=True),
        Column("lalu", _("Masa sebelumnya"), numeric=True),
        Column("beda", _("Naik atau turun"), numeric=True),
        Column("kini", _("Tercatat kini"), numeric=True),
        *((Column("tindakan", _("Tindakan")),) if _waits(found) else ()),
    )
    rows = tuple(_row(found, line, before) for line in lines)
    caption = f"{standards.field(code).name}, {found.label}, {found.period.title}"
    return Table(caption, columns, rows, quiet_caption=True)


def _waits(found: SubmissionView) -> bool:
    """Whether the reader is the office that has to decide about it."""
    return found.may_decide and found.state == "terkirim"


def _row(found: SubmissionView, line: ReportLine, before: Totals) -> Row:
    sent, last, live = line.sent.get(""), before.get(line.code), line.live.get("")
    back = reverse("report-return", kwargs={"submission_id": found.id}) + f"?bagian={line.code}"
    return Row(
        (
            text_cell(line.name, beside="" if line.unit == "%" else line.unit),
            Cell(sent, with_unit(sent, line.unit), numeric=True),
            *(number_cell(line.sent[sex]) if sex in line.sent else text_cell("") for sex in ("L", "P")),
            Cell(last, with_unit(last, line.unit), numeric=True),
            Cell(None, words.difference(sent, last), numeric=True),
            Cell(live, with_unit(live, line.unit), numeric=True, beside=words.difference(live, sent)),
            *((text_cell(_("Kembalikan"), back),) if _waits(found) else ()),
        )
    )

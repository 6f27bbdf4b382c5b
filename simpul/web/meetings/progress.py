"""Before the meeting: what each invited area enters, with its own figures beside it (S3.9)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.meetings import commands, queries
from simpul.meetings.queries import AreaFigures, MeetingView, ProgressView
from simpul.web import words
from simpul.web.errand_form import run
from simpul.web.meetings.forms import ProgressForm
from simpul.web.meetings.whereabouts import meeting_errand, meeting_stone, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Cell, Column, Made, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal

AT_ONCE = 50  # areas on one page, and the texts of so many


@page("meeting.read", methods=("GET",))
def compare(request: Request, meeting_id: UUID) -> HttpResponse:
    """All invited areas in one table; below it what those on this page of it wrote."""
    found, may_write = queries.head(by=request.actor, meeting_id=meeting_id)
    rows = queries.compare(by=request.actor, meeting_id=meeting_id, today=request.today)
    table = arrange(_table(found, rows), request)
    if file := export(table, request):
        return file
    shown = {row.cells[0].href for row in table.rows}
    values = {
        "meeting": found,
        "trail": trail_to(request, found.area.id, meeting_stone(found)),
        "table": table,
        "rows": rows,
        "told": [(one, _anchor(one)) for one in rows if one.entered and f"#{_anchor(one)}" in shown],
        "mine": [] if may_write else [(one, _way_in(found, one)) for one in rows if one.may_enter],
        "period": next((one.figures.period for one in rows if one.figures), None),
    }
    return render(request, "web/meetings/progress.html", values)


@page("meeting.answer")
def enter(request: Request, meeting_id: UUID, code: str) -> HttpResponse:
    """What one area has to say."""
    return _enter(request, meeting_id, code, None)


@page("meeting.read")
def enter_of_agency(request: Request, meeting_id: UUID, code: str, agency_id: UUID) -> HttpResponse:
    """What an agency has to say: by its own officers, the office of its area, or the organiser."""
    return _enter(request, meeting_id, code, agency_id)


def _enter(request: Request, meeting_id: UUID, code: str, agency_id: UUID | None) -> HttpResponse:
    place = area_or_refusal(code)
    found, _mine = queries.head(by=request.actor, meeting_id=meeting_id)
    one = _invited(request, meeting_id, place.id, agency_id)
    texts = ("progress", "obstacle", "proposal")
    form = ProgressForm(request.POST or None, initial={key: getattr(one, key) for key in texts})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in texts} | {"area_id": place.id, "agency_id": agency_id}
        commands.enter_progress(by=request.actor, at=request.at, meeting_id=meeting_id, **given)

    title, said = _("Kemajuan %(area)s") % {"area": one.label}, _("Kemajuan disimpan.")
    back = reverse("meetings:progress", kwargs={"meeting_id": meeting_id})
    lead = _lead(one.figures)
    errand = meeting_errand(request, found, "meetings.enter_progress", title, _("Simpan"), said, lead=lead, to=back)
    return run(request, form, errand, act)


def _invited(request: Request, meeting_id: UUID, area_id: int, agency_id: UUID | None) -> ProgressView:
    rows = queries.compare(by=request.actor, meeting_id=meeting_id, today=request.today)
    one = next((row for row in rows if (row.area.id, row.agency_id) == (area_id, agency_id)), None)
    if one is None:
        raise Refusal("wilayah-tidak-diundang")
    if not one.may_enter:
        raise Refusal("tidak-berhak", action="meeting.answer")
    return one


def _anchor(one: ProgressView) -> str:
    """Where on the page stands what it wrote."""
    return f"isi-{one.area.id}-{one.agency_id or 'wilayah'}"


def _way_in(found: MeetingView, one: ProgressView) -> str:
    """Where the reader enters it."""
    told = {"meeting_id": found.id, "code": one.area.code}
    if one.agency_id is None:
        return reverse("meetings:progress-enter", kwargs=told)
    return reverse("meetings:progress-of-agency", kwargs={**told, "agency_id": one.agency_id})


def _lead(figures: AreaFigures | None) -> str:
    """The area's own figures in one sentence."""
    if figures is None:
        return ""
    told = {
        "period": figures.period.title,
        "posts": _number(figures.posts),
        "numbered": _number(figures.numbered),
        "in": _number(figures.reports_in),
        "of": _number(figures.reports_expected),
    }
    if figures.posts is None and figures.reports_in is None:
        return _("Angka %(period)s belum dihitung.") % told
    return (
        _(
            "Menurut laporan %(period)s: %(posts)s posyandu aktif, %(numbered)s bernomor registrasi, "
            "laporan masuk %(in)s dari %(of)s."
        )
        % told
    )


def _table(found: MeetingView, rows: list[ProgressView]) -> Table:
    return Table(
        caption=_("Kemajuan sebelum %(title)s") % {"title": found.title},
        columns=(
            Column("nama", _("Wilayah")),
            Column("pos", _("Posyandu aktif"), numeric=True),
            Column("nomor", _("Bernomor"), numeric=True),
            Column("sk", _("Ber-SK"), numeric=True),
            Column("kader", _("Kader terlatih"), numeric=True),
            Column("laporan", _("Laporan masuk"), numeric=True),
            Column("isi", _("Isian")),
        ),
        rows=Made(rows, lambda one: _row(found, one)),
        quiet_caption=True,
        page_size=AT_ONCE,
        file_name=f"kemajuan-{found.on.isoformat()}-{found.area.code}",
    )


def _row(found: MeetingView, one: ProgressView) -> Row:
    figures = one.figures
    numbers: tuple[Cell, ...] = tuple(number_cell(None) for _one in range(5))
    if figures is not None:
        numbers = (
            _counted(figures.posts),
            _counted(figures.numbered, _percent(figures.numbered_share)),
            _counted(figures.with_decree),
            _counted(figures.trained, _of(figures.kader)),
            _counted(figures.reports_in, _percent(figures.in_share)),
        )
    said = _("sudah diisi") if one.entered else _("belum diisi")
    name = text_cell(one.label, f"#{_anchor(one)}" if one.entered else "")
    return Row((name, *numbers, text_cell(said, _way_in(found, one) if one.may_enter else "")))


def _counted(value: int | None, beside: str = "") -> Cell:
    """A figure; what was never counted says so and is no zero."""
    return Cell(None, _("belum dihitung"), numeric=True) if value is None else number_cell(value, beside=beside)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{words.number(value)}\u00a0%"


def _of(whole: int | None) -> str:
    return "" if whole is None else _("dari %(n)s") % {"n": words.number(whole)}


def _number(value: int | None) -> str:
    return _("belum dihitung") if value is None else words.number(value)

"""Targets beside results, and the tasks of a Tim Pembina."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices.queries import team
from simpul.places.queries import AreaView, area
from simpul.plans import commands, queries
from simpul.plans.queries import TargetLine
from simpul.plans.rules.tasks import TASK_STATES
from simpul.standards.budgets import budget_table, in_force
from simpul.web import states, words
from simpul.web.budgets.forms import MoveForm, ReasonForm, TargetForm, TaskForm, named
from simpul.web.budgets.whereabouts import area_errand, chosen_year, paper_from, trail_to
from simpul.web.errand_form import run
from simpul.web.office.areas import with_unit
from simpul.web.office.links import indicator_link
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, text_cell
from simpul.web.walk import area_or_refusal


@page("budget.read", scope=of_area, methods=("GET",))
def targets(request: Request, code: str) -> HttpResponse:
    """The targets that hold in a year, each beside its result."""
    place, year = area_or_refusal(code), chosen_year(request)
    found = queries.targets(by=request.actor, area_id=place.id, year=year, today=request.today)
    may_write = request.actor.may("plan.write", Scope(area=place.path))
    table = arrange(_targets(place, found, year, may_write=may_write), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "budgets:targets"),
        "year": year,
        "years": range(request.today.year + 3, 2023, -1),
        "table": table,
        "met": sum(one.met is True for one in found),
        "all": len(found),
        "untold": sum(one.recorded.value is None for one in found),
        "may_write": may_write,
    }
    return render(request, "web/budgets/targets.html", values)


def _targets(place: AreaView, found: list[TargetLine], year: int, *, may_write: bool) -> Table:
    columns = [
        Column("nama", _("Indikator")),
        Column("target", _("Target"), numeric=True),
        Column("hasil", _("Tercatat"), numeric=True),
        Column("capaian", _("Capaian"), numeric=True),
        Column("dilaporkan", _("Dilaporkan"), numeric=True),
        Column("sumber", _("Dokumen")),
    ]
    if may_write:
        columns.append(Column("ubah", _("Perbaikan")))
    return Table(
        caption=_("Target dan hasil, %(area)s, %(year)s") % {"area": place.full_name or place.name, "year": year},
        columns=tuple(columns),
        rows=tuple(_target(place, one, year, may_write=may_write) for one in found),
        quiet_caption=True,
        file_name=f"target-{place.code}-{year}",
    )


def _target(place: AreaView, one: TargetLine, year: int, *, may_write: bool) -> Row:
    span = str(one.year_from) if one.year_from == one.year_to else f"{one.year_from}–{one.year_to}"
    short = standards.field(one.field).short
    opens = indicator_link(place.code, one.indicator, f"?periode={min(one.year_to, year)}")
    value = float(one.value)
    bound = _("paling banyak") if one.at_most else ""
    cells = [
        text_cell(one.name, opens, f"{short} · {span}"),
        Cell(value, with_unit(value, one.unit), beside=bound, numeric=True),
        Cell(one.recorded.value, with_unit(one.recorded.value, one.unit), beside=_why(one), numeric=True),
        Cell(None if one.tenths is None else one.tenths / 10, _attained(one), beside=_met(one), numeric=True),
        Cell(one.reported.value, with_unit(one.reported.value, one.unit), numeric=True),
        text_cell(one.document),
    ]
    if may_write:
        cells.append(text_cell(_("Batalkan"), reverse("budgets:target-void", kwargs={"target_id": one.id})))
    return Row(tuple(cells))


def _why(one: TargetLine) -> str:
    return translated(one.recorded.why) if one.begun else _("belum mulai")


def _attained(one: TargetLine) -> str:
    return words.NOTHING if one.tenths is None else f"{words.number(one.tenths / 10, 1)}\u00a0%"


def _met(one: TargetLine) -> str:
    if one.met is None:
        return ""
    return _("tercapai") if one.met else _("belum tercapai")


@page("plan.write", scope=of_area)
def target_new(request: Request, code: str) -> HttpResponse:
    """Write down a target."""
    place, year = area_or_refusal(code), chosen_year(request)
    form = TargetForm(request.POST or None, initial={"year_from": year, "year_to": year})

    def act() -> None:
        names = ("indicator", "year_from", "year_to", "value", "at_most", "document")
        given = {name: form.cleaned_data[name] for name in names}
        commands.set_target(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **given
        )

    title, said = _("Target baru"), _("Target disimpan. Hasilnya dihitung dari laporan.")
    errand = area_errand(request, place, "plans.set_target", title, _("Simpan target"), said, page="budgets:targets")
    return run(request, form, errand, act)


@page("plan.write")
def target_void(request: Request, target_id: UUID) -> HttpResponse:
    """Take back a target."""
    found = queries.target_view(by=request.actor, target_id=target_id, today=request.today)
    place, form = area(found.area_id), ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_target(by=request.actor, at=request.at, target_id=target_id, reason=reason)

    title, said = _("Batalkan target"), _("Target dibatalkan.")
    name, button = "plans.void_target", _("Batalkan target")
    errand = area_errand(request, place, name, title, button, said, page="budgets:targets", lead=found.name)
    return run(request, form, errand, act)


@page("budget.read", scope=of_area, methods=("GET",))
def tasks(request: Request, code: str) -> HttpResponse:
    """What the Tim Pembina has to do, and how far it is in each field."""
    place = area_or_refusal(code)
    found = queries.tasks(by=request.actor, area_id=place.id, today=request.today)
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "budgets:tasks"),
        "stand": queries.task_stand(by=request.actor, area_id=place.id, today=request.today),
        "open": [one for one in found if one.state in ("dibuat", "berjalan")],
        "closed": [one for one in found if one.state in ("selesai", "batal")],
        "may_write": request.actor.may("plan.write", Scope(area=place.path)),
        "may_look": request.actor.may("paper.read", Scope(area=place.path)),
    }
    return render(request, "web/budgets/tasks.html", values)


@page("plan.write", scope=of_area)
def task_new(request: Request, code: str) -> HttpResponse:
    """Give the team a task."""
    place = area_or_refusal(code)
    form = TaskForm(
        request.POST or None,
        duties=named(in_force(budget_table().duties, request.today)),
        members=_members(request, place),
    )

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("duty", "field", "title", "owner", "due_on")}
        member = form.cleaned_data["member"]
        commands.add_task(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            member_id=UUID(member) if member else None,
            id=form.cleaned_data["intention"],
            **given,
        )

    title, said = _("Tugas baru"), _("Tugas disimpan.")
    errand = area_errand(request, place, "plans.add_task", title, _("Simpan tugas"), said, page="budgets:tasks")
    return run(request, form, errand, act)


def _members(request: Request, place: AreaView) -> list[tuple[str, str]]:
    if not request.actor.may("post.read", Scope(area=place.path)):
        return []
    found = team(by=request.actor, area_id=place.id, on=request.today)
    return [(str(one.id), f"{one.name}, {one.position_name}") for one in found.members] if found else []


@page("plan.write")
def task_page(request: Request, task_id: UUID) -> HttpResponse:
    """Say how far a task is."""
    found = queries.task(by=request.actor, task_id=task_id, today=request.today)
    place = area(found.area_id)
    if not request.actor.may("plan.write", Scope(area=place.path)):
        raise Refusal("tidak-berhak")
    form = MoveForm(
        request.POST or None,
        request.FILES or None,
        states=[(one, str(states.look(one).word)) for one in TASK_STATES],
        with_paper=request.actor.may("paper.write", Scope(area=place.path)),
        initial={"state": found.state, "note": found.note, "due_on": found.due_on},
    )

    def act() -> None:
        commands.move_task(
            by=request.actor,
            at=request.at,
            task_id=task_id,
            state=form.cleaned_data["state"],
            note=form.cleaned_data["note"],
            due_on=form.cleaned_data["due_on"],
            paper_id=paper_from(request, form, place.id),
        )

    said, lead = _("Keadaan tugas disimpan."), f"{found.duty_name} · {found.owner}"
    errand = area_errand(
        request, place, "plans.move_task", found.title, _("Simpan keadaan"), said, page="budgets:tasks", lead=lead
    )
    return run(request, form, errand, act)

"""What an area judges and rewards: contests, instruments, awards, long service."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.assessments import commands, queries
from simpul.assessments.queries import AwardView, ContestLine, Veteran
from simpul.kernel.actor import Scope
from simpul.places.queries import children
from simpul.standards.assessments import assessment_table
from simpul.standards.budgets import in_force
from simpul.web import words
from simpul.web.assessments.forms import AwardForm, RecogniseForm
from simpul.web.assessments.whereabouts import LEVELS, READ, area_errand, trail_to
from simpul.web.budgets.forms import ReasonForm
from simpul.web.errand_form import run
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, of_area, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, state_cell, text_cell
from simpul.web.walk import Stone, area_or_refusal

REGENCY = 2


@page(SIGNED_IN, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The contests that concern an area; readers are whoever may be put forward, so the query decides."""
    place = area_or_refusal(code)
    table = arrange(_contests(queries.contests(by=request.actor, area_id=place.id)), request)
    scope = Scope(area=place.path)
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "table": table,
        "mine": [_stone(one) for one in queries.contests_to_judge(by=request.actor)],
        "may_write": request.actor.may("assessment.write", scope, exact=True),
        "may_service": request.actor.may(READ, scope),
    }
    return render(request, "web/assessments/area.html", values)


@page(SIGNED_IN, methods=("GET",))
def awards(request: Request, code: str) -> HttpResponse:
    """The awards that an area and those below it gave."""
    place = area_or_refusal(code)
    found = queries.awards(by=request.actor, area_id=place.id)
    table = arrange(_awards(found, place.name, place.code), request)
    if file := export(table, request):
        return file
    may_write = request.actor.may("assessment.write", Scope(area=place.path), exact=True)
    own = [one for one in found if one.may_write and one.contest_id is None]
    values = {"area": place, "trail": trail_to(request, place.id), "table": table, "may_write": may_write, "own": own}
    return render(request, "web/assessments/awards.html", values)


@page("assessment.write", scope=of_area, exact=True)
def award_new(request: Request, code: str) -> HttpResponse:
    """Write down an award that was given."""
    place = area_or_refusal(code)
    kinds = [(one.code, one.name) for one in in_force(assessment_table().categories, request.today)]
    form = AwardForm(request.POST or None, categories=kinds, initial={"year": request.today.year})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("title", "category", "year", "winner", "given_on", "ref")}
        commands.give_award(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **given
        )

    errand = area_errand(
        request, place, "assessments.give_award", _("Catat penghargaan"), _("Simpan penghargaan"),
        _("Penghargaan dicatat."), page="assessments:awards",
    )  # fmt: skip
    return run(request, form, errand, act)


@page("assessment.write")
def award_void(request: Request, award_id: UUID) -> HttpResponse:
    """Take back an award that was written down by mistake."""
    found = queries.award(by=request.actor, award_id=award_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        commands.void_award(by=request.actor, at=request.at, award_id=award_id, reason=form.cleaned_data["reason"])

    errand = area_errand(
        request, found.area, "assessments.void_award", _("Batalkan penghargaan"), _("Batalkan"),
        _("Penghargaan dibatalkan."), page="assessments:awards", lead=f"{found.title}, {found.year}",
    )  # fmt: skip
    return run(request, form, errand, act)


@page(READ, scope=of_area, methods=("GET",))
def service(request: Request, code: str) -> HttpResponse:
    """Who has served 10, 20, 30 years, and whether it was recognised."""
    place = area_or_refusal(code)
    found = queries.long_service(by=request.actor, area_id=place.id, on=request.today)
    table = arrange(_service(found, place.full_name or place.name, place.code), request)
    if file := export(table, request):
        return file
    doors = []
    if place.level < REGENCY:
        named = {"page": "assessments:service"}
        doors = [Stone(one.label, reverse(named["page"], kwargs={"code": one.code})) for one in children(place.id)]
    waiting = sum(one.waiting for one in found)
    values = {"area": place, "trail": trail_to(request, place.id), "table": table, "doors": doors, "waiting": waiting}
    return render(request, "web/assessments/service.html", values)


@page("assessment.write")
def recognise(request: Request, person_id: UUID) -> HttpResponse:
    """Write down that long service was recognised, by one of the actor's own offices."""
    found = queries.veteran(by=request.actor, person_id=person_id, on=request.today)
    offices = {grant.level: grant.area_id for grant in request.actor.where("assessment.write") if grant.post is None}
    place = found.village
    rules = [
        (one.rule, _("%(years)d tahun, oleh %(level)s") % {"years": one.years, "level": LEVELS[one.level]})
        for one in found.reached
        if one.on is not None and one.given_on is None
    ]
    form = RecogniseForm(request.POST or None, rules=rules, initial={"on": request.today})

    def act() -> None:
        here = next((offices[level] for level in sorted(offices) if offices[level] in place.path), place.id)
        given = {key: form.cleaned_data[key] for key in ("rule", "on", "note")}
        commands.record_recognition(
            by=request.actor, at=request.at, person_id=person_id, area_id=here or place.id, **given
        )

    lead = _("%(name)s, %(years)d tahun sejak %(day)s.") % {
        "name": found.name, "years": found.years, "day": words.long_date(found.begun),
    }  # fmt: skip
    errand = area_errand(
        request, place, "assessments.record_recognition", _("Catat penghargaan masa bakti"), _("Simpan"),
        _("Penghargaan masa bakti dicatat."), page="assessments:service", lead=lead,
    )  # fmt: skip
    return run(request, form, errand, act)


def _stone(one: ContestLine) -> Stone:
    return Stone(one.name, reverse("assessments:contest", kwargs={"contest_id": one.id}))


def _contests(found: list[ContestLine]) -> Table:
    columns = (
        Column("nama", _("Lomba")),
        Column("tahun", _("Tahun"), numeric=True),
        Column("oleh", _("Penyelenggara")),
        Column("kategori", _("Kategori")),
        Column("peserta", _("Peserta"), numeric=True),
        Column("juri", _("Juri"), numeric=True),
        Column("keadaan", _("Keadaan")),
    )
    rows = tuple(
        Row(
            (
                text_cell(one.name, reverse("assessments:contest", kwargs={"contest_id": one.id})),
                text_cell(str(one.year)),
                text_cell(one.area.label),
                text_cell(one.category_name),
                number_cell(one.entrants),
                number_cell(one.judges),
                state_cell(f"lomba-{one.state}"),
            )
        )
        for one in found
    )
    return Table(_("Lomba"), columns, rows, quiet_caption=True)


def _awards(found: list[AwardView], name: str, code: str) -> Table:
    columns = (
        Column("penghargaan", _("Penghargaan")),
        Column("penerima", _("Penerima")),
        Column("kategori", _("Kategori")),
        Column("tingkat", _("Tingkat")),
        Column("oleh", _("Diberikan oleh")),
        Column("tahun", _("Tahun"), numeric=True),
        Column("menurut", _("Menurut")),
    )
    rows = tuple(award_row(one) for one in found)
    caption = _("Penghargaan, %(area)s") % {"area": name}
    return Table(caption, columns, rows, quiet_caption=True, file_name=f"penghargaan-{code}")


def award_row(one: AwardView) -> Row:
    """An award in a table; a winner who was not named is told as such."""
    return Row(
        (
            text_cell(one.title),
            text_cell(one.winner or _("belum disebut")),
            text_cell(one.category_name),
            text_cell(str(LEVELS[one.area.level])),
            text_cell(one.area.label),
            text_cell(str(one.year)),
            text_cell(one.ref),
        )
    )


def _service(found: list[Veteran], name: str, code: str) -> Table:
    columns = (
        Column("nama", _("Nama")),
        Column("posyandu", _("Posyandu")),
        Column("sejak", _("Sejak")),
        Column("tahun", _("Tahun penuh"), numeric=True),
        Column("jenjang", _("Jenjang tercapai")),
        Column("tercapai", _("Tercapai tanggal")),
        Column("jeda", _("Jeda")),
        Column("dihargai", _("Dihargai")),
    )
    caption = _("Masa bakti, %(area)s") % {"area": name}
    rows = tuple(_veteran(one) for one in found)
    return Table(caption, columns, rows, quiet_caption=True, file_name=f"masa-bakti-{code}")


def _veteran(one: Veteran) -> Row:
    last = one.last
    gaps = "; ".join(f"{words.long_date(first)} – {words.long_date(end)}" for first, end in one.gaps)
    href = reverse("assessments:recognise", kwargs={"person_id": one.person_id}) if one.waiting else ""
    post = f"{one.post}, {one.village.name}"
    return Row(
        (
            text_cell(one.name, href),
            text_cell(post if one.in_office else _("%(post)s (sudah berhenti)") % {"post": post}),
            date_cell(one.begun),
            number_cell(one.years),
            text_cell(_("%(years)d tahun") % {"years": last.years} if last else ""),
            date_cell(last.on if last else None),
            text_cell(gaps or _("tanpa jeda")),
            date_cell(last.given_on) if last and last.given_on else text_cell(_("belum")),
        )
    )

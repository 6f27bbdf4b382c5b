"""A visit: planned, looked at, moved, called off; a new version of the checklist."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.coaching import commands, queries
from simpul.coaching.queries import VisitDetail
from simpul.kernel.actor import DISTRICT, VILLAGE
from simpul.places.queries import AreaView, children, zone
from simpul.registry.queries import posts_seen
from simpul.standards import field as spm_field
from simpul.web.budgets.forms import ReasonForm
from simpul.web.coaching.area import trail_to
from simpul.web.coaching.forms import ChecklistForm, MoveVisitForm, VisitForm
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, area_or_refusal

POSTS_AT_MOST = 1_000


@page("coaching.write", scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Plan a visit to a post or to an area below."""
    place = area_or_refusal(code)
    form = VisitForm(
        request.POST or None,
        initial={"planned_on": request.today, "target": request.GET.get("ke", "")},
        targets=_targets(request, place),
        today=request.today,
    )

    def act() -> str:
        kind, _dash, id = form.cleaned_data["target"].partition(":")
        target: dict[str, Any] = {"post_id": UUID(id)} if kind == "p" else {"visited_id": int(id)}
        given = {key: form.cleaned_data[key] for key in ("planned_on", "leader", "purpose", "visitors")}
        made = commands.plan_visit(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            id=form.cleaned_data["intention"],
            **target,
            **given,
        )
        return str(made)

    errand = Errand(
        name="coaching.plan_visit",
        title=_("Rencanakan kunjungan"),
        lead=place.full_name or place.name,
        button=_("Simpan rencana"),
        said=lambda: _("Kunjungan direncanakan."),
        trail=trail_to(request, place.id),
        back=reverse("coaching:area", kwargs={"code": code}),
        to=lambda id: reverse("coaching:visit", kwargs={"visit_id": id}),
    )
    return run(request, form, errand, act)


def _targets(request: Request, place: AreaView) -> list[tuple[str, Any]]:
    """Areas directly below; posts by name where they are few enough to choose from."""
    areas = [(f"w:{one.id}", one.label) for one in children(place.id, on=request.today)]
    groups: list[tuple[str, Any]] = [(_("Wilayah"), areas)] if areas else []
    if place.level >= DISTRICT:
        posts = posts_seen(by=request.actor, area_id=place.id, state="aktif", limit=POSTS_AT_MOST)
        by_village: dict[str, list[tuple[str, str]]] = {}
        for one in posts:
            by_village.setdefault(one.village_name, []).append((f"p:{one.id}", one.label))
        groups += (
            list(by_village.items())
            if place.level < VILLAGE
            else [(_("Posyandu"), [one for listed in by_village.values() for one in listed])]
        )
    return groups


@page("coaching.read", methods=("GET",))
def visit_page(request: Request, visit_id: UUID) -> HttpResponse:
    """A visit with everything that the reader may see of it."""
    found = queries.visit(by=request.actor, visit_id=visit_id, today=request.today)
    values = {
        "found": found,
        "visit": found.visit,
        "trail": visit_trail(request, found),
        "parts": _parts(found),
        "form": ErrandForm(),
        "zone": zone(found.visit.visited_area.id, request.today),
        "answered": len(found.answers) - found.unanswered,
    }
    return render(request, "web/coaching/visit.html", values)


def visit_trail(request: Request, found: VisitDetail) -> list[Stone]:
    """The way to a visit: that of who was visited, as far as the reader may walk it."""
    return trail_to(request, found.visit.visited_area.id)


def _parts(found: VisitDetail) -> list[dict[str, Any]]:
    parts: dict[str, list[Any]] = {}
    for one in found.answers:
        if one.value:
            parts.setdefault(one.field, []).append(one)
    return [
        {"name": spm_field(code).name if code else _("Kelembagaan"), "answers": told} for code, told in parts.items()
    ]


def visit_errand(request: Request, found: VisitDetail, name: str, title: str, button: str, said: str) -> Errand:
    """An errand at a visit that leads back to its page."""
    return Errand(
        name=name,
        title=title,
        lead=found.visit.visited,
        button=button,
        said=lambda: said,
        trail=visit_trail(request, found),
        back=reverse("coaching:visit", kwargs={"visit_id": found.visit.id}),
    )


@page("coaching.write")
def move(request: Request, visit_id: UUID) -> HttpResponse:
    """Another day."""
    found = queries.visit(by=request.actor, visit_id=visit_id, today=request.today)
    form = MoveVisitForm(request.POST or None, initial={"planned_on": found.visit.planned_on})
    errand = visit_errand(
        request, found, "coaching.move_visit", _("Pindah hari"), _("Simpan"), _("Tanggal kunjungan dipindah.")
    )

    def act() -> None:
        on = form.cleaned_data["planned_on"]
        commands.move_visit(by=request.actor, at=request.at, visit_id=visit_id, planned_on=on)

    return run(request, form, errand, act)


@page("coaching.write")
def call_off(request: Request, visit_id: UUID) -> HttpResponse:
    """Called off, with the reason."""
    found = queries.visit(by=request.actor, visit_id=visit_id, today=request.today)
    form = ReasonForm(request.POST or None)
    errand = visit_errand(
        request, found, "coaching.call_off_visit", _("Batalkan kunjungan"), _("Batalkan"), _("Kunjungan dibatalkan.")
    )

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.call_off_visit(by=request.actor, at=request.at, visit_id=visit_id, reason=reason)

    return run(request, form, errand, act)


@page("coaching.checklist", scope=of_area, exact=True)
def publish(request: Request, code: str) -> HttpResponse:
    """A new version of the checklist, starting from the one that holds."""
    place = area_or_refusal(code)
    now = queries.checklist_of(by=request.actor, area_id=place.id, on=request.today)
    lines = [f"{spm_field(one.field).name}: {one.name}" if one.field else one.name for one in now.items]
    form = ChecklistForm(request.POST or None, initial={"items": "\n".join(lines)})

    def act() -> str:
        given = {key: form.cleaned_data[key] for key in ("name", "valid_from", "source", "items")}
        made = commands.publish_checklist(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **given
        )
        return str(made)

    errand = Errand(
        name="coaching.publish_checklist",
        title=_("Versi baru daftar periksa"),
        lead=_("Berlaku untuk wilayah ini dan semua di bawahnya. Kunjungan lama tetap memakai versinya."),
        button=_("Terbitkan"),
        said=lambda: _("Versi baru diterbitkan."),
        trail=trail_to(request, place.id, "coaching:checklist"),
        back=reverse("coaching:checklist", kwargs={"code": code}),
    )
    return run(request, form, errand, act)

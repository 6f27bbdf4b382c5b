"""Plans after training: of an area, written down, ticked off, given up."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.competence import commands, queries
from simpul.competence.queries import FollowUpView, event_of
from simpul.kernel.actor import VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area, areas
from simpul.registry.queries import post_labels, post_scopes
from simpul.web.activities.hub import trail_to_hub
from simpul.web.competence.forms import DoneForm, PlanForm, RevokeForm
from simpul.web.competence.whereabouts import village_trail
from simpul.web.errand_form import Errand, run
from simpul.web.papers import take_in
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import Stone, area_or_refusal

WRITE = "followup.write"


@page("competence.read", scope=of_area, methods=("GET",))
def listed(request: Request, code: str) -> HttpResponse:
    """The plans of an area: how many below are late, and each of them."""
    place = area_or_refusal(code)
    late = request.GET.get("terlambat", "") == "ya"
    found = queries.follow_ups(by=request.actor, area_id=place.id, on=request.today, late=late)
    table = arrange(_counts(request, place), request) if place.level < VILLAGE else None
    if table is not None and (file := export(table, request)):
        return file
    values = {
        "area": place,
        "trail": trail_to_hub(request, place.id),
        "plans": found,
        "late": late,
        "table": table,
        "may_write": request.actor.may(WRITE, Scope(area=place.path)),
    }
    return render(request, "web/competence/follow_ups.html", values)


def _counts(request: Request, place: AreaView) -> Table:
    found = queries.follow_up_counts(by=request.actor, area_id=place.id, on=request.today)
    return Table(
        caption=_("Rencana tindak lanjut %s") % (place.full_name or place.name),
        columns=(
            Column("wilayah", _("Wilayah")),
            Column("rencana", _("Rencana"), numeric=True),
            Column("selesai", _("Selesai"), numeric=True),
            Column("terlambat", _("Lewat tanggal"), numeric=True),
        ),
        rows=tuple(
            Row(
                (
                    text_cell(one.name, reverse("competence:follow-ups", kwargs={"code": one.code})),
                    number_cell(one.planned),
                    number_cell(one.done),
                    number_cell(one.late),
                )
            )
            for one in found
        ),
        quiet_caption=True,
        file_name=f"rencana-tindak-lanjut-{place.code}",
    )


@page(WRITE)
def new(request: Request, batch_id: UUID) -> HttpResponse:
    """Write a plan down, for a village or a post that somebody took part from."""
    event, offered = event_of(batch_id), _offered(request, batch_id)
    if not offered:
        raise Refusal("tidak-ditemukan")
    form = PlanForm(request.POST or None, places=offered)

    def act() -> str:
        given = form.cleaned_data
        village, _slash, post = given["where"].partition("/")
        made = commands.plan_follow_up(
            by=request.actor,
            at=request.at,
            batch_id=batch_id,
            village_id=int(village),
            post_id=UUID(post) if post else None,
            id=given["intention"],
            **{name: given[name] for name in ("what", "field", "responsible", "due_on")},
        )
        return _back(request, queries.follow_up(by=request.actor, follow_up_id=made, on=request.today))

    errand = Errand(
        name="competence.plan_follow_up",
        title=_("Rencana tindak lanjut"),
        lead=event.name,
        button=_("Simpan rencana"),
        said=lambda: _("Rencana disimpan. Anda diingatkan sebelum tanggalnya."),
        trail=trail_to_hub(request, event.area_id),
        back=reverse("home"),
        to=str,
    )
    return run(request, form, errand, act)


def _offered(request: Request, batch_id: UUID) -> list[tuple[str, str]]:
    """Villages, and posts, that participants came from and for which the actor may plan: (`village/post`, name)."""
    came = queries.origins_of_batch(batch_id)
    known, posts = areas({village for village, _post in came}), post_scopes({post for _village, post in came if post})
    labels, may = post_labels(posts), request.actor.may
    villages = sorted((one for one in known.values() if may(WRITE, Scope(area=one.path))), key=lambda one: one.code)
    served = sorted((labels[id], id, scope) for id, scope in posts.items() if may(WRITE, scope))
    found = [(str(one.id), one.label) for one in villages]
    return [*found, *((f"{scope.area[-1]}/{id}", label) for label, id, scope in served)]


@page(WRITE)
def finish(request: Request, follow_up_id: UUID) -> HttpResponse:
    """Tick a plan off."""
    found = queries.follow_up(by=request.actor, follow_up_id=follow_up_id, on=request.today)
    form = DoneForm(request.POST or None, request.FILES or None, initial={"on": request.today})

    def act() -> None:
        photo = take_in(request, form, found.village_id) if form.cleaned_data.get("file") else None
        commands.finish_follow_up(
            by=request.actor,
            at=request.at,
            follow_up_id=follow_up_id,
            on=form.cleaned_data["on"],
            note=form.cleaned_data["note"],
            photo_id=photo,
        )

    errand = _errand(request, found, "competence.finish_follow_up", _("Sudah dikerjakan"), _("Rencana selesai."))
    return run(request, form, errand, act)


@page(WRITE)
def drop(request: Request, follow_up_id: UUID) -> HttpResponse:
    """Give a plan up."""
    found = queries.follow_up(by=request.actor, follow_up_id=follow_up_id, on=request.today)
    form = RevokeForm(request.POST or None)
    form.fields["reason"].help_text = ""

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.drop_follow_up(by=request.actor, at=request.at, follow_up_id=follow_up_id, reason=reason)

    errand = _errand(request, found, "competence.drop_follow_up", _("Batalkan rencana"), _("Rencana dibatalkan."))
    return run(request, form, errand, act)


def _errand(request: Request, found: FollowUpView, name: str, title: str, said: str) -> Errand:
    trail: list[Stone] = village_trail(request, found.village_id)
    back = _back(request, found)
    return Errand(name=name, title=title, lead=found.what, said=lambda: said, trail=trail, back=back)


def _back(request: Request, found: FollowUpView) -> str:
    """The plans of the village, for whoever reads them; else those of the post."""
    village = area(found.village_id)
    if found.post_id and not request.actor.may("competence.read", Scope(area=village.path)):
        return reverse("competence:post", kwargs={"post_id": found.post_id})
    return reverse("competence:follow-ups", kwargs={"code": village.code})

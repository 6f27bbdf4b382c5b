"""One SK: what it does for whom, its chain, its paper; mending it, and saying which SK took its place."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Scope
from simpul.lifecycle.queries import TimelineStep, steps_of_decree
from simpul.offices import commands, queries
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.decree_forms import PaperOfDecreeForm, ReplaceForm
from simpul.web.village.decrees import PURPOSES, decree_or_refusal, may_attach, may_write, state_of
from simpul.web.village.life import sentence
from simpul.web.village.office_forms import decree_choices
from simpul.web.walk import area_or_refusal, stones


@page("post.read", scope=of_area, methods=("GET",))
def decree_page(request: Request, code: str, decree_id: UUID) -> HttpResponse:
    """What an SK says, which posts it names, what was done by it, what it replaced and what replaced it."""
    area = area_or_refusal(code)
    one = decree_or_refusal(request, area, decree_id)
    found = queries.decree(by=request.actor, id=decree_id, on=request.today)
    scope, writes = Scope(area=area.path), may_write(request, area, one)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "decree": one,
        "state": state_of(request, one),
        "purposes": [PURPOSES[purpose] for purpose in one.purposes],
        "posts": _posts(request, one),
        "chain": [(each, state_of(request, each), each.id == one.id) for each in found.chain],
        "in_office": found.in_office,
        "steps": [_step(step, label) for step, label in steps_of_decree(by=request.actor, decree_id=decree_id)],
        "may_write": writes,
        "may_attach": may_attach(request, area, one),
        "may_bring": writes and request.actor.may("paper.write", scope),
        "may_look": request.actor.may("paper.read", scope),
    }
    return render(request, "web/village/decree.html", values)


def _posts(request: Request, one: queries.DecreeView) -> list[dict[str, Any]]:
    labels = post_labels(one.post_ids)
    return [
        {"id": post_id, "label": labels[post_id], "does": [PURPOSES[purpose] for purpose in one.scope[post_id]]}
        for post_id in sorted(one.post_ids, key=lambda id: labels[id])
    ]


def _step(step: TimelineStep, label: str) -> dict[str, Any]:
    return {"post": label, "what": sentence(step), "on": step.on}


@page("post.read", scope=of_area)
def correct(request: Request, code: str, decree_id: UUID) -> HttpResponse:
    """Mend what was copied wrongly. The command checks the right for its purpose."""
    area = area_or_refusal(code)
    one = decree_or_refusal(request, area, decree_id)
    told = ("number", "on", "signer_name", "signer_office", "valid_from", "valid_to")
    signers = dict.fromkeys((*queries.signers(area.id, one.on), one.signer_office))
    initial = {name: getattr(one, name) for name in told}
    form = PaperOfDecreeForm(request.POST or None, signers=signers, initial=initial)

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in told}
        given["valid_from"] = given["valid_from"] or given["on"]
        commands.correct_decree(by=request.actor, at=request.at, decree_id=decree_id, **given)

    errand = _errand(
        request, area, one,
        name="offices.correct_decree",
        title=_("Betulkan SK %s") % one.number,
        lead=_("Salin persis seperti pada kertasnya."),
        said=lambda: _("SK %s dibetulkan.") % form.cleaned_data["number"],
    )  # fmt: skip
    return run(request, form, errand, act)


@page("post.read", scope=of_area)
def replace(request: Request, code: str, decree_id: UUID) -> HttpResponse:
    """Which newer SK took the place of this one. The command checks the right for its purpose."""
    area = area_or_refusal(code)
    one = decree_or_refusal(request, area, decree_id)
    newer = [d for d in queries.decrees(by=request.actor, area_id=area.id) if d.valid_from > one.valid_from]
    form = ReplaceForm(request.POST or None, newer=decree_choices(newer))

    def act() -> None:
        new = UUID(form.cleaned_data["new_id"])
        commands.replace_decree(by=request.actor, at=request.at, decree_id=decree_id, new_id=new)

    errand = _errand(
        request, area, one,
        name="offices.replace_decree",
        title=_("SK pengganti %s") % one.number,
        lead=_("SK %s berakhir pada hari SK pengganti mulai berlaku.") % one.number,
        warning="" if form.offers else _("Belum ada SK yang lebih baru. Catat dulu SK barunya."),
        said=lambda: _("SK %s sudah diganti.") % one.number,
    )  # fmt: skip
    return run(request, form, errand, act)


def _errand(request: Request, area: AreaView, one: queries.DecreeView, **more: Any) -> Errand:
    back = reverse("registry:decree", kwargs={"code": area.code, "decree_id": one.id})
    return Errand(trail=stones(request.actor, area.id), back=back, **more)

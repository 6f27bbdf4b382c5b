"""SK of an area: for founding posts, for their officers, for the Tim Pembina."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.actor import VILLAGE, Scope
from simpul.offices import commands, queries
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels, posts_seen
from simpul.web.errand_form import carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.office_forms import DecreeForm
from simpul.web.walk import area_or_refusal, stones

PURPOSES = {
    queries.FOUNDING: gettext_lazy("Pendirian posyandu"),
    queries.OFFICERS: gettext_lazy("Pengurus dan kader"),
    queries.TEAM: gettext_lazy("Tim Pembina"),
}
NEEDED = {queries.FOUNDING: "appointment.manage", queries.OFFICERS: "appointment.manage", queries.TEAM: "team.manage"}
OFFERED = 200


@page("post.read", scope=of_area, methods=("GET",))
def decree_list(request: Request, code: str) -> HttpResponse:
    """The SK of an area, newest first."""
    area = area_or_refusal(code)
    found = queries.decrees(by=request.actor, area_id=area.id)
    labels = post_labels({post_id for one in found for post_id in one.post_ids})
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "decrees": [(one, PURPOSES[one.purpose], _named(one.post_ids, labels)) for one in found],
        "may_new": bool(_purposes(request, area)),
    }
    return render(request, "web/village/decrees.html", values)


def _named(post_ids: Iterable[UUID], labels: dict[UUID, str]) -> str:
    return ", ".join(sorted(labels.get(post_id, "") for post_id in post_ids))


def _purposes(request: Request, area: AreaView) -> list[tuple[str, str]]:
    """What the actor may write down SK for here; posts are a matter of the village."""
    scope = Scope(area=area.path)
    wanted = [code for code in PURPOSES if code == queries.TEAM or area.level == VILLAGE]
    return [(code, str(PURPOSES[code])) for code in wanted if request.actor.may(NEEDED[code], scope)]


@page("post.read", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Write down an SK. The command checks the right for its purpose."""
    area = area_or_refusal(code)
    posts = posts_seen(by=request.actor, area_id=area.id, limit=OFFERED) if area.level == VILLAGE else []
    form = DecreeForm(
        request.POST or None,
        purposes=_purposes(request, area),
        posts=[(str(one.id), one.label) for one in posts],
    )
    if request.method == "POST" and form.is_valid():
        done, _made = carry_out(request, form, "offices.record_decree", lambda: _record(request, area, form))
        if done:
            messages.success(request, _("SK %s dicatat.") % form.cleaned_data["number"])
            return redirect("registry:decrees", code=code)
    values = {
        "form": form,
        "title": _("Catat SK %s") % area.full_name,
        "button": _("Simpan SK"),
        "trail": stones(request.actor, area.id),
        "back": reverse("registry:decrees", kwargs={"code": code}),
    }
    return render(request, "web/post/errand.html", values)


def _record(request: Request, area: AreaView, form: DecreeForm) -> str:
    given = form.cleaned_data
    made = commands.record_decree(
        by=request.actor,
        at=request.at,
        area_id=area.id,
        id=given["intention"],
        purpose=given["purpose"],
        number=given["number"],
        on=given["on"],
        signer_name=given["signer_name"],
        valid_from=given["valid_from"],
        valid_to=given["valid_to"],
        post_ids=[UUID(one) for one in given.get("post_ids", ())],
    )
    return str(made)

"""SK of an area: the list, and writing one down."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.actor import VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.queries import DecreeView
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels, posts_seen
from simpul.web.errand_form import Errand, run
from simpul.web.papers import take_in
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.decree_forms import AttachForm, DecreeForm
from simpul.web.village.office_forms import decree_choices
from simpul.web.walk import area_or_refusal, stones

PURPOSES: dict[str, str | Promise] = {
    queries.FOUNDING: gettext_lazy("Pendirian posyandu"),
    queries.OFFICERS: gettext_lazy("Pengurus dan kader"),
    queries.CHANGE: gettext_lazy("Perubahan posyandu"),
    queries.TEAM: gettext_lazy("Tim Pembina"),
}
NEEDED = {one: "team.manage" if one == queries.TEAM else "appointment.manage" for one in PURPOSES}
OFFERED = 200
SOON_DAYS = 90
NAMED = 4


@page("post.read", scope=of_area, methods=("GET",))
def decree_list(request: Request, code: str) -> HttpResponse:
    """The SK of an area, newest first; those that hold before those that ended."""
    area = area_or_refusal(code)
    found = queries.decrees(by=request.actor, area_id=area.id)
    labels = post_labels({post_id for one in found for post_id in one.post_ids})
    numbers = {one.id: one.number for one in found}
    rows = [
        {
            "decree": one,
            "state": state_of(request, one),
            "purposes": [PURPOSES[code] for code in one.purposes],
            "posts": _named(sorted(labels.get(post_id, "") for post_id in one.post_ids)),
            "replaced_by": numbers.get(one.replaced_by, "") if one.replaced_by else "",
        }
        for one in found
    ]
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "holding": [row for row in rows if row["state"] in ("sk-berlaku", "sk-segera", "sk-nanti")],
        "ended": [row for row in rows if row["state"] in ("sk-diganti", "sk-berakhir")],
        "may_new": bool(purposes_for(request, area)),
    }
    return render(request, "web/village/decrees.html", values)


def _named(labels: list[str]) -> str:
    """A few of the posts by name, the others as a number."""
    named, others = labels[:NAMED], len(labels) - NAMED
    more = [_("%d lainnya") % others] if others > 0 else []
    return ", ".join([*named, *more])


def state_of(request: Request, one: DecreeView) -> str:
    """How an SK stands today: it holds, ends soon, begins later, was replaced, has ended."""
    if one.valid_to is not None and one.valid_to <= request.today:
        return "sk-diganti" if one.replaced_by else "sk-berakhir"
    if one.valid_from > request.today:
        return "sk-nanti"
    soon = one.valid_to is not None and (one.valid_to - request.today).days <= SOON_DAYS
    return "sk-segera" if soon and not one.replaced_by else "sk-berlaku"


def purposes_for(request: Request, area: AreaView) -> list[tuple[str, str]]:
    """What the actor may write down SK for here; posts are a matter of the village."""
    scope = Scope(area=area.path)
    wanted = [code for code in PURPOSES if code == queries.TEAM or area.level == VILLAGE]
    return [(code, str(PURPOSES[code])) for code in wanted if request.actor.may(NEEDED[code], scope)]


def may_write(request: Request, area: AreaView, decree: DecreeView) -> bool:
    """Whether the actor may change what is written of this SK."""
    return request.actor.may(NEEDED[decree.purpose], Scope(area=area.path))


def may_attach(request: Request, area: AreaView, decree: DecreeView) -> bool:
    """Whether the SK is one about posts to which the actor may add some."""
    return decree.purpose != queries.TEAM and area.level == VILLAGE and may_write(request, area, decree)


def decree_or_refusal(request: Request, area: AreaView, decree_id: UUID) -> DecreeView:
    """The SK of the address; Refusal `tidak-ditemukan` for none of this area."""
    found = queries.decree(by=request.actor, id=decree_id, on=request.today).decree
    if found.area_id != area.id:
        raise Refusal("tidak-ditemukan")
    return found


def _none_left(area: AreaView) -> str:
    if area.level != VILLAGE:
        return _("Posyandu ditambahkan pada SK desa atau kelurahannya. Buka SK di halaman desa/kelurahan.")
    return _("Semua posyandu di sini sudah tercatat dalam SK ini.")


def _posts(request: Request, area: AreaView) -> list[tuple[str, str]]:
    if area.level != VILLAGE:
        return []
    return [(str(one.id), one.label) for one in posts_seen(by=request.actor, area_id=area.id, limit=OFFERED)]


@page("post.read", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Write down an SK. The command checks the right for its purpose."""
    area = area_or_refusal(code)
    known = queries.decrees(by=request.actor, area_id=area.id)
    # The form that comes a second time names an SK that the first one has just replaced.
    former = [one for one in known if one.replaced_by is None or request.method == "POST"]
    form = DecreeForm(
        request.POST or None,
        request.FILES or None,
        purposes=purposes_for(request, area),
        posts=_posts(request, area),
        former=decree_choices(former),
        signers=queries.signers(area.id, request.today),
    )

    def act() -> str:
        made = commands.record_decree(
            by=request.actor, at=request.at, area_id=area.id, id=form.cleaned_data["intention"], **form.decree()
        )
        if form.cleaned_data.get("file"):
            paper_id = take_in(request, form, area.id)
            commands.attach_paper_to_decree(by=request.actor, at=request.at, decree_id=made, paper_id=paper_id)
        return str(made)

    errand = Errand(
        name="offices.record_decree",
        title=_("Catat SK %s") % area.full_name,
        button=_("Simpan SK"),
        said=lambda: _("SK %s dicatat.") % form.cleaned_data["number"],
        trail=stones(request.actor, area.id),
        back=reverse("registry:decrees", kwargs={"code": code}),
        to=lambda made: reverse("registry:decree", kwargs={"code": code, "decree_id": made}),
    )
    return run(request, form, errand, act)


@page("appointment.manage", scope=of_area)
def attach(request: Request, code: str, decree_id: UUID) -> HttpResponse:
    """Say of which further posts an SK speaks."""
    area = area_or_refusal(code)
    decree = decree_or_refusal(request, area, decree_id)
    if decree.purpose == queries.TEAM or not may_write(request, area, decree):
        raise Refusal("tidak-ditemukan")
    named = {str(post_id) for post_id, done in decree.scope.items() if decree.purpose in done}
    form = AttachForm(request.POST or None, posts=[one for one in _posts(request, area) if one[0] not in named])

    def act() -> None:
        posts = [UUID(one) for one in form.cleaned_data["post_ids"]]
        commands.attach_decree(by=request.actor, at=request.at, decree_id=decree_id, post_ids=posts)

    errand = Errand(
        name="offices.attach_decree",
        title=_("Posyandu lain dalam SK %s") % decree.number,
        lead=_("%(purpose)s, %(area)s") % {"purpose": PURPOSES[decree.purpose], "area": area.full_name},
        warning="" if form.offers else _none_left(area),
        said=lambda: _("SK %s dicatat untuk posyandu yang dipilih.") % decree.number,
        trail=stones(request.actor, area.id),
        back=reverse("registry:decree", kwargs={"code": code, "decree_id": decree_id}),
    )
    return run(request, form, errand, act)

"""The dossier of a post: what is there, who holds it, and the next step of whoever looks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.audit.queries import history
from simpul.dossiers import commands, queries
from simpul.dossiers.queries import DossierView
from simpul.dossiers.rules import (
    DRAFT,
    IN_THE_VILLAGE,
    NONE,
    NUMBERED,
    OWNER_NAMES,
    OWNERS,
    may_bring,
    missing,
)
from simpul.kernel.actor import DISTRICT, REGENCY, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices import queries as offices
from simpul.ordinances.rules import TRUSTS
from simpul.places import queries as places
from simpul.standards.dossiers import PaperItem
from simpul.web import timeline
from simpul.web.dossiers.forms import BACK, BringForm, JudgeForm
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.papers import take_in
from simpul.web.post.place import Place, place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page


@page("post.read", scope=of_post, methods=("GET",))
def dossier_page(request: Request, post_id: UUID) -> HttpResponse:
    """The list of papers, the state, the history."""
    place = place_of(request, post_id)
    found = queries.dossier(by=request.actor, post_id=post_id, on=place.today)
    may = request.actor.may
    in_village = found.state in (NONE, *IN_THE_VILLAGE)
    values = {
        "post": place.post,
        "trail": place.trail,
        "dossier": found,
        "since": day_at(found.since, place.post.zone) if found.since else None,
        "steps": timeline.steps(history("dossier", found.id), place.post.zone) if found.id else [],
        "items": [(one, _way_to_bring(request, place, found, one.item)) for one in found.items],
        "may_bring": in_village and may("dossier.prepare", place.scope),
        "owners": {code: translated(name) for code, name in OWNER_NAMES.items()},
        "ready": not missing(found.missing, (), ("desa",)),
        "trust": translated(TRUSTS.get(found.list.trust, "")),
        "regency": places.area(place.post.path[REGENCY]).code,
        "may_rules": may("post.read", Scope(area=place.post.path[: REGENCY + 1])),
        "may_judge": found.id is not None and not in_village and found.state != NUMBERED and _may_judge(request, place),
        "may_look": may("paper.read", Scope(area=place.post.path)),
    }
    return render(request, "web/dossiers/dossier.html", values)


def _way_to_bring(request: Request, place: Place, found: DossierView, item: PaperItem) -> str:
    """The address where this reader brings that paper now; empty where it is not theirs to bring."""
    state = DRAFT if found.state == NONE else found.state
    if found.state == NUMBERED or not may_bring(state, item.owner):
        return ""
    where = {"post_id": place.post.id, "item": item.code}
    if item.owner == "desa":
        return reverse("dossiers:bring", kwargs=where) if request.actor.may("dossier.prepare", place.scope) else ""
    level = OWNERS[item.owner]
    office = Scope(area=place.post.path[: level + 1])
    begun = found.id is not None and request.actor.may("dossier.verify", office, exact=True)
    return reverse("dossiers:supply", kwargs=where) if begun else ""


def _may_judge(request: Request, place: Place) -> bool:
    paths = (place.post.path[: level + 1] for level in (DISTRICT, REGENCY))
    return any(request.actor.may("dossier.verify", Scope(area=path), exact=True) for path in paths)


@page("dossier.prepare", scope=of_post)
def bring(request: Request, post_id: UUID, item: str) -> HttpResponse:
    """Bring a paper for one line of the list; the first one begins the dossier."""
    place = place_of(request, post_id)
    found = queries.dossier(by=request.actor, post_id=post_id, on=place.today)
    wanted = next((one.item for one in found.items if one.item.code == item), None)
    if wanted is None:
        raise Refusal("tidak-ditemukan")
    if wanted.owner != "desa":
        raise Refusal("berkas-pemilik-lain")
    form = BringForm(request.POST or None, request.FILES or None, decrees=_decree_papers(request, place, wanted))

    def act() -> None:
        commands.start(by=request.actor, at=request.at, post_id=post_id)
        known = form.cleaned_data.get("decree_paper")
        paper_id = UUID(known) if known else take_in(request, form, place.post.village_id)
        commands.put_item(by=request.actor, at=request.at, post_id=post_id, code=item, paper_id=paper_id)

    errand = _errand(place, "dossiers.put_item", wanted.name, _("Berkas disimpan."), _("Simpan berkas"))
    return run(request, form, errand, act)


@page("dossier.verify", scope=of_post)
def supply(request: Request, post_id: UUID, item: str) -> HttpResponse:
    """Bring a paper that the office of the district or the regency prepares itself."""
    place = place_of(request, post_id)
    found = queries.dossier(by=request.actor, post_id=post_id, on=place.today)
    wanted = next((one.item for one in found.items if one.item.code == item), None)
    if wanted is None or wanted.owner == "desa":
        raise Refusal("berkas-pemilik-lain")
    form = BringForm(request.POST or None, request.FILES or None, decrees=())

    def act() -> None:
        paper_id = take_in(request, form, place.post.path[OWNERS[wanted.owner]])
        commands.put_item(by=request.actor, at=request.at, post_id=post_id, code=item, paper_id=paper_id)

    errand = _errand(place, "dossiers.put_item", wanted.name, _("Berkas disimpan."), _("Simpan berkas"))
    return run(request, form, errand, act)


def _decree_papers(request: Request, place: Place, wanted: PaperItem) -> list[tuple[str, str]]:
    """The SK of that kind whose paper is here: of the post, or of the village's team."""
    if not wanted.decree:
        return []
    if wanted.decree == offices.TEAM:
        found = offices.decrees(by=request.actor, area_id=place.post.village_id, purpose=offices.TEAM)
    else:
        found = offices.decrees_of_post(by=request.actor, post_id=place.post.id)
    return [
        (str(one.paper_id), _("SK %s") % one.number) for one in found if one.paper_id and one.purpose == wanted.decree
    ]


@page("dossier.prepare", scope=of_post)
def hand_on(request: Request, post_id: UUID) -> HttpResponse:
    """Hand the dossier to the offices above."""
    place = place_of(request, post_id)
    found = queries.dossier(by=request.actor, post_id=post_id, on=place.today)
    lacking = ", ".join(one.name for one in missing(found.missing, (), ("desa",)))
    errand = _errand(
        place,
        "dossiers.complete",
        _("Serahkan berkas registrasi"),
        _("Berkas diserahkan untuk diperiksa."),
        _("Serahkan"),
        lead=_("Sesudah diserahkan, berkas tidak bisa diubah sampai dikembalikan."),
        warning=_("Masih kurang: %s.") % lacking if lacking else "",
    )
    form = ErrandForm(request.POST or None)
    return run(request, form, errand, lambda: commands.complete(by=request.actor, at=request.at, post_id=post_id))


@page("dossier.verify", scope=of_post)
def judge(request: Request, post_id: UUID) -> HttpResponse:
    """In order, or back to the village with a reason. Whose turn it is, the command knows."""
    place = place_of(request, post_id)
    form = JudgeForm(request.POST or None)

    def act() -> None:
        if form.cleaned_data["verdict"] == BACK:
            reason = form.cleaned_data["reason"]
            commands.send_back(by=request.actor, at=request.at, post_id=post_id, reason=reason)
        else:
            commands.verify(by=request.actor, at=request.at, post_id=post_id)

    errand = _errand(
        place,
        "dossiers.verify",
        _("Periksa berkas registrasi"),
        _("Hasil pemeriksaan disimpan."),
        _("Simpan hasil"),
        lead=_("Buka setiap berkas dulu, lalu tulis hasilnya."),
    )
    return run(request, form, errand, act)


def _errand(
    place: Place, name: str, title: str, said: str, button: str, *, lead: str = "", warning: str = ""
) -> Errand:
    return Errand(
        name=name,
        title=title,
        lead=lead or place.post.label,
        warning=warning,
        button=button,
        said=lambda: said,
        trail=place.trail,
        back=reverse("dossiers:post", kwargs={"post_id": place.post.id}),
    )

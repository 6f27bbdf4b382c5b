"""Changing a post: found it, describe it, its schedule, state, number, village."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands as lifecycle
from simpul.lifecycle.queries import proposal
from simpul.offices.queries import FOUNDING
from simpul.places.queries import area, area_by_code
from simpul.registry import commands
from simpul.web import words
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.post.place import Place, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.decree_fields import STEP, decree_options
from simpul.web.village.post_forms import EditPostForm, MoveForm, NewPostForm, NumberForm, OpenRuleForm, StateForm
from simpul.web.walk import area_or_refusal, stones


@page("post.manage", scope=of_area)
def found(request: Request, code: str) -> HttpResponse:
    """A new post in a village; `?proposal=` the proposal from which it comes."""
    village = area_or_refusal(code)
    if village.level != VILLAGE:
        raise Refusal("bukan-desa")
    proposal_id = as_id(request.GET.get("proposal", ""))
    # The form that comes a second time names a proposal that the first one has just fulfilled.
    one = proposal(by=request.actor, id=proposal_id) if proposal_id and request.method == "GET" else None
    initial: dict[str, Any] = {"on": request.today}
    if one is not None:
        initial |= {"name": one.name, "address": one.address, "hamlet_id": str(one.hamlet_id or "")}
    form = NewPostForm(
        request.POST or None,
        request.FILES or None,
        village_id=village.id,
        initial=initial,
        **decree_options(request, village.id),
    )
    errand = Errand(
        name="lifecycle.found_post",
        title=_("Posyandu baru di %s") % village.full_name,
        lead=_("Diusulkan dalam musyawarah %s.") % words.long_date(one.held_on) if one else "",
        button=_("Simpan posyandu"),
        said=lambda: _("Posyandu %s dicatat. Sekarang catat pengurus dan kadernya.") % form.cleaned_data["name"],
        trail=stones(request.actor, village.id),
        back=reverse("registry:posts", kwargs={"code": code}),
        to=lambda made: reverse("registry:post", kwargs={"post_id": made}),
        template=STEP,
    )
    return run(request, form, errand, lambda: _found(request, village.id, form, proposal_id))


def _found(request: Request, village_id: int, form: NewPostForm, proposal_id: UUID | None) -> str:
    given = form.cleaned_data
    made = lifecycle.found_post(
        by=request.actor,
        at=request.at,
        id=given["intention"],
        village_id=village_id,
        name=given["name"],
        on=given["on"],
        hamlet_id=form.hamlet,
        address=given["address"],
        location=given["location"],
        open_rule=given["open_rule"],
        proposal_id=proposal_id,
        basis=form.basis(request, village_id, FOUNDING),
    )
    return str(made)


@page("post.manage", scope=of_post)
def edit(request: Request, post_id: UUID) -> HttpResponse:
    """What the post is called and where it is."""
    place = place_of(request, post_id)
    post = place.post
    located = post.latitude is not None
    form = EditPostForm(
        request.POST or None,
        village_id=post.village_id,
        initial={
            "version": post.version,
            "name": post.name,
            "address": post.address,
            "hamlet_id": str(post.hamlet_id or ""),
            "location": f"{post.latitude}, {post.longitude}" if located else "",
        },
    )

    def act() -> None:
        given = form.cleaned_data
        commands.edit_post(
            by=request.actor,
            at=request.at,
            post_id=post_id,
            version=given["version"],
            name=given["name"],
            address=given["address"],
            hamlet_id=form.hamlet,
            location=given["location"],
        )

    return _run(request, place, form, "registry.edit_post", act, _("Ubah data posyandu"))


@page("openday.manage", scope=of_post)
def open_rule(request: Request, post_id: UUID) -> HttpResponse:
    """On which day of the month the post opens, in words."""
    place = place_of(request, post_id)
    form = OpenRuleForm(
        request.POST or None, initial={"open_rule": place.post.open_words.removesuffix(" setiap bulan")}
    )

    def act() -> None:
        rule = form.cleaned_data["open_rule"]
        commands.set_open_rule(by=request.actor, at=request.at, post_id=post_id, open_rule=rule)

    return _run(request, place, form, "registry.set_open_rule", act, _("Jadwal buka"))


@page("post.manage", scope=of_post)
def state(request: Request, post_id: UUID) -> HttpResponse:
    """Active, resting, closed; from a day on, by an SK."""
    place = place_of(request, post_id)
    form = StateForm(
        request.POST or None,
        request.FILES or None,
        initial={"state": place.post.state, "on": place.today},
        **decree_options(request, place.post.village_id),
    )

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "on")}
        basis = form.basis(request, place.post.village_id)
        lifecycle.change_state(
            by=request.actor, at=request.at, post_id=post_id, id=form.cleaned_data["intention"], basis=basis, **given
        )

    return _run(request, place, form, "lifecycle.change_state", act, _("Keadaan posyandu"), STEP)


@page("post.manage", scope=of_post)
def number(request: Request, post_id: UUID) -> HttpResponse:
    """The official number that Kemendagri gave."""
    place = place_of(request, post_id)
    initial = {"number": place.post.number, "on": place.post.number_from or place.today}
    form = NumberForm(request.POST or None, initial=initial)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("number", "on")}
        commands.record_number(by=request.actor, at=request.at, post_id=post_id, **given)

    return _run(request, place, form, "registry.record_number", act, _("Nomor registrasi"))


@page("post.manage", scope=of_post)
def move(request: Request, post_id: UUID) -> HttpResponse:
    """To another village or hamlet; people and records go along, the past stays where it was."""
    place = place_of(request, post_id)
    village_id = place.post.village_id
    form = MoveForm(
        request.POST or None,
        request.FILES or None,
        village_id=village_id,
        initial={"on": place.today, "hamlet_id": str(place.post.hamlet_id or "")},
        **decree_options(request, village_id),
    )

    def act() -> None:
        code = form.cleaned_data["code"].strip()
        target = area_by_code(code) if code else area(village_id)
        if target is None:
            raise Refusal("bukan-desa", field="code")
        lifecycle.move_post(
            by=request.actor,
            at=request.at,
            post_id=post_id,
            village_id=target.id,
            hamlet_id=form.hamlet if target.id == village_id else None,
            on=form.cleaned_data["on"],
            basis=form.basis(request, village_id),
            id=form.cleaned_data["intention"],
        )

    return _run(request, place, form, "lifecycle.move_post", act, _("Pindah tempat"), STEP)


def _run(
    request: Request,
    place: Place,
    form: ErrandForm,
    name: str,
    act: Callable[[], Any],
    title: str,
    template: str = "web/post/errand.html",
) -> HttpResponse:
    """Show the form, carry it out, go back to the post."""
    errand = Errand(
        name=name,
        title=title,
        lead=place.post.label,
        said=lambda: _("Data %s disimpan.") % place.post.label,
        trail=place.trail,
        back=reverse("registry:post", kwargs={"post_id": place.post.id}),
        template=template,
    )
    return run(request, form, errand, act)

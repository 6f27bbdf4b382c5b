"""Changing a post: found it, describe it, its schedule, state, number, village."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area_by_code
from simpul.registry import commands
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.post.place import Place, place_of
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.post_forms import EditPostForm, MoveForm, NewPostForm, NumberForm, OpenRuleForm, StateForm
from simpul.web.walk import area_or_refusal, stones


@page("post.manage", scope=of_area)
def found(request: Request, code: str) -> HttpResponse:
    """A new post in a village."""
    village = area_or_refusal(code)
    if village.level != VILLAGE:
        raise Refusal("bukan-desa")
    form = NewPostForm(request.POST or None, village_id=village.id, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        done, made = carry_out(request, form, "registry.found_post", lambda: _found(request, village.id, form))
        if done:
            messages.success(
                request, _("Posyandu %s dicatat. Sekarang catat SK dan kadernya.") % form.cleaned_data["name"]
            )
            return redirect("registry:post", post_id=made)
    values = {
        "form": form,
        "title": _("Posyandu baru di %s") % village.full_name,
        "button": _("Simpan posyandu"),
        "trail": stones(request.actor, village.id),
        "back": reverse("registry:posts", kwargs={"code": code}),
    }
    return render(request, "web/post/errand.html", values)


def _found(request: Request, village_id: int, form: NewPostForm) -> str:
    given = form.cleaned_data
    location = given["location"] or (None, None)
    made = commands.found_post(
        by=request.actor,
        at=request.at,
        id=given["intention"],
        village_id=village_id,
        name=given["name"],
        on=given["on"],
        hamlet_id=form.hamlet,
        address=given["address"],
        latitude=location[0],
        longitude=location[1],
        open_rule=given["open_rule"],
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

    return _errand(request, place, form, "registry.edit_post", act, _("Ubah data posyandu"))


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

    return _errand(request, place, form, "registry.set_open_rule", act, _("Jadwal buka"))


@page("post.manage", scope=of_post)
def state(request: Request, post_id: UUID) -> HttpResponse:
    """Active, resting, closed; from a day on."""
    place = place_of(request, post_id)
    form = StateForm(request.POST or None, initial={"state": place.post.state, "on": place.today})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "on", "reason")}
        commands.change_state(by=request.actor, at=request.at, post_id=post_id, **given)

    return _errand(request, place, form, "registry.change_state", act, _("Keadaan posyandu"))


@page("post.manage", scope=of_post)
def number(request: Request, post_id: UUID) -> HttpResponse:
    """The official number that Kemendagri gave."""
    place = place_of(request, post_id)
    initial = {"number": place.post.number, "on": place.post.number_from or place.today}
    form = NumberForm(request.POST or None, initial=initial)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("number", "on")}
        commands.record_number(by=request.actor, at=request.at, post_id=post_id, **given)

    return _errand(request, place, form, "registry.record_number", act, _("Nomor registrasi"))


@page("post.manage", scope=of_post)
def move(request: Request, post_id: UUID) -> HttpResponse:
    """To another village; people and records go along, the past stays where it was."""
    place = place_of(request, post_id)
    form = MoveForm(request.POST or None, initial={"on": place.today})

    def act() -> None:
        target = area_by_code(form.cleaned_data["code"].strip())
        if target is None:
            raise Refusal("bukan-desa", field="code")
        given = {key: form.cleaned_data[key] for key in ("on", "reason")}
        commands.move_post(by=request.actor, at=request.at, post_id=post_id, village_id=target.id, **given)

    return _errand(request, place, form, "registry.move_post", act, _("Pindah ke desa/kelurahan lain"))


def _errand(
    request: Request, place: Place, form: ErrandForm, name: str, act: Callable[[], Any], title: str
) -> HttpResponse:
    """Show the form, carry it out, go back to the post."""
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(request, form, name, act)
        if done:
            messages.success(request, _("Data %s disimpan.") % place.post.label)
            return redirect("registry:post", post_id=place.post.id)
    values = {
        "form": form,
        "title": title,
        "lead": place.post.label,
        "button": _("Simpan"),
        "trail": place.trail,
        "back": reverse("registry:post", kwargs={"post_id": place.post.id}),
    }
    return render(request, "web/post/errand.html", values)

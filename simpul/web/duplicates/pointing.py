"""Somebody knows of two data that are one: pointed at by name, or by a NIK that stands at another."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.duplicates import commands, queries
from simpul.people import queries as people
from simpul.people.queries import PersonView
from simpul.places.queries import area
from simpul.registry.queries import post as registry_post
from simpul.registry.queries import posts_seen
from simpul.web import words
from simpul.web.errand_form import Errand, ErrandForm, choice, run
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.person import errand_about
from simpul.web.village.seeing import scope_of_person
from simpul.web.walk import Stone, stones

OFFERED = 50


class PointForm(ErrandForm):
    other = forms.ChoiceField(label=gettext_lazy("Sama dengan"), required=False)
    nik = forms.CharField(
        label=gettext_lazy("Atau NIK yang ditolak"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Isi bila NIK orang ini ternyata sudah tercatat pada orang lain, juga di desa lain."),
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "other").choices = [("", _("pilih dari daftar")), *offered]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if bool(told.get("other")) == bool(told.get("nik")):
            self.add_error("other", _("Pilih satu orang dari daftar, atau isi NIK; salah satu saja."))
        return told


class PointPostForm(ErrandForm):
    other = forms.ChoiceField(label=gettext_lazy("Sama dengan"))


@page("person.correct")
def person(request: Request, person_id: UUID) -> HttpResponse:
    """Say with whom a person is one; whoever may merge them decides."""
    found = people.person(by=request.actor, id=person_id)
    request.actor.require("person.correct", scope_of_person(found))
    form = PointForm(request.POST or None, offered=_offered(request, found))
    errand = errand_about(
        request,
        found,
        name="duplicates.propose",
        title=_("Data ganda: %s") % found.name,
        lead=_("Orang yang sama tercatat dua kali? Tunjukkan data satunya. Tidak ada yang hilang bila digabung."),
        button=_("Tandai data ganda"),
        said=lambda: _("Ditandai. Yang berhak menggabungkan akan memeriksanya."),
        to=lambda pair: _to_pair(found, pair) or reverse("people:person", kwargs={"id": found.id}),
    )

    def act() -> str:
        told = form.cleaned_data
        given: dict[str, Any] = {"by": request.actor, "at": request.at, "person_id": found.id}
        if told["nik"]:
            return _seen(request, commands.claim_nik(**given, nik=told["nik"]))
        return _seen(request, commands.propose(**given, other_id=UUID(told["other"])))

    return run(request, form, errand, act)


def _seen(request: Request, pair: UUID) -> str:
    """The pair's id for who may decide about it, "" for others."""
    return str(pair) if queries.may_decide(by=request.actor, pair_id=pair) else ""


def _to_pair(found: PersonView, pair: str) -> str:
    return reverse("duplicates:pair", kwargs={"code": area(found.village_id).code, "pair_id": pair}) if pair else ""


def _offered(request: Request, found: PersonView) -> list[tuple[str, str]]:
    """Those of the village whom the actor may see and whose name has a word in common, for `q` those that hold it."""
    asked = [request.GET["q"]] if request.GET.get("q") else sorted(set(found.name.split()), key=len, reverse=True)[:3]
    seen: dict[str, str] = {}
    for text in asked:
        for one in people.search(by=request.actor, text=text, village_id=found.village_id, limit=OFFERED):
            if one.id != found.id:
                born = words.long_date(one.birth_date) if one.birth_date else ""
                seen[str(one.id)] = " · ".join(part for part in (one.name, born, one.mother_name) if part)
    return sorted(seen.items(), key=lambda line: line[1])[:OFFERED]


@page("post.manage", scope=of_post)
def post(request: Request, post_id: UUID) -> HttpResponse:
    """Say with which post of the village a post is one."""
    found = registry_post(by=request.actor, post_id=post_id)
    form = PointPostForm(request.POST or None)
    rest = [one for one in posts_seen(by=request.actor, area_id=found.village_id, limit=200) if one.id != post_id]
    choice(form, "other").choices = [(str(one.id), one.label) for one in rest]
    back = reverse("registry:post", kwargs={"post_id": post_id})
    village = area(found.village_id)
    errand = Errand(
        name="duplicates.propose_posts",
        title=_("Data ganda: %s") % found.label,
        lead=_("Posyandu yang sama tercatat dua kali? Pilih data satunya. Yang digabung dengan SK bukan di sini."),
        button=_("Bandingkan keduanya"),
        trail=[*stones(request.actor, village.id), Stone(found.label, back)],
        back=back,
        to=lambda pair: reverse("duplicates:post-pair", kwargs={"code": village.code, "pair_id": pair}),
    )

    def act() -> str:
        other = UUID(form.cleaned_data["other"])
        return str(commands.propose_posts(by=request.actor, at=request.at, post_id=post_id, other_id=other))

    return run(request, form, errand, act)

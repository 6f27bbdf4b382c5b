"""Whose an account is: chosen among those in office where it holds its roles."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.accounts import commands
from simpul.accounts.queries import UserView, user
from simpul.kernel.actor import VILLAGE
from simpul.offices.queries import OfficerView, officers
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels, posts_seen
from simpul.standards import field as spm_field
from simpul.web.errand_form import Errand, ErrandForm, choice, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones

POSTS_AT_MOST = 50
Choices = list[tuple[str, str]]


class OwnerForm(ErrandForm):
    """One of those in office, or nobody."""

    person_id = forms.ChoiceField(
        label=gettext_lazy("Akun ini milik"),
        required=False,
        help_text=gettext_lazy(
            "Hanya yang sedang menjabat di posyandunya. Bila orangnya tidak ada, catat dulu jabatannya pada SK."
        ),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "person_id").choices = [("", _("belum disambungkan")), *people]


@page("account.manage", scope=of_area)
def account_person(request: Request, code: str, user_id: UUID) -> HttpResponse:
    """Say whose the account is."""
    area = area_or_refusal(code)
    found = user(by=request.actor, user_id=user_id, on=request.today)
    form = OwnerForm(
        request.POST or None,
        people=_people(request, area, found),
        initial={"person_id": str(found.person_id or "")},
    )

    def act() -> None:
        chosen = form.cleaned_data["person_id"]
        person = UUID(chosen) if chosen else None
        commands.link_person(by=request.actor, at=request.at, user_id=user_id, person_id=person)

    back = reverse("account", kwargs={"code": code, "user_id": user_id})
    errand = Errand(
        name="accounts.link_person",
        title=_("Sambungkan dengan orangnya"),
        lead=found.name,
        button=_("Simpan pemilik akun"),
        said=lambda: _("Pemilik akun dicatat."),
        trail=stones(request.actor, area.id, "account.manage", "accounts"),
        back=back,
        to=lambda _none: back,
    )
    return run(request, form, errand, act)


def owner_name(request: Request, area: AreaView, found: UserView) -> str:
    """Who owns the account, as those in office are listed; "" for nobody among them."""
    return dict(_people(request, area, found)).get(str(found.person_id), "") if found.person_id else ""


def _people(request: Request, area: AreaView, found: UserView) -> Choices:
    """Each person in office at the posts of the account, or at all of a village: id and words."""
    posts = _posts(request, area, found)
    labels = post_labels(posts)
    told: dict[str, list[str]] = {}
    for post_id in posts:
        for one in _in_office(request, post_id):
            told.setdefault(str(one.person_id), [one.name]).append(f"{_office(one)}, {labels[post_id]}")
    listed = [(id, f"{name} ({'; '.join(offices)})") for id, (name, *offices) in told.items()]
    return sorted(listed, key=lambda one: (one[1].casefold(), one[0]))


def _posts(request: Request, area: AreaView, found: UserView) -> list[UUID]:
    own = [one.post_id for one in found.holdings if one.post_id is not None]
    if own or area.level != VILLAGE:
        return list(dict.fromkeys(own))
    return [one.id for one in posts_seen(by=request.actor, area_id=area.id, limit=POSTS_AT_MOST)]


def _in_office(request: Request, post_id: UUID) -> Iterable[OfficerView]:
    listed = officers(by=request.actor, post_id=post_id, on=request.today)
    return (one for one in listed if one.person_id is not None)


def _office(one: OfficerView) -> str:
    return f"{one.position_name} {spm_field(one.field).name}" if one.field else one.position_name

"""Whose an account is: chosen among those in office where it holds its roles, and which offices are its own."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.accounts import commands
from simpul.accounts.queries import NamedOffice, UserView, named_offices, user
from simpul.kernel.actor import VILLAGE
from simpul.offices.queries import OfficerView, officers, team
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
    """One of those in office, or nobody; and the offices that name their holder but know no person."""

    person_id = forms.ChoiceField(
        label=gettext_lazy("Akun ini milik"),
        required=False,
        help_text=gettext_lazy(
            "Hanya yang sedang menjabat di posyandu atau Tim Pembina. Bila orangnya tidak ada, catat dulu jabatannya "
            "pada SK."
        ),
    )
    office_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Jabatan pemilik akun"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Pejabat yang dicatat dengan nama saja. Pilih jabatan yang dipegang pemilik akun ini; jabatan itu tampil "
            "di halaman Posisi saya."
        ),
    )

    def __init__(self, *args: Any, people: Choices, offices: list[NamedOffice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "person_id").choices = [("", _("belum disambungkan")), *people]
        choice(self, "office_ids").choices = [(str(one.id), office_words(one)) for one in offices]
        if not offices:
            del self.fields["office_ids"]


@page("account.manage", scope=of_area)
def account_person(request: Request, code: str, user_id: UUID) -> HttpResponse:
    """Say whose the account is, and which offices are its owner's."""
    area = area_or_refusal(code)
    found = user(by=request.actor, user_id=user_id, on=request.today)
    offices = named_offices(by=request.actor, user_id=user_id, on=request.today)
    own = [str(one.id) for one in offices if one.own]
    form = OwnerForm(
        request.POST or None,
        people=_with_owner(_people(request, area, found), found),
        offices=offices,
        initial={"person_id": str(found.person_id or ""), "office_ids": own},
    )
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
    return run(request, form, errand, lambda: _tie(request, found, form))


def _tie(request: Request, found: UserView, form: OwnerForm) -> None:
    """Both or neither: the errand is one act. Whoever stays the owner is not asked for again."""
    chosen, by, at = form.cleaned_data["person_id"], request.actor, request.at
    if chosen != str(found.person_id or ""):
        commands.link_person(by=by, at=at, user_id=found.id, person_id=UUID(chosen) if chosen else None)
    if "office_ids" in form.fields:
        offices = [UUID(one) for one in form.cleaned_data["office_ids"]]
        commands.link_offices(by=by, at=at, user_id=found.id, office_ids=offices)


def owner_name(request: Request, area: AreaView, found: UserView) -> str:
    """Who owns the account, as those in office are listed, and their offices by name; "" for nobody among them."""
    person = dict(_people(request, area, found)).get(str(found.person_id), "") if found.person_id else ""
    offices = named_offices(by=request.actor, user_id=found.id, on=request.today)
    return "; ".join(part for part in (person, *(office_words(one) for one in offices if one.own)) if part)


def office_words(one: NamedOffice) -> str:
    """ "Ny. Arta (Ketua Tim Pembina, Kabupaten Buleleng)"."""
    return f"{one.holder} ({one.title}, {one.place})"


def _with_owner(people: Choices, found: UserView) -> Choices:
    """Who owns the account now stays a choice when the office that made them one is over."""
    owner = str(found.person_id or "")
    known = not owner or owner in dict(people)
    return people if known else [(owner, _("orang yang sekarang tersambung")), *people]


def _people(request: Request, area: AreaView, found: UserView) -> Choices:
    """Each person in office where the account holds its roles: id and words."""
    told: dict[str, list[str]] = {}
    for one, place in [*_of_posts(request, area, found), *_of_teams(request, found)]:
        told.setdefault(str(one.person_id), [one.name]).append(f"{_office(one)}, {place}")
    listed = [(id, f"{name} ({'; '.join(offices)})") for id, (name, *offices) in told.items()]
    return sorted(listed, key=lambda one: (one[1].casefold(), one[0]))


def _of_posts(request: Request, area: AreaView, found: UserView) -> Iterable[tuple[OfficerView, str]]:
    """Those in office at the posts of the account, or at all of a village."""
    posts = _posts(request, area, found)
    labels = post_labels(posts)
    for post_id in posts:
        for one in officers(by=request.actor, post_id=post_id, on=request.today):
            if one.person_id is not None:
                yield one, labels[post_id]


def _of_teams(request: Request, found: UserView) -> Iterable[tuple[OfficerView, str]]:
    """The registered persons in the Tim Pembina of the areas of the account."""
    for held in found.holdings:
        if held.area_id is None:
            continue
        here = team(by=request.actor, area_id=held.area_id, on=request.today)
        for one in here.members if here else ():
            if one.person_id is not None:
                yield one, _("Tim Pembina %(place)s") % {"place": held.place}


def _posts(request: Request, area: AreaView, found: UserView) -> list[UUID]:
    own = [one.post_id for one in found.holdings if one.post_id is not None]
    if own or area.level != VILLAGE:
        return list(dict.fromkeys(own))
    return [one.id for one in posts_seen(by=request.actor, area_id=area.id, limit=POSTS_AT_MOST)]


def _office(one: OfficerView) -> str:
    return f"{one.position_name} {spm_field(one.field).name}" if one.field else one.position_name

"""Members of other bodies (PKK, RT, RW, Karang Taruna, LPM, parties): recorded, confirmed, ended."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.eligibility import commands, queries
from simpul.kernel.actor import VILLAGE
from simpul.people import queries as people
from simpul.places.queries import AreaView
from simpul.registry.commands import all_or_refuse
from simpul.web import words
from simpul.web.errand_form import Errand, run
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.choosing import choose_person
from simpul.web.village.member_forms import LeftForm, MembershipForm, SameForm, WrongForm
from simpul.web.walk import area_or_refusal, stones


@page("membership.manage", scope=of_area, methods=("GET",))
def membership_list(request: Request, code: str) -> HttpResponse:
    """Who serves in other bodies; those of whom it is not sure who they are come first."""
    area = area_or_refusal(code)
    found = queries.memberships(by=request.actor, area_id=area.id, on=request.today)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "asked": [one for one in found if one.state == "mungkin"],
        "others": [one for one in found if one.state != "mungkin"],
        "may_add": area.level == VILLAGE,
    }
    return render(request, "web/village/memberships.html", values)


def _errand(request: Request, area: AreaView, **more: Any) -> Errand:
    back = reverse("upkeep:memberships", kwargs={"code": area.code})
    return Errand(lead=area.full_name, trail=stones(request.actor, area.id), back=back, **more)


@page("membership.manage", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Somebody by name, as a list has them."""
    area = area_or_refusal(code)
    return _record(request, area, MembershipForm(request.POST or None, known=False), None, _("Catat anggota"))


@page("membership.manage", scope=of_area)
def new_resident(request: Request, code: str) -> HttpResponse:
    """A resident: first who, then the body."""
    area = area_or_refusal(code)
    person_id = as_id(request.GET.get("orang", ""))
    if person_id is None:
        back = reverse("upkeep:memberships", kwargs={"code": code})
        return choose_person(request, area, stones(request.actor, area.id), back, lead=_("Anggota lembaga lain"))
    person = people.person(by=request.actor, id=person_id)
    return _record(request, area, MembershipForm(request.POST or None, known=True), person.id, person.name)


def _record(request: Request, area: AreaView, form: MembershipForm, person_id: UUID | None, title: str) -> HttpResponse:
    def act() -> list[str]:
        made = commands.record_memberships(
            by=request.actor, at=request.at, village_id=area.id, items=[form.membership(person_id)],
            source=form.cleaned_data["source"],
        )  # fmt: skip
        return all_or_refuse(made)

    errand = _errand(
        request,
        area,
        name="eligibility.record_memberships",
        title=_("Lembaga lain: %s") % title,
        said=lambda: _("Keanggotaan dicatat."),
    )
    return run(request, form, errand, act)


@page("membership.manage", scope=of_area)
def answer(request: Request, code: str, membership_id: UUID) -> HttpResponse:
    """Say whether the two are one person."""
    area = area_or_refusal(code)
    one = queries.membership(by=request.actor, membership_id=membership_id)
    form = SameForm(request.POST or None)
    born = words.long_date(one.birth_date) if one.birth_date else _("tanggal lahir tidak ada")

    def act() -> None:
        same = form.cleaned_data["same"] == "ya"
        commands.answer_membership(by=request.actor, at=request.at, membership_id=membership_id, same=same)

    errand = _errand(
        request,
        area,
        name="eligibility.answer_membership",
        title=_("Apakah %(one)s sama dengan warga %(other)s?") % {"one": one.name, "other": one.person_name},
        warning=_("%(body)s, lahir %(born)s, menurut %(source)s.")
        % {"body": one.body_name, "born": born, "source": one.source or _("catatan desa")},
        said=lambda: _("Jawaban dicatat."),
    )
    return run(request, form, errand, act)


@page("membership.manage", scope=of_area)
def end(request: Request, code: str, membership_id: UUID) -> HttpResponse:
    """Somebody left the body."""
    form = LeftForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        on = form.cleaned_data["on"]
        commands.end_membership(by=request.actor, at=request.at, membership_id=membership_id, on=on)

    return _about(request, code, membership_id, form, act, name="end", title=_("Akhiri keanggotaan %s"))


@page("membership.manage", scope=of_area)
def mistake(request: Request, code: str, membership_id: UUID) -> HttpResponse:
    """Take back what was written down by mistake."""
    form = WrongForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_membership(by=request.actor, at=request.at, membership_id=membership_id, reason=reason)

    return _about(request, code, membership_id, form, act, name="void", title=_("Hapus %s yang salah catat"))


def _about(
    request: Request,
    code: str,
    membership_id: UUID,
    form: LeftForm | WrongForm,
    act: Callable[[], None],
    *,
    name: str,
    title: str,
) -> HttpResponse:
    area = area_or_refusal(code)
    one = queries.membership(by=request.actor, membership_id=membership_id)
    errand = _errand(
        request,
        area,
        name=f"eligibility.{name}_membership",
        title=title % one.name,
        warning=one.body_name,
        said=lambda: _("Perubahan dicatat."),
    )
    return run(request, form, errand, act)

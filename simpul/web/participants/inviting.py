"""Invitations: listed with their links, printed as letters, withdrawn, renewed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.arrangements.queries import committee
from simpul.participants import commands, queries
from simpul.participants.commands import NewInvitation
from simpul.participants.queries import Ground, InvitationView, ground_of
from simpul.places.queries import children
from simpul.reports.queries import Signature
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.participants.forms import InvitationForm, LettersForm, ReasonForm
from simpul.web.participants.registering import post_in
from simpul.web.participants.whereabouts import at, errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page


@page("participant.manage", methods=("GET",))
def letters(request: Request, batch_id: UUID) -> HttpResponse:
    """Who is invited, and how many of them have signed up by their link."""
    ground = ground_for(request, batch_id, manage=True)
    found = queries.invitations(by=request.actor, at=request.at, batch_id=batch_id)
    values = {"ground": ground, "found": found, "trail": trail_to(request, ground)}
    return render(request, "web/participants/invitations.html", values)


@page("participant.manage")
def new(request: Request, batch_id: UUID) -> HttpResponse:
    """Invite an area or an office."""
    ground = ground_for(request, batch_id, manage=True)
    form = InvitationForm(request.POST or None, initial={"letter_on": ground.today}, within=ground.area.id)

    def act() -> None:
        given = form.cleaned_data
        post_id = post_in(given["post"], given["area"])
        told = NewInvitation(
            addressee=given["addressee"],
            area_id=given["area"] if post_id is None else None,
            post_id=post_id,
            seats=given["seats"],
            letter_number=given["letter_number"],
            letter_on=given["letter_on"],
            id=given["intention"],
        )
        commands.invite(by=request.actor, at=request.at, batch_id=batch_id, new=told)

    return run(request, form, _errand(request, ground, "participants.invite", _("Undangan baru"), _("Undang")), act)


@page("participant.manage")
def everybody(request: Request, batch_id: UUID) -> HttpResponse:
    """Invite areas just below the host area that have no invitation yet."""
    ground = ground_for(request, batch_id, manage=True)
    below = children(ground.host.id)
    form = LettersForm(request.POST or None, areas=[(one.id, one.label) for one in below])

    def act() -> list[str]:
        made = commands.invite_areas(
            by=request.actor,
            at=request.at,
            batch_id=batch_id,
            area_ids=form.cleaned_data["areas"],
            letter_number=form.cleaned_data["letter_number"],
            seats=form.cleaned_data["seats"],
        )
        return [_("%(n)d undangan dibuat.") % {"n": len(made)}]

    title = _("Undang wilayah di %(area)s") % {"area": ground.host.full_name}
    errand = errand_of(
        request, ground, "participants.invite_areas", title, _("Undang"), "", back=at("invitations", ground)
    )
    return run(request, form, errand, act)


@page("participant.manage")
def withdraw(request: Request, invitation_id: UUID) -> HttpResponse:
    """The invitation holds no more."""
    _found, ground = _one(request, invitation_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        commands.withdraw_invitation(
            by=request.actor, at=request.at, invitation_id=invitation_id, reason=form.cleaned_data["reason"]
        )

    title = _("Tarik undangan")
    return run(request, form, _errand(request, ground, "participants.withdraw_invitation", title, title), act)


@page("participant.manage")
def renew(request: Request, invitation_id: UUID) -> HttpResponse:
    """A new link; the old one holds no more."""
    _found, ground = _one(request, invitation_id)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.renew_link(by=request.actor, at=request.at, invitation_id=invitation_id)

    title = _("Ganti tautan undangan")
    return run(request, form, _errand(request, ground, "participants.renew_link", title, _("Buat tautan baru")), act)


@page("participant.manage", methods=("GET",))
def letter(request: Request, invitation_id: UUID) -> HttpResponse:
    """The invitation on A4, with its link as a QR."""
    found, ground = _one(request, invitation_id)
    token = queries.link_of(by=request.actor, at=request.at, invitation_id=invitation_id)
    link = request.build_absolute_uri(reverse("invited:join", kwargs={"token": token}))
    people = committee(by=request.actor, programme_id=ground.programme_id, batch_id=ground.batch_id)
    chair = next((member.name for member in people if member.role == "ketua"), "")
    sheet = Sheet(
        letterhead=letterhead(ground.area),
        title=_("Undangan"),
        subtitle=ground.title,
        place_and_date=place_and_date(ground.area, found.letter_on),
        signatures=(
            Signature(above="", office="", name=" "),
            Signature(above=_("Ketua Panitia"), office="", name=chair),
        ),
        code=check_code(found.id, found.letter_number, found.addressee),
        qr=qr_of(link),
    )
    values = {
        "sheet": sheet,
        "found": found,
        "ground": ground,
        "link": link,
        "calls": queries.calls(by=request.actor, at=request.at, batch_id=ground.batch_id),
    }
    return pdf(request, "web/paper/invitation.html", values, f"undangan-{found.letter_on}")


def _one(request: Request, invitation_id: UUID) -> tuple[InvitationView, Ground]:
    found = queries.invitation(by=request.actor, at=request.at, invitation_id=invitation_id)
    return found, ground_of(found.batch_id, request.at)


def _errand(request: Request, ground: Ground, name: str, title: str, button: str) -> Errand:
    return errand_of(request, ground, name, title, button, _("Undangan disimpan."), back=at("invitations", ground))

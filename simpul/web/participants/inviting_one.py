"""Inviting one person: found by name, or told by name and telephone; then the link to send on."""

from dataclasses import replace
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.arrangements.queries import Invitee, invitee, invitees
from simpul.participants import commands, queries
from simpul.participants.commands import NewInvitation
from simpul.participants.queries import Ground, ground_of
from simpul.web.errand_form import run
from simpul.web.paper import qr_of
from simpul.web.participants.forms import PersonForm
from simpul.web.participants.whereabouts import at, errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.walk import Stone


@page("participant.manage")
def one(request: Request, batch_id: UUID) -> HttpResponse:
    """Search for somebody (`?q=`), then invite them (`?orang=`), or somebody who is in no list (`?nama=`)."""
    ground = ground_for(request, batch_id, manage=True)
    if "orang" in request.GET:
        return _known(request, ground)
    if "nama" in request.GET:
        return _form(request, ground, None)
    text = request.GET.get("q", "")[:100]
    found = invitees(by=request.actor, at=request.at, batch_id=batch_id, text=text)
    invited = _invited(request, ground)
    values = {
        "ground": ground,
        "text": text,
        "found": [(one, invited.get(one.person_id)) for one in found],
        "trail": trail_to(request, ground, Stone(_("Undangan"), at("invitations", ground))),
    }
    return render(request, "web/participants/invite_person.html", values)


def _known(request: Request, ground: Ground) -> HttpResponse:
    """Somebody out of the search; who holds an invitation already is led to it."""
    try:
        person_id = UUID(request.GET["orang"])
    except ValueError:
        return redirect(at("invite-person", ground))
    found = invitee(by=request.actor, at=request.at, batch_id=ground.batch_id, person_id=person_id)
    known = _invited(request, ground).get(person_id)
    if known is not None and request.method == "GET":
        return redirect("participants:invitation", known)
    return _form(request, ground, found)


def _invited(request: Request, ground: Ground) -> dict[UUID, UUID]:
    """Person -> the invitation that they hold."""
    found = queries.invitations(by=request.actor, at=request.at, batch_id=ground.batch_id)
    return {one.person_id: one.id for one in found if one.person_id and not one.void_because}


def _form(request: Request, ground: Ground, found: Invitee | None) -> HttpResponse:
    told = found or Invitee(UUID(int=0), request.GET.get("nama", "")[:160], "", "", "")
    first = {"letter_on": ground.today, "addressee": told.name, "phone": told.phone}
    form = PersonForm(request.POST or None, initial=first, known=found is not None)

    def act() -> str:
        given = form.cleaned_data
        new = NewInvitation(
            addressee=given["addressee"],
            person_id=found.person_id if found else None,
            phone=given["phone"],
            letter_number=given["letter_number"],
            letter_on=given["letter_on"],
            id=given["intention"],
        )
        return str(commands.invite(by=request.actor, at=request.at, batch_id=ground.batch_id, new=new))

    base = errand_of(request, ground, "participants.invite", _("Undang satu orang"), _("Undang"), _("Undangan dibuat."))
    lead = ", ".join(word for word in (told.name, told.office, told.village) if word) if found else ground.title

    def made(id: str) -> str:
        return reverse("participants:invitation", kwargs={"invitation_id": id})

    errand = replace(base, lead=lead, back=at("invite-person", ground), to=made)
    return run(request, form, errand, act)


@page("participant.manage", methods=("GET",))
def shown(request: Request, invitation_id: UUID) -> HttpResponse:
    """One invitation: its link to send on, its letter, and what can be done with it."""
    found = queries.invitation(by=request.actor, at=request.at, invitation_id=invitation_id)
    ground = ground_of(found.batch_id, request.at)
    link = ""
    if found.live:
        token = queries.link_of(by=request.actor, at=request.at, invitation_id=invitation_id)
        link = request.build_absolute_uri(reverse("invited:join", kwargs={"token": token}))
    told = {"name": found.addressee, "event": ground.title, "link": link}
    message = _("Yth. %(name)s, Anda diundang mengikuti %(event)s. Daftar di sini, tidak perlu akun: %(link)s") % told
    values = {
        "ground": ground,
        "one": found,
        "link": link,
        "qr": qr_of(link) if link else "",
        "message": message,
        "sms": f"sms:{found.phone}?body={quote(message)}" if found.phone and link else "",
        "trail": trail_to(request, ground, Stone(_("Undangan"), at("invitations", ground))),
    }
    return render(request, "web/participants/invitation.html", values)

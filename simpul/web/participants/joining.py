"""The public page of an invitation: somebody signs up on their own phone, without an account."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from simpul.audit.commands import once
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.participants import commands, queries
from simpul.participants.queries import Welcome
from simpul.places.queries import area
from simpul.web.participants.join_form import JoinForm
from simpul.web.participants.registering import new_from
from simpul.web.participants.roster import shown_code
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page

# Who signs up by a link is nobody whom we know: the audit tells them from all others by this.
GUEST = Actor(id=UUID("00000000-0000-7000-8000-000000000002"), name="Tautan undangan")
STEP = "langkah"  # the button that asks for the next list of places


@page(PUBLIC)
def join(request: Request, token: str) -> HttpResponse:
    """What somebody is invited to, and the form to sign up. Of those who did before nothing is shown."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        queries.refuse_too_many(address=address, at=request.at)
        welcome = queries.welcome(at=request.at, token=token)
    except Refusal as refusal:
        if refusal.code == "undangan-tidak-berlaku":
            commands.note_knock(address=address, at=request.at)
        return render(request, "web/participants/closed.html", {"sentence": refusal.sentence}, status=404)
    form = _form(request, welcome)
    values = {"ground": welcome.ground, "welcome": welcome, "form": form, "place": _place(welcome)}
    if request.method == "POST" and form.is_valid():
        commands.note_knock(address=address, at=request.at)
        try:
            told, _repeated = once(
                id=form.cleaned_data["intention"],
                by=GUEST,
                at=request.at,
                name="participants.register_by_link",
                act=lambda: _joined(request, welcome, form, token),
            )
            return render(request, "web/participants/joined.html", {**values, **told})
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
    return render(request, "web/participants/join.html", values)


def _joined(request: Request, welcome: Welcome, form: JoinForm, token: str) -> dict[str, object]:
    new = new_from(form.cleaned_data, form.cleaned_data.get("village") or _village(welcome), welcome.post_id)
    made = commands.register_by_link(by=GUEST, at=request.at, token=token, new=new)
    return {
        "name": form.cleaned_data["name"],
        "code": shown_code(made.code) if made.own else "",
        "waiting": made.state == "menunggu",
        "known": made.known,
    }


def _form(request: Request, welcome: Welcome) -> JoinForm:
    """What was typed stays while the next list is asked for (`langkah`), and is not yet judged."""
    typed = request.POST if request.method == "POST" else None
    steps = typed is not None and STEP in typed
    first = {"name": welcome.addressee} if welcome.to_person else {}
    return JoinForm(
        None if steps else typed,
        initial=typed.dict() if typed and steps else first,
        today=welcome.ground.today,
        top=area(welcome.area_id) if welcome.area_id is not None else welcome.ground.area,
        post_known=welcome.post_id is not None,
    )


def _village(welcome: Welcome) -> int | None:
    """The village that is invited, if it is one."""
    return welcome.area_id if welcome.area_id is not None and area(welcome.area_id).level == VILLAGE else None


def _place(welcome: Welcome) -> str:
    return area(welcome.area_id).full_name if welcome.area_id is not None else ""

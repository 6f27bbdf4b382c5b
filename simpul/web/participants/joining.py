"""The public page of an invitation: somebody signs up on their own phone, without an account."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from simpul.audit.commands import once
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.participants import commands, queries
from simpul.participants.queries import Welcome
from simpul.places.queries import area, children
from simpul.web.participants.forms import JoinForm
from simpul.web.participants.registering import new_from
from simpul.web.participants.roster import shown_code
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page

# Who signs up by a link is nobody whom we know: the audit tells them from all others by this.
GUEST = Actor(id=UUID("00000000-0000-7000-8000-000000000002"), name="Tautan undangan")


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
    return JoinForm(
        request.POST or None,
        today=welcome.ground.today,
        within=welcome.area_id or welcome.ground.area.id,
        village_known=_village(welcome) is not None or welcome.post_id is not None,
        post_known=welcome.post_id is not None,
        villages=_villages(welcome),
    )


def _villages(welcome: Welcome) -> list[tuple[int, str]]:
    """The villages to choose from where a district is invited; in a wider area theirs is found by its name."""
    if welcome.area_id is None or area(welcome.area_id).level != VILLAGE - 1:
        return []
    return [(one.id, one.label) for one in children(welcome.area_id)]


def _village(welcome: Welcome) -> int | None:
    """The village that is invited, if it is one."""
    return welcome.area_id if welcome.area_id is not None and area(welcome.area_id).level == VILLAGE else None


def _place(welcome: Welcome) -> str:
    return area(welcome.area_id).full_name if welcome.area_id is not None else ""

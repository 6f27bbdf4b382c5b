"""To which post and to which family a resident belongs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from simpul.intake.people import correct_person
from simpul.kernel.refusals import Refusal
from simpul.people import queries
from simpul.registry import commands as registry
from simpul.registry.queries import posts_seen
from simpul.web.errand_form import carry_out
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.village.people_forms import EnrolForm, FamilyForm
from simpul.web.village.person import errand

OFFERED = 200


@page("person.register")
def enrol(request: Request, id: UUID) -> HttpResponse:
    """Put a resident into the care of a post from a day on; the post before lets go."""
    found = queries.person(by=request.actor, id=id)
    posts = posts_seen(by=request.actor, area_id=found.village_id, state="aktif", limit=OFFERED)
    form = EnrolForm(
        request.POST or None,
        posts=[(str(one.id), one.label) for one in posts],
        initial={"on": request.today, "post_id": str(found.post_id or "")},
    )
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(request, form, "registry.enrol", lambda: _enrol(request, id, form))
        if done:
            messages.success(request, _("%s sekarang warga posyandu itu.") % found.name)
            return redirect("people:person", id=id)
    return errand(request, found, form, _("Posyandu untuk %s") % found.name, _("Simpan"))


def _enrol(request: Request, id: UUID, form: EnrolForm) -> None:
    items = [registry.Enrolment(person_id=id, post_id=UUID(form.cleaned_data["post_id"]))]
    on = form.cleaned_data["on"]
    for outcome in registry.enrol(by=request.actor, at=request.at, items=items, on=on):
        if outcome.state == "refused":
            raise Refusal(outcome.code, field=outcome.field or None)


@page("person.correct")
def family(request: Request, id: UUID) -> HttpResponse:
    """The family that a resident belongs to."""
    found = queries.person(by=request.actor, id=id)
    text = request.GET.get("q", "")
    known = queries.households(by=request.actor, text=text, village_id=found.village_id, limit=OFFERED)
    form = FamilyForm(
        request.POST or None,
        families=[(str(one.id), " · ".join(part for part in (one.head_name, one.address) if part)) for one in known],
        initial={"version": found.version, "household_id": str(found.household_id or "")},
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["household_id"]
        changes = {"household_id": UUID(chosen) if chosen else None}
        version = form.cleaned_data["version"]
        done, _none = carry_out(
            request,
            form,
            "intake.correct_person",
            lambda: _change(request, id, version, changes),
        )
        if done:
            messages.success(request, _("Keluarga %s disimpan.") % found.name)
            return redirect("people:person", id=id)
    return errand(request, found, form, _("Keluarga %s") % found.name, _("Simpan"))


def _change(request: Request, id: UUID, version: int, changes: dict[str, UUID | None]) -> None:
    correct_person(by=request.actor, at=request.at, id=id, version=version, changes=changes)

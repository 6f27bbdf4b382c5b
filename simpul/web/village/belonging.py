"""To which post and to which family a resident belongs."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.intake.commands import correct_person
from simpul.people import queries
from simpul.registry import commands as registry
from simpul.registry.queries import posts_seen
from simpul.web.errand_form import run
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.village.people_forms import EnrolForm, FamilyForm
from simpul.web.village.person import errand_about

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

    def act() -> list[str]:
        items = [registry.Enrolment(person_id=id, post_id=UUID(form.cleaned_data["post_id"]))]
        on = form.cleaned_data["on"]
        return registry.all_or_refuse(registry.enrol(by=request.actor, at=request.at, items=items, on=on))

    errand = errand_about(
        request,
        found,
        name="registry.enrol",
        title=_("Posyandu untuk %s") % found.name,
        said=lambda: _("%s sekarang warga posyandu itu.") % found.name,
    )
    return run(request, form, errand, act)


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

    def act() -> None:
        chosen, version = form.cleaned_data["household_id"], form.cleaned_data["version"]
        changes = {"household_id": UUID(chosen) if chosen else None}
        correct_person(by=request.actor, at=request.at, id=id, version=version, changes=changes)

    errand = errand_about(
        request,
        found,
        name="intake.correct_person",
        title=_("Keluarga %s") % found.name,
        said=lambda: _("Keluarga %s disimpan.") % found.name,
    )
    return run(request, form, errand, act)

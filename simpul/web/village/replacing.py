"""One in the place of another, in one step: the former leaves, the new one takes the same seat on the same SK."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.queries import OfficerView
from simpul.people import queries as people
from simpul.places.queries import area
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, choice, run
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.choosing import choose_person
from simpul.web.village.office_forms import EndForm, as_uuid, decree_choices
from simpul.web.walk import area_or_refusal, stones


class ReplaceForm(EndForm):
    """Why the former leaves, by which SK and until when the new one serves."""

    decree_id = forms.ChoiceField(label=gettext_lazy("SK untuk yang baru"), required=False)
    valid_to = DayField(
        label=gettext_lazy("Akhir masa jabatan yang baru"),
        required=False,
        help_text=gettext_lazy("Hari pertama tidak menjabat lagi. Boleh kosong."),
    )
    exception_by = forms.CharField(
        label=gettext_lazy("Pengecualian diberikan oleh"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Isi hanya bila ketentuan melarangnya dan tetap ditunjuk."),
    )
    exception_reason = forms.CharField(label=gettext_lazy("Alasan pengecualian"), required=False, max_length=300)
    exception_until = DayField(label=gettext_lazy("Pengecualian berakhir"), required=False)

    def __init__(self, *args: Any, decrees: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "decree_id").choices = [("", gettext_lazy("sama dengan yang lama")), *decrees]
        self.fields["on"].label = gettext_lazy("Hari pertama yang baru menjabat")

    def replace(self, request: Request, appointment_id: UUID, **holder: Any) -> list[str]:
        """Carry out what a valid form says."""
        given = self.cleaned_data
        new = commands.NewAppointment(
            id=given["intention"],
            position="",
            valid_from=given["on"],
            valid_to=given.get("valid_to"),
            decree_id=as_uuid(given["decree_id"]),
            **{key: given[key] for key in ("exception_by", "exception_reason", "exception_until") if key in given},
            **holder,
        )
        return commands.replace_officer(
            by=request.actor, at=request.at, appointment_id=appointment_id, because=given["because"], new=new
        )


class ReplaceMemberForm(ReplaceForm):
    """In a Tim Pembina the new one is an official by name, and the rules about doubles do not apply."""

    holder_name = forms.CharField(label=gettext_lazy("Nama penggantinya"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("exception_by", "exception_reason", "exception_until"):
            del self.fields[name]


def _of(found: list[OfficerView], appointment_id: UUID) -> OfficerView:
    one = next((one for one in found if one.id == appointment_id), None)
    if one is None:
        raise Refusal("tidak-ditemukan")
    return one


@page("appointment.manage", scope=of_post)
def officer(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """First who comes, then why the former goes."""
    place = place_of(request, post_id)
    former = _of(queries.officers(by=request.actor, post_id=post_id, on=place.today), appointment_id)
    back = reverse("registry:officers", kwargs={"post_id": post_id})
    person_id = as_id(request.GET.get("orang", ""))
    if person_id is None:
        lead = _("Pengganti %(name)s, %(position)s") % {"name": former.name, "position": former.position_name}
        return choose_person(request, area(place.post.village_id), place.trail, back, lead=lead)
    person = people.person(by=request.actor, id=person_id)
    known = queries.decrees(by=request.actor, area_id=place.post.village_id, purpose=queries.OFFICERS)
    form = ReplaceForm(request.POST or None, decrees=decree_choices(known), initial={"on": place.today})
    errand = Errand(
        name="offices.replace_officer",
        title=_("%(new)s menggantikan %(former)s") % {"new": person.name, "former": former.name},
        lead=f"{former.position_name}, {place.post.label}",
        trail=place.trail,
        back=back,
        said=lambda: _("%(new)s menggantikan %(former)s.") % {"new": person.name, "former": former.name},
    )
    return run(request, form, errand, lambda: form.replace(request, appointment_id, person_id=person.id))


@page("team.manage", scope=of_area)
def team_member(request: Request, code: str, appointment_id: UUID) -> HttpResponse:
    """Another official in the seat of one who leaves the team."""
    place = area_or_refusal(code)
    team = queries.team(by=request.actor, area_id=place.id, on=request.today)
    former = _of(list(team.members) if team else [], appointment_id)
    known = queries.decrees(by=request.actor, area_id=place.id, purpose=queries.TEAM)
    start = {"on": request.today, "valid_to": team.valid_to if team else None}
    form = ReplaceMemberForm(request.POST or None, decrees=decree_choices(known), initial=start)
    form.order_fields(["intention", "holder_name"])
    errand = Errand(
        name="offices.replace_officer",
        title=_("Ganti %(name)s, %(position)s") % {"name": former.name, "position": former.position_name},
        lead=place.full_name or place.name,
        trail=stones(request.actor, place.id),
        back=reverse("registry:team", kwargs={"code": code}),
        said=lambda: (
            _("%(new)s menggantikan %(former)s.") % {"new": form.cleaned_data["holder_name"], "former": former.name}
        ),
    )

    def act() -> list[str]:
        return form.replace(request, appointment_id, holder_name=form.cleaned_data["holder_name"])

    return run(request, form, errand, act)

"""The OPD of an area: each region names its own, each covers one or more fields."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.accounts import commands
from simpul.accounts.queries import agencies
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones


class AgencyForm(ErrandForm):
    name = forms.CharField(label=gettext_lazy("Nama OPD"), max_length=200)
    fields_covered = forms.MultipleChoiceField(
        label=gettext_lazy("Bidang yang ditangani"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(one.code, one.name) for one in standards.fields()],
    )


@page("account.manage", scope=of_area)
def agency_list(request: Request, code: str) -> HttpResponse:
    """The OPD of the area, and the form for one more."""
    place = area_or_refusal(code)
    form = AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, covered = form.cleaned_data["name"], form.cleaned_data["fields_covered"]
        given = {"area_id": place.id, "name": name, "fields": covered, "valid_from": request.today}
        done, _made = carry_out(
            request,
            form,
            "accounts.add_agency",
            lambda: str(commands.add_agency(by=request.actor, at=request.at, **given)),
        )
        if done:
            messages.success(request, _("%(name)s dicatat.") % {"name": name})
            return redirect("agencies", code=code)
    values = {
        "area": place,
        "agencies": agencies(by=request.actor, area_id=place.id, on=request.today),
        "form": form,
        "trail": stones(request.actor, place.id, "account.manage", "agencies"),
    }
    return render(request, "web/office/agencies.html", values)

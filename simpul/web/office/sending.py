"""An area's own report: what it has accepted, who did not report; sent to the area above, closed, opened again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area
from simpul.reports import commands
from simpul.reports.queries import inbox
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.office.inbox import last_month
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones


class OptionalReasonForm(ErrandForm):
    """Opening a month again needs a reason; closing it does not."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan membuka lagi"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@page("report.send", scope=of_area, exact=True)
def send(request: Request, code: str) -> HttpResponse:
    """Send the area's report up; what is missing or waits stands first."""
    place, chosen = area_or_refusal(code), picker(request, last_month(request))
    form = ErrandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, _outcome = carry_out(
            request, form, "reports.send_area_report", lambda: _send(request, place, chosen.period)
        )
        if done:
            messages.success(request, _("Laporan %(period)s dikirim.") % {"period": chosen.period.title})
            return redirect(reverse("reports", kwargs={"code": code}) + chosen.keep)
    found = inbox(by=request.actor, area_id=place.id, period=chosen.period)
    above = area(place.parent_id) if place.parent_id is not None else None
    values = {
        "area": place,
        "above": above,
        "inbox": found,
        "form": form,
        "picker": chosen,
        "trail": stones(request.actor, place.id, page="reports"),
        "keep": chosen.keep,
        "missing": [line for line in found.lines if line.state == "belum" and line.expected],
        "waiting": [line for line in found.lines if line.state == "terkirim"],
        "returned": [line for line in found.lines if line.state == "dikembalikan"],
        "accepted": found.count("diterima"),
    }
    return render(request, "web/office/send.html", values)


def _send(request: Request, place: AreaView, period: Period) -> dict[str, object]:
    sent = commands.send_area_report(by=request.actor, at=request.at, area_id=place.id, period=period)
    return {"id": str(sent.id), "revision": sent.revision, "late": sent.late, "new": sent.new}


@page("report.close", scope=of_area, exact=True)
def close(request: Request, code: str) -> HttpResponse:
    """Close a month, or open a closed one again with a reason."""
    place, chosen = area_or_refusal(code), picker(request, last_month(request))
    form = OptionalReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(request, form, "reports.close_month", lambda: _close(request, place, chosen, form))
        if done:
            messages.success(request, _("Keadaan %(period)s sudah diubah.") % {"period": chosen.period.title})
            return redirect(reverse("reports", kwargs={"code": code}) + chosen.keep)
    values = {
        "area": place,
        "form": form,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": stones(request.actor, place.id, page="reports"),
    }
    return render(request, "web/office/close.html", values)


def _close(request: Request, place: AreaView, chosen: Picker, form: OptionalReasonForm) -> None:
    given: dict[str, Any] = {"by": request.actor, "at": request.at, "area_id": place.id, "period": chosen.period}
    if request.POST.get("tindakan") == "buka":
        if not form.cleaned_data["reason"].strip():
            raise Refusal("alasan-wajib", field="reason")
        commands.reopen_month(**given, reason=form.cleaned_data["reason"])
    else:
        commands.close_month(**given)

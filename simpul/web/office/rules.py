"""How an area wants its reports: length of the period, last day, and who closes a month."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.period import KINDS
from simpul.kernel.refusals import Refusal
from simpul.reports import commands
from simpul.reports.queries import rule_of
from simpul.reports.rules.states import COACHING, SERVICES
from simpul.web.errand_form import DateInput, ErrandForm, carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones

LEVELS = (
    (1, gettext_lazy("Provinsi")),
    (2, gettext_lazy("Kabupaten atau kota")),
    (3, gettext_lazy("Kecamatan")),
    (4, gettext_lazy("Desa atau kelurahan")),
)


class RuleForm(ErrandForm):
    """A rule holds from a day for the area and all below that have none of their own."""

    months = forms.TypedChoiceField(
        label=gettext_lazy("Laporan dikirim tiap"),
        coerce=int,
        choices=[(months, kind.capitalize()) for kind, months in KINDS.items()],
    )
    due_day = forms.IntegerField(
        label=gettext_lazy("Paling lambat tanggal"), help_text=gettext_lazy("1 sampai 28, pada bulan berikutnya.")
    )
    closing_level = forms.TypedChoiceField(label=gettext_lazy("Bulan ditutup oleh"), coerce=int, choices=LEVELS)
    valid_from = forms.DateField(label=gettext_lazy("Berlaku mulai"), widget=DateInput())
    source = forms.CharField(
        label=gettext_lazy("Dasar"), max_length=200, help_text=gettext_lazy("Surat atau keputusan yang mengaturnya.")
    )


@page("report.settings", scope=of_area)
def rules(request: Request, code: str, kind: str = SERVICES) -> HttpResponse:
    """See and set how the area receives reports of a kind."""
    place = area_or_refusal(code)
    if kind not in (SERVICES, COACHING):
        raise Refusal("tidak-ditemukan")
    now = rule_of(place.path, request.today, kind)
    start = {
        "months": now.months,
        "due_day": now.due_day,
        "closing_level": now.closing_level,
        "valid_from": request.today,
    }
    form = RuleForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        done, _made = carry_out(request, form, "reports.set_rule", lambda: _set(request, place.id, form, kind))
        if done:
            messages.success(request, _("Aturan laporan disimpan."))
            return redirect(request.get_full_path())
    values: dict[str, Any] = {
        "area": place,
        "now": now,
        "kind": next(name for name, months in KINDS.items() if months == now.months),
        "coaching": kind == COACHING,
        "closing": dict(LEVELS)[now.closing_level],
        "form": form,
        "trail": stones(request.actor, place.id, "report.settings", "report-rules"),
    }
    return render(request, "web/office/rules.html", values)


def _set(request: Request, area_id: int, form: RuleForm, kind: str) -> str:
    given = {key: value for key, value in form.cleaned_data.items() if key != "intention"}
    return str(commands.set_rule(by=request.actor, at=request.at, area_id=area_id, kind=kind, **given))

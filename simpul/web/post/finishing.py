"""Finishing a month: what is odd or missing first, then the report is sent; what came back is mended and sent again."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.reports import commands
from simpul.reports.queries import Preview, SubmissionView, before_finish
from simpul.web import timeline
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.office.submissions import doubt_line, remark_line
from simpul.web.picker import picker
from simpul.web.post.place import Place, place_of
from simpul.web.post.reporting import report_state
from simpul.web.request import Request
from simpul.web.rights import of_post, page


class FinishForm(ErrandForm):
    """The fields in which nothing happened, declared so."""

    nihil = forms.MultipleChoiceField(
        label=gettext_lazy("Bidang yang nihil"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "nihil").choices = choices


@page("report.read", scope=of_post)
def finish(request: Request, post_id: UUID) -> HttpResponse:
    """The month's report of a post: look at it, mend what is odd, send it."""
    place = place_of(request, post_id)
    chosen = picker(request, _usual(place))
    may_finish = request.actor.may("report.finish", place.scope)
    values = _values(request, place, chosen.period) | {"picker": chosen, "may_finish": may_finish}
    if not may_finish:
        if request.method == "POST":
            raise Refusal("tidak-berhak", action="report.finish")
        return render(request, "web/post/finish.html", values)
    preview = before_finish(by=request.actor, at=request.at, post_id=post_id, period=chosen.period)
    form = _form(request, preview)
    if request.method == "POST" and form.is_valid() and (sent := _send(request, place, chosen.period, form)):
        return sent
    return render(request, "web/post/finish.html", values | _preview(preview, form))


def _usual(place: Place) -> Period:
    """Last month until this one is half over: that is the report that is asked for."""
    month = Period.of(place.today)
    middle = month.first_day.day + (month.last_day.day // 2)
    return month if place.today.day > middle else month.shift(-1)


def _form(request: Request, preview: Preview) -> FinishForm:
    empty = [(one.code, one.name) for one in preview.fields if not one.records]
    chosen = [one.code for one in preview.fields if one.nihil and not one.records]
    return FinishForm(request.POST or None, choices=empty, initial={"nihil": chosen})


def _send(request: Request, place: Place, period: Period, form: FinishForm) -> HttpResponse | None:
    """Send; None when it is refused, with the sentence on the form. The same figures sent twice change nothing."""
    try:
        sent = commands.finish_month(
            by=request.actor,
            at=request.at,
            post_id=place.post.id,
            period=period,
            nihil_fields=form.cleaned_data["nihil"],
        )
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return None
    if sent.new:
        said = _("Laporan %s terkirim.") if sent.revision == 1 else _("Perbaikan laporan %s terkirim.")
        messages.success(request, said % period.title)
    else:
        messages.info(request, _("Laporan %s sudah terkirim dengan angka yang sama.") % period.title)
    return redirect(reverse("post:finish", kwargs={"post_id": place.post.id}) + f"?periode={period}")


def _values(request: Request, place: Place, period: Period) -> dict[str, Any]:
    state = report_state(request.actor, place.post.id, period, place.today)
    found = state.submission
    return {
        "place": place,
        "trail": place.trail,
        "report": state,
        "submission": found,
        "remarks": _remarks(found) if found and found.state == "dikembalikan" else [],
        "changed": found.late_differences if found else (),
        "sent_changes": found.differences if found and found.revision > 1 else (),
        "steps": timeline.steps(found.history, place.post.zone) if found else [],
    }


def _remarks(found: SubmissionView) -> list[dict[str, str]]:
    """The reasons of the last return, each with what it is about."""
    return [remark_line(one) for one in found.remarks if one.revision == found.revision]


def _preview(preview: Preview, form: FinishForm) -> dict[str, Any]:
    doubts = [doubt_line(one) for one in preview.doubts]
    return {"preview": preview, "doubts": doubts, "form": form, "total": sum(one.records for one in preview.fields)}

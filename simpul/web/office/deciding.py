"""What a receiving office does with a report: accept it, return it with reasons, open it again."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.reports import commands
from simpul.reports.queries import SubmissionView, submission
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.office.areas import with_unit
from simpul.web.office.submissions import field_codes, page_of
from simpul.web.request import Request
from simpul.web.rights import page

# (field code, field name, [(indicator code, name with its figure)])
Shown = list[tuple[str, str, list[tuple[str, str]]]]
REASONS = 5  # reasons that one return can carry; the page shows as many lines


class PartField(forms.ChoiceField):
    """Which part of a report: the whole report is a choice, so "may be left empty" is not said."""

    says_itself = True


class ReturnForm(ErrandForm):
    """Up to five reasons, each on one figure, one field, or the whole."""

    def __init__(self, *args: Any, shown: Shown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [("", _("Seluruh laporan"))]
        for code, name, cells in shown:
            choices.append((name, [(code, _("Seluruh bidang %(name)s") % {"name": name}), *cells]))
        for number in range(1, REASONS + 1):
            self.fields[f"on_{number}"] = PartField(
                label=_("Bagian yang perlu diperbaiki"), choices=choices, required=False
            )
            self.fields[f"why_{number}"] = forms.CharField(
                label=_("Alasan dan yang harus diperiksa"),
                max_length=2_000,
                required=number == 1,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["why_1"].error_messages["required"] = gettext_lazy(
            "Tulis alasannya, supaya pengirim tahu apa yang harus diperbaiki."
        )

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """The pairs of inputs, one line for each reason."""
        return [(self[f"on_{number}"], self[f"why_{number}"]) for number in range(1, REASONS + 1)]

    def remarks(self) -> list[commands.NewRemark]:
        """What was written, in order; empty lines are left out."""
        found = []
        for number in range(1, REASONS + 1):
            text = self.cleaned_data[f"why_{number}"].strip()
            field, indicator = split_target(self.cleaned_data[f"on_{number}"])
            if text:
                found.append(commands.NewRemark(text=text, field=field, indicator=indicator))
        return found


def split_target(target: str) -> tuple[str, str]:
    """`""` the whole, `kesehatan` a field, `kesehatan.balita_ditimbang` a figure: as (field, indicator)."""
    field, dot, _rest = target.partition(".")
    return field, target if dot else ""


class ReopenForm(ErrandForm):
    reason = forms.CharField(
        label=gettext_lazy("Alasan membuka lagi"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )


@page("report.decide", methods=("POST",))
def accept(request: Request, submission_id: UUID) -> HttpResponse:
    """Accept: from now on it counts."""
    form = ErrandForm(request.POST)
    if not form.is_valid():
        return page_of(request, submission_id, refusal=_("Muat ulang halaman ini, lalu terima lagi."), status=400)
    done, _none = carry_out(
        request,
        form,
        "reports.accept_report",
        lambda: commands.accept_report(by=request.actor, at=request.at, submission_id=submission_id),
    )
    if not done:
        return page_of(request, submission_id, refusal=str(form.non_field_errors()[0]), status=409)
    found = submission(by=request.actor, id=submission_id)
    messages.success(
        request, _("Laporan %(sender)s %(period)s diterima.") % {"sender": found.label, "period": found.period.title}
    )
    return redirect("submission", submission_id=submission_id)


@page("report.decide")
def give_back(request: Request, submission_id: UUID) -> HttpResponse:
    """Return with reasons."""
    found = submission(by=request.actor, id=submission_id)
    if not found.may_decide:
        return redirect("submission", submission_id=submission_id)
    form = ReturnForm(request.POST or None, shown=shown_in(found), initial={"on_1": request.GET.get("bagian", "")})
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(
            request,
            form,
            "reports.return_report",
            lambda: commands.return_report(
                by=request.actor, at=request.at, submission_id=submission_id, remarks=form.remarks()
            ),
        )
        if done:
            messages.success(request, _("Laporan dikembalikan kepada %(sender)s.") % {"sender": found.label})
            return redirect("submission", submission_id=submission_id)
    return render(request, "web/office/return.html", {"submission": found, "form": form})


def shown_in(found: SubmissionView) -> Shown:
    """What can be remarked on: each field with the figures that it tells."""
    return [
        (
            code,
            standards.field(code).name,
            [
                (line.code, f"{line.name}: {with_unit(line.sent.get(''), line.unit)}")
                for line in found.lines
                if line.field == code and line.sent.get("")
            ],
        )
        for code in field_codes(found)
    ]


@page("report.decide")
def reopen(request: Request, submission_id: UUID) -> HttpResponse:
    """Open an accepted report again, with a reason."""
    found = submission(by=request.actor, id=submission_id)
    if not found.may_decide:
        return redirect("submission", submission_id=submission_id)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(
            request,
            form,
            "reports.reopen_report",
            lambda: commands.reopen_report(
                by=request.actor, at=request.at, submission_id=submission_id, reason=form.cleaned_data["reason"]
            ),
        )
        if done:
            messages.success(request, _("Laporan dibuka lagi. Pengirim dapat memperbaiki lalu mengirim ulang."))
            return redirect("submission", submission_id=submission_id)
    return render(request, "web/office/reopen.html", {"submission": found, "form": form})

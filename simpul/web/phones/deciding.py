"""Deciding on what is held: accepted in the name of its maker, perhaps for another day, or declined with a reason."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.intake.commands import accept_held, decline_held
from simpul.intake.queries import HeldView, held_one
from simpul.kernel.refusals import Refusal
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.phones.held import trail_to
from simpul.web.phones.held_words import Told
from simpul.web.request import Request
from simpul.web.rights import page

NOW_IS_RIGHT = gettext_lazy("Yang tercatat sekarang yang benar")


class AcceptForm(ErrandForm):
    on = DayField(
        label=gettext_lazy("Tanggal lain"),
        required=False,
        help_text=gettext_lazy("Kosongkan bila tanggal yang ditulis kader sudah benar."),
    )


class DeclineForm(ErrandForm):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, help_text=gettext_lazy("Kader membacanya di HP-nya.")
    )


def _held(request: Request, arrival_id: UUID) -> HeldView:
    """The arrival, for who may decide on it."""
    view = held_one(by=request.actor, id=arrival_id)
    if not view.may_decide:
        raise Refusal("tidak-berhak", action="intention.decide")
    return view


def _back(view: HeldView) -> str:
    return reverse("phones:held-one", kwargs={"arrival_id": view.id})


@page("intention.decide")
def accept(request: Request, arrival_id: UUID) -> HttpResponse:
    """Carry it out as its maker meant it."""
    view = _held(request, arrival_id)
    told = Told(request.actor, view)
    form = AcceptForm(request.POST or None)
    if not told.has_day:
        del form.fields["on"]

    def act() -> None:
        accept_held(by=request.actor, at=request.at, id=arrival_id, on=form.cleaned_data.get("on"))

    errand = Errand(
        name="intake.accept_held",
        title=_("Terima kiriman"),
        lead=f"{told.kind} · {view.maker}",
        button=_("Pakai yang ditulis kader") if told.disputes else _("Terima"),
        said=lambda: _("Diterima dan dicatat atas nama %s.") % view.maker,
        trail=trail_to(request, view),
        back=_back(view),
    )
    return run(request, form, errand, act)


@page("intention.decide")
def decline(request: Request, arrival_id: UUID) -> HttpResponse:
    """It is not carried out; the phone that sent it is told why."""
    view = _held(request, arrival_id)
    told = Told(request.actor, view)
    form = DeclineForm(request.POST or None, initial={"reason": NOW_IS_RIGHT if told.disputes else ""})

    def act() -> None:
        decline_held(by=request.actor, at=request.at, id=arrival_id, reason=form.cleaned_data["reason"])

    errand = Errand(
        name="intake.decline_held",
        title=_("Biarkan yang sekarang") if told.disputes else _("Tolak kiriman"),
        lead=f"{told.kind} · {view.maker}",
        button=_("Biarkan yang sekarang") if told.disputes else _("Tolak"),
        said=lambda: _("Ditolak. %s membaca alasannya di HP.") % view.maker,
        trail=trail_to(request, view),
        back=_back(view),
    )
    return run(request, form, errand, act)

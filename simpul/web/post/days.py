"""Open days of a month: made from the rule, added, moved, cancelled."""

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
from simpul.services import commands
from simpul.services.queries import OpenDayView, open_day, open_days
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.post.place import Place, of_day, place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page


class AddForm(ErrandForm):
    on = DayField(label=gettext_lazy("Tanggal"))
    reason = forms.CharField(label=gettext_lazy("Keterangan"), max_length=300, required=False)


class MoveForm(ErrandForm):
    on = DayField(label=gettext_lazy("Dipindah ke tanggal"))
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, help_text=gettext_lazy("Misalnya: bertepatan dengan hari raya")
    )


class CancelForm(ErrandForm):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, help_text=gettext_lazy("Misalnya: balai banjar dipakai upacara")
    )


def month_of(request: Request, place: Place) -> Period:
    """The month that the address names, else this one. Open days are planned, so months ahead can be looked at."""
    try:
        found = Period.parse(request.GET.get("bulan", ""))
    except ValueError:
        return Period.of(place.today)
    return found if found.months == 1 else Period.of(found.first_day)


@page("post.read", scope=of_post, methods=("GET",))
def open_day_list(request: Request, post_id: UUID) -> HttpResponse:
    """The open days of a month, with what can be done about them."""
    place = place_of(request, post_id)
    month = month_of(request, place)
    return render(request, "web/post/open_days.html", _list_values(request, place, month))


def _list_values(request: Request, place: Place, month: Period, refusal: str = "") -> dict[str, Any]:
    days = open_days(by=request.actor, post_id=place.post.id, period=month)
    return {
        "place": place,
        "trail": place.trail,
        "month": month,
        "earlier": month.shift(-1),
        "later": month.shift(1),
        "days": [(day, state_of(day, place)) for day in days],
        "may_manage": request.actor.may("openday.manage", place.scope),
        "may_read": request.actor.may("record.read", place.scope),
        "by_rule": any(day.by_rule for day in days),
        "refusal": refusal,
    }


def state_of(day: OpenDayView, place: Place) -> str:
    """The state to show (simpul/web/states.py)."""
    if day.cancelled:
        return "batal"
    if day.on < place.today:
        return "selesai"
    return "dipindah" if day.moved else "rencana"


@page("openday.manage", scope=of_post, methods=("POST",))
def make(request: Request, post_id: UUID) -> HttpResponse:
    """Make the month's open days from the rule."""
    place = place_of(request, post_id)
    month = month_of(request, place)
    try:
        made = commands.make_open_days(by=request.actor, at=request.at, post_id=post_id, period=month)
    except Refusal as refusal:
        return render(
            request, "web/post/open_days.html", _list_values(request, place, month, refusal.sentence), status=409
        )
    if made:
        messages.success(request, _("Hari buka %(month)s sudah dibuat.") % {"month": month.title})
    return redirect(reverse("post:open-days", kwargs={"post_id": post_id}) + f"?bulan={month}")


@page("openday.manage", scope=of_post)
def add(request: Request, post_id: UUID) -> HttpResponse:
    """One more open day, by hand."""
    place = place_of(request, post_id)
    form = AddForm(request.POST or None)

    def act() -> str:
        given = {key: form.cleaned_data[key] for key in ("on", "reason")}
        return str(commands.add_open_day(by=request.actor, at=request.at, post_id=post_id, **given))

    errand = Errand(
        name="services.add_open_day",
        title=_("Tambah hari buka"),
        button=_("Tambah hari buka"),
        said=lambda: _("Hari buka %s ditambahkan.") % words.long_date(form.cleaned_data["on"]),
        trail=place.trail,
        back=_list(post_id),
        to=_page,
    )
    return run(request, form, errand, act)


@page("openday.manage", scope=of_day)
def move(request: Request, open_day_id: UUID) -> HttpResponse:
    """Another date for an open day, with the reason."""
    day = open_day(by=request.actor, id=open_day_id)
    form = MoveForm(request.POST or None)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("on", "reason")}
        commands.move_open_day(by=request.actor, at=request.at, id=open_day_id, **given)

    errand = Errand(
        name="services.move_open_day",
        title=_("Pindahkan hari buka %s") % words.long_date(day.on),
        button=_("Pindahkan hari buka"),
        said=lambda: _("Hari buka dipindah ke %s.") % words.long_date(form.cleaned_data["on"]),
        trail=place_of(request, day.post_id).trail,
        back=_page(open_day_id),
    )
    return run(request, form, errand, act)


@page("openday.manage", scope=of_day)
def cancel(request: Request, open_day_id: UUID) -> HttpResponse:
    """The post stays closed on that day, with the reason."""
    day = open_day(by=request.actor, id=open_day_id)
    form = CancelForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.cancel_open_day(by=request.actor, at=request.at, id=open_day_id, reason=reason)

    errand = Errand(
        name="services.cancel_open_day",
        title=_("Batalkan hari buka %s") % words.long_date(day.on),
        button=_("Batalkan hari buka"),
        said=lambda: _("Hari buka %s dibatalkan.") % words.long_date(day.on),
        trail=place_of(request, day.post_id).trail,
        back=_page(open_day_id),
        to=lambda _none: _list(day.post_id),
    )
    return run(request, form, errand, act)


def _page(open_day_id: UUID | str) -> str:
    return reverse("post:open-day", kwargs={"open_day_id": open_day_id})


def _list(post_id: UUID) -> str:
    return reverse("post:open-days", kwargs={"post_id": post_id})

"""Phones of a post or a village: whose, when last seen, what is still on them; shutting out, readmitting, ending."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.actor import VILLAGE
from simpul.phones import commands, queries
from simpul.phones.queries import PhoneView
from simpul.phones.rules import version_of
from simpul.places.queries import zone
from simpul.standards.phone import phone_rules
from simpul.web import words
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.phones.whereabouts import trail_of_phones, zone_of
from simpul.web.post.place import place_of
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.walk import Stone, area_or_refusal, stones, with_link_to_last

QUIET_FOR = timedelta(days=14)  # longer unseen than the usual time between two days with a signal
STATES = {"aktif": "aktif", "masuk-ulang": "masuk-ulang", "ditutup": "telepon-ditutup"}


@dataclass(frozen=True)
class Line:
    """A phone in the list, in words."""

    phone: PhoneView
    state: str
    seen: str
    quiet: bool
    unsent: str
    version: str
    old: bool


@page("phone.manage", scope=of_post, methods=("GET",))
def of_a_post(request: Request, post_id: UUID) -> HttpResponse:
    """The phones of those who serve at a post."""
    place = place_of(request, post_id)
    found = queries.phones(by=request.actor, on=request.today, post_id=post_id)
    values = {
        "trail": place.trail,
        "about": place.post.label,
        "lines": lines(request, found, place.post.zone),
        "add": reverse("phones:add-at-post", kwargs={"post_id": post_id}),
        "held": reverse("phones:held-at-post", kwargs={"post_id": post_id}) if _may_decide(request) else "",
    }
    return render(request, "web/phones/phones.html", values)


@page("phone.manage", scope=of_area, methods=("GET",))
def of_an_area(request: Request, code: str) -> HttpResponse:
    """The phones in a village; above it, the way down, for a list of thousands helps nobody."""
    area = area_or_refusal(code)
    village = area.level == VILLAGE
    found = queries.phones(by=request.actor, on=request.today, area_id=area.id) if village else []
    values = {
        "trail": stones(request.actor, area.id),
        "about": area.full_name,
        "too_high": not village,
        "lines": lines(request, found, zone(area.id, request.today)),
        "add": reverse("phones:add-in-area", kwargs={"code": code}) if village else "",
        "held": reverse("phones:held-in-area", kwargs={"code": code}) if village and _may_decide(request) else "",
    }
    return render(request, "web/phones/phones.html", values)


def _may_decide(request: Request) -> bool:
    return bool(request.actor.where("intention.decide"))


def lines(request: Request, found: list[PhoneView], zone_name: str) -> list[Line]:
    """Phones in words."""
    oldest = version_of(phone_rules(request.today).oldest_client) or ()
    return [
        Line(
            phone=one,
            state=STATES[one.state],
            seen=words.moment(one.last_seen, zone_name) if one.last_seen else str(_("belum pernah")),
            quiet=one.state == "aktif" and (one.last_seen or one.enrolled_at) < request.at - QUIET_FOR,
            unsent=_unsent(one),
            version=one.client_version,
            old=bool(one.client_version) and (version_of(one.client_version) or ()) < oldest,
        )
        for one in found
    ]


def _unsent(one: PhoneView) -> str:
    if one.unsent is None:
        return words.NOTHING
    return _("%d catatan") % one.unsent if one.unsent else _("tidak ada")


@page("phone.manage", methods=("GET",))
def one_phone(request: Request, phone_id: UUID) -> HttpResponse:
    """One phone, and what may be done about it."""
    phone = queries.phone(by=request.actor, on=request.today, phone_id=phone_id)
    zone_name = zone_of(request)
    values = {
        "phone": phone,
        "trail": trail_of_phones(request),
        "line": lines(request, [phone], zone_name)[0],
        "enrolled": words.moment(phone.enrolled_at, zone_name),
        "shut_out_at": words.moment(phone.shut_out_at, zone_name),
    }
    return render(request, "web/phones/phone.html", values)


class ReasonForm(ErrandForm):
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300)


Act = Callable[..., None]


def _errand(request: Request, phone_id: UUID, act: Act, help_text: str, **more: Any) -> HttpResponse:
    phone = queries.phone(by=request.actor, on=request.today, phone_id=phone_id)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].help_text = help_text
    back = reverse("phones:phone", kwargs={"phone_id": phone_id})
    errand = Errand(
        lead=f"{phone.user_name} · {phone.label}",
        trail=with_link_to_last([*trail_of_phones(request), Stone(phone.user_name)], back),
        back=back,
        **more,
    )

    def carry_out() -> None:
        act(by=request.actor, at=request.at, phone_id=phone_id, reason=form.cleaned_data["reason"])

    return run(request, form, errand, carry_out)


@page("phone.manage")
def shut_out(request: Request, phone_id: UUID) -> HttpResponse:
    """Nothing comes in from a lost phone."""
    return _errand(
        request,
        phone_id,
        commands.shut_out,
        _("Misalnya: hilang di pasar"),
        name="phones.shut_out",
        title=_("Tutup HP"),
        button=_("Tutup HP ini"),
        warning=_(
            "HP ini tidak dapat mengirim atau mengambil data lagi. Yang tersimpan di HP tetap ada, terkunci dengan PIN."
        ),
        said=lambda: _("HP ditutup. Bila ketemu, buka lagi dari halaman ini."),
    )


@page("phone.manage")
def readmit(request: Request, phone_id: UUID) -> HttpResponse:
    """A phone that was found again."""
    return _errand(
        request,
        phone_id,
        commands.readmit,
        _("Misalnya: HP ketemu di rumah"),
        name="phones.readmit",
        title=_("Buka lagi HP"),
        button=_("Buka lagi HP ini"),
        said=lambda: _("HP dibuka lagi. Kiriman berikutnya diterima seperti biasa."),
    )


@page("phone.manage")
def end_credential(request: Request, phone_id: UUID) -> HttpResponse:
    """The phone asks for a new code; its unsent work stays."""
    return _errand(
        request,
        phone_id,
        commands.end_credential,
        _("Misalnya: HP dipinjam orang lain"),
        name="phones.end_credential",
        title=_("Minta kode baru"),
        button=_("Minta kode baru"),
        warning=_("HP ini meminta kode baru sebelum dapat mengirim lagi. Catatan yang belum terkirim tidak hilang."),
        said=lambda: _("HP ini sekarang perlu kode baru."),
    )

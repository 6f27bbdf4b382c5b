"""Accounts of an area: who signs in, with which role, from when to when."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.accounts import commands
from simpul.accounts.queries import agencies, roles_to_give, user, users
from simpul.kernel.actor import Actor, Scope
from simpul.places.queries import AreaView
from simpul.registry.queries import post_scope, posts_seen
from simpul.web.errand_form import DateInput, ErrandForm, carry_out, choice
from simpul.web.office.owners import owner_name
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones

PAGE = 50


class NewUserForm(ErrandForm):
    """A first password is told to the owner, who changes it when they first come in."""

    name = forms.CharField(label=gettext_lazy("Nama lengkap"), max_length=200)
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=60,
        help_text=gettext_lazy("Huruf kecil, angka, titik. Bukan NIK."),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi pertama"),
        help_text=gettext_lazy("Sampaikan kepada orangnya; ia menggantinya saat pertama masuk."),
    )


class RoleForm(ErrandForm):
    """A role in the area itself, or in one of its posts."""

    role = forms.ChoiceField(label=gettext_lazy("Peran"))
    field = forms.ChoiceField(
        label=gettext_lazy("Bidang"),
        required=False,
        help_text=gettext_lazy("Hanya untuk kader dan koordinator bidang."),
    )
    agency_id = forms.ChoiceField(
        label=gettext_lazy("OPD"), required=False, help_text=gettext_lazy("Hanya untuk petugas OPD.")
    )
    valid_from = forms.DateField(label=gettext_lazy("Mulai"), widget=DateInput())
    valid_to = forms.DateField(
        label=gettext_lazy("Berakhir"),
        required=False,
        widget=DateInput(),
        help_text=gettext_lazy("Hari pertama tanpa peran ini. Kosongkan bila belum tahu."),
    )
    exception_reason = forms.CharField(
        label=gettext_lazy("Alasan pengecualian"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Wajib bila seorang kader melayani lebih dari satu bidang."),
    )
    exception_until = forms.DateField(label=gettext_lazy("Pengecualian sampai"), required=False, widget=DateInput())

    def __init__(self, *args: Any, actor: Actor, scope: Scope, opd: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "role").choices = [(one.code, one.name) for one in roles_to_give(by=actor, scope=scope)]
        choice(self, "field").choices = [("", "—"), *((one.code, one.name) for one in standards.fields())]
        choice(self, "agency_id").choices = [("", "—"), *opd]


class ReasonForm(ErrandForm):
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300)


class PasswordForm(ErrandForm):
    new = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        help_text=gettext_lazy("Sampaikan kepada orangnya; ia menggantinya saat masuk."),
    )


@page("account.manage", scope=of_area)
def account_list(request: Request, code: str) -> HttpResponse:
    """Accounts of the area, and the form for a new one."""
    area = area_or_refusal(code)
    text, after = request.GET.get("q", ""), request.GET.get("sesudah", "")
    found = users(by=request.actor, area_id=area.id, on=request.today, text=text, limit=PAGE, after=after)
    values = {
        "area": area,
        "users": found,
        "text": text,
        "more": found[-1].username if len(found) == PAGE else "",
        "trail": stones(request.actor, area.id, "account.manage", "accounts"),
    }
    return render(request, "web/office/accounts.html", values)


@page("account.manage", scope=of_area)
def account_new(request: Request, code: str) -> HttpResponse:
    area = area_or_refusal(code)
    form = NewUserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("name", "username", "password")}
        done, made = carry_out(
            request,
            form,
            "accounts.create_user",
            lambda: str(commands.create_user(by=request.actor, at=request.at, home_id=area.id, **given)),
        )
        if done:
            messages.success(request, _("Akun %(name)s dibuat. Sekarang beri perannya.") % given)
            return redirect("account", code=code, user_id=made)
    values = {"form": form, "title": _("Akun baru"), "button": _("Buat akun"), **_around(request, area)}
    return render(request, "web/office/account_form.html", values)


@page("account.manage", scope=of_area)
def account(request: Request, code: str, user_id: UUID) -> HttpResponse:
    """One account: its roles, and what can be done with it."""
    area = area_or_refusal(code)
    found = user(by=request.actor, user_id=user_id, on=request.today)
    posts = posts_seen(by=request.actor, area_id=area.id, limit=PAGE)
    owner = owner_name(request, area, found)
    values = {"user_view": found, "posts": posts, "owner": owner, **_around(request, area)}
    return render(request, "web/office/account.html", values)


@page("account.manage", scope=of_area)
def role_new(request: Request, code: str, user_id: UUID, post_id: UUID | None = None) -> HttpResponse:
    """Give a role in the area, or in a post of it."""
    area = area_or_refusal(code)
    scope = post_scope(post_id) if post_id else Scope(area=area.path)
    opd = [(str(one.id), one.name) for one in agencies(by=request.actor, area_id=area.id, on=request.today)]
    form = RoleForm(
        request.POST or None, actor=request.actor, scope=scope, opd=opd, initial={"valid_from": request.today}
    )
    if request.method == "POST" and form.is_valid():
        done, _made = carry_out(
            request, form, "accounts.hold_role", lambda: _give(request, form, area, user_id, post_id)
        )
        if done:
            messages.success(request, _("Peran diberikan."))
            return redirect("account", code=code, user_id=user_id)
    values = {"form": form, "title": _("Beri peran"), "button": _("Beri peran"), **_around(request, area)}
    return render(request, "web/office/account_form.html", values)


def _give(request: Request, form: RoleForm, area: AreaView, user_id: UUID, post_id: UUID | None) -> str:
    given = {key: value for key, value in form.cleaned_data.items() if key not in {"intention", "agency_id"}}
    agency = form.cleaned_data["agency_id"]
    place: dict[str, Any] = {"post_id": post_id} if post_id else {"area_id": area.id}
    return str(
        commands.hold_role(
            by=request.actor,
            at=request.at,
            user_id=user_id,
            agency_id=UUID(agency) if agency else None,
            **place,
            **given,
        )
    )


@page("account.manage", scope=of_area)
def role_end(request: Request, code: str, user_id: UUID, holding_id: UUID) -> HttpResponse:
    """End a role today, with a reason."""
    return _with_reason(
        request,
        code,
        user_id,
        title=_("Akhiri peran"),
        command="accounts.end_role",
        act=lambda reason: commands.end_role(
            by=request.actor, at=request.at, holding_id=holding_id, on=request.today, reason=reason
        ),
    )


@page("account.manage", scope=of_area)
def account_close(request: Request, code: str, user_id: UUID) -> HttpResponse:
    """Close an account, or open it again: each can undo the other."""
    found = user(by=request.actor, user_id=user_id, on=request.today)
    switch = commands.deactivate if found.is_active else commands.reactivate
    return _with_reason(
        request,
        code,
        user_id,
        title=_("Tutup akun") if found.is_active else _("Buka akun lagi"),
        command="accounts.deactivate" if found.is_active else "accounts.reactivate",
        act=lambda reason: switch(by=request.actor, at=request.at, user_id=user_id, reason=reason),
    )


@page("account.manage", scope=of_area)
def password_new(request: Request, code: str, user_id: UUID) -> HttpResponse:
    """A first password for somebody who forgot theirs."""
    area = area_or_refusal(code)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["new"]
        done, _none = carry_out(
            request,
            form,
            "accounts.set_password",
            lambda: commands.set_password(by=request.actor, at=request.at, user_id=user_id, new=new),
        )
        if done:
            messages.success(request, _("Kata sandi pertama sudah dibuat."))
            return redirect("account", code=code, user_id=user_id)
    values = {
        "form": form,
        "title": _("Kata sandi pertama"),
        "button": _("Simpan kata sandi"),
        **_around(request, area),
    }
    return render(request, "web/office/account_form.html", values)


def _with_reason(request: Request, code: str, user_id: UUID, *, title: str, command: str, act: Any) -> HttpResponse:
    area = area_or_refusal(code)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done, _none = carry_out(request, form, command, lambda: act(form.cleaned_data["reason"]))
        if done:
            messages.success(request, _("%(title)s: sudah.") % {"title": title})
            return redirect("account", code=code, user_id=user_id)
    values = {"form": form, "title": title, "button": title, **_around(request, area)}
    return render(request, "web/office/account_form.html", values)


def _around(request: Request, area: AreaView) -> dict[str, Any]:
    return {"area": area, "trail": stones(request.actor, area.id, "account.manage", "accounts")}

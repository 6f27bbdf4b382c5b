"""Coming in and going out."""

from typing import Any

from django import forms
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from simpul.accounts.commands import set_password
from simpul.accounts.queries import user
from simpul.kernel.refusals import Refusal
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, SIGNED_IN, page


class EnterForm(AuthenticationForm):
    """Name and password; the sentence does not tell which of the two was wrong."""

    username = forms.CharField(
        label=_("Nama pengguna"),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": _(
            "Nama pengguna atau kata sandi belum cocok. Periksa huruf besar dan kecil, lalu coba lagi. "
            "Lupa kata sandi? Minta yang baru kepada admin desa atau kelurahan."
        ),
        "inactive": _("Akun ini sudah tidak dipakai. Hubungi admin desa atau kelurahan."),
    }


class PasswordForm(forms.Form):
    """The old password once, the new one once: it can be looked at, so nobody must type it twice."""

    current = forms.CharField(
        label=_("Kata sandi sekarang"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Kata sandi baru"),
        strip=False,
        help_text=_("Sedikitnya 10 huruf atau angka. Kalimat pendek yang mudah Anda ingat paling baik."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-reveal": ""}),
    )


@page(PUBLIC)
def enter(request: Request) -> HttpResponse:
    """The login page. Wrong passwords are counted and throttled (django-axes)."""
    if request.actor is not None:
        return redirect("home")
    form = EnterForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        return HttpResponseRedirect(_next(request))
    values = {"form": form, "next": request.GET.get("next", "")}
    return render(request, "web/login.html", values)


def _next(request: Request) -> str:
    """Where the visitor wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return "/"


@page(PUBLIC, methods=("POST",))
def leave(request: Request) -> HttpResponse:
    logout(request)
    return redirect("login")


@page(SIGNED_IN)
def my_account(request: Request) -> HttpResponse:
    """Who I am here, what I may do, and my password."""
    form = PasswordForm(request.POST or None)
    values: dict[str, Any] = {
        "form": form,
        "holdings": user(by=request.actor, user_id=request.actor.id, on=request.today).holdings,
    }
    if request.method == "POST" and form.is_valid():
        try:
            set_password(by=request.actor, at=request.at, user_id=request.actor.id, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else "new", refusal.sentence)
        else:
            if request.user.is_authenticated:
                request.user.refresh_from_db()
                update_session_auth_hash(request, request.user)
            values["changed"] = True
    return render(request, "web/my_account.html", values)

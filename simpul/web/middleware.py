"""Puts the actor and the moment on the request; turns a refusal that no page handled into a page."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from simpul.accounts.queries import actor_for
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.web.request import Request

# What a refusal means to a browser; every other one is a conflict with the state of things.
STATUS = {"tidak-berhak": 403, "tidak-ditemukan": 404}

Answer = Callable[[Request], HttpResponse]


class ActorMiddleware:
    """`request.actor`: who is signed in, with the roles of today (None: a visitor); `request.at`, `request.today`."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.at = timezone.now()
        # Roles begin and end by the calendar of Jakarta; a post's own day is asked where it matters.
        request.today = day_at(request.at, "WIB")
        # A type for pages that ask for a right; those open to visitors look before they use it.
        request.actor = cast(Actor, _actor(request))
        if request.actor is not None and _must_change_password(request):
            return redirect("my-account")
        response = self.get_response(request)
        if request.actor is not None:
            # Nothing of a person stays in a shared machine's cache; going back still shows what was typed.
            response.setdefault("Cache-Control", "private, no-cache")
        return response


def _actor(request: Request) -> Actor | None:
    """The actor of the session; that of an account that was closed ends here."""
    if not request.user.is_authenticated:
        return None
    try:
        return actor_for(request.user.id, request.today)
    except Refusal:
        logout(request)
        return None


def _must_change_password(request: Request) -> bool:
    allowed = {reverse("my-account"), reverse("logout"), reverse("about")}
    user = request.user
    return user.is_authenticated and user.must_change_password and request.path not in allowed


class RefusalMiddleware:
    """A refusal outside a form becomes a plain page with its sentence and a way back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        status = STATUS.get(error.code, 409)
        return render(request, "web/refusal.html", {"sentence": error.sentence, "status": status}, status=status)

"""Puts the actor on the request; turns a refusal that no page handled into a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class ActorMiddleware:
    """`request.actor`: who is signed in, with the roles of today; None for visitors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class RefusalMiddleware(ActorMiddleware):
    """A refusal outside a form becomes a plain page with its sentence."""

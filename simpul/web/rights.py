"""Which right a page asks for, declared where the page is written: `@page("report.read", scope=of_area)`.

The declaration stays on the view (`view.right`), so that a test can walk role x page x area and fail on a page
that declares nothing.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area_by_code
from simpul.registry.queries import post_scope
from simpul.web.request import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponseBase]
ScopeOf = Callable[..., Scope]


class Open(StrEnum):
    """Pages that ask for no particular right."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"


PUBLIC, SIGNED_IN = Open.PUBLIC, Open.SIGNED_IN


@dataclass(frozen=True)
class Right:
    """An action, where it takes place (None: anywhere the actor may), and whether only from that very office."""

    action: str
    scope: ScopeOf | None = None
    exact: bool = False
    methods: tuple[str, ...] = ("GET", "POST")


def page(
    action: str, *, scope: ScopeOf | None = None, exact: bool = False, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View[P]], View[P]]:
    """Declare and check the right of a page. `scope` gets the arguments of the address and says where the act is."""
    right = Right(action, scope, exact, methods)

    def wrap(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def checked(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in (*methods, "HEAD"):
                return HttpResponseNotAllowed(methods)
            actor: Actor | None = request.actor
            if action != PUBLIC and actor is None:
                return redirect_to_login(request.get_full_path())
            if actor is not None:
                _check(right, actor, kwargs)
            return view(request, *args, **kwargs)

        vars(checked)["right"] = right
        return checked

    return wrap


def _check(right: Right, actor: Actor, kwargs: dict[str, Any]) -> None:
    if right.action in tuple(Open):
        return
    if right.scope is not None:
        actor.require(right.action, right.scope(**kwargs), exact=right.exact)
    elif not actor.where(right.action):
        raise Refusal("tidak-berhak", action=right.action)


def of_area(code: str, field: str | None = None, **_: Any) -> Scope:
    """The place of a page whose address has an area's code (and perhaps a field)."""
    area = area_by_code(code)
    if area is None:
        raise Refusal("tidak-ditemukan")
    return Scope(area=area.path, field=field)


def of_post(post_id: UUID, field: str | None = None, **_: Any) -> Scope:
    """The place of a page whose address has a post's id (and perhaps a field)."""
    scope = post_scope(post_id)
    return Scope(area=scope.area, post=scope.post, field=field)

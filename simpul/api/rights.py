"""Who calls, and which right an endpoint asks for. The right is declared in the description as `x-right`.

The actor and the moment are put on every request before it comes here (`config.settings.MIDDLEWARE`).
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja.security import APIKeyCookie

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal

SIGNED_IN = "signed-in"
PUBLIC = "public"


class Signed(APIKeyCookie):
    """The session of a person who signed in on the web; unsafe methods need the CSRF token too."""

    param_name = "sessionid"

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor: Actor | None = vars(request)["actor"]
        return actor


def needs(action: str) -> dict[str, Any]:
    """Keyword arguments of an endpoint that asks for a right somewhere; where exactly, the query decides."""
    return {"openapi_extra": {"x-right": action}, "auth": None if action == PUBLIC else Signed()}


def caller(request: HttpRequest, action: str = SIGNED_IN) -> Actor:
    """The actor of a request; Refusal `tidak-berhak` when nobody of that name has the right anywhere."""
    actor: Actor = vars(request)["actor"]
    if action != SIGNED_IN and not actor.is_system and not actor.where(action):
        raise Refusal("tidak-berhak", action=action)
    return actor


def moment(request: HttpRequest) -> datetime:
    """When the request came in."""
    at: datetime = vars(request)["at"]
    return at

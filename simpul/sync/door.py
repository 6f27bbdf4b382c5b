"""Who calls: a phone by its credential, its version, its actor; how requests are unpacked and answers are told."""

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder
from ninja.security import HttpBearer

from simpul.accounts.queries import actor_for
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.phones import commands as phones
from simpul.phones.queries import Known, authenticate
from simpul.phones.rules import version_of
from simpul.standards.phone import phone_rules

LONGEST_UNPACKED = 8 * 1024 * 1024
STATUS = {
    "masuk-ulang": 401,
    "telepon-ditutup": 403,
    "tidak-berhak": 403,
    "tidak-ditemukan": 404,
    "kiriman-terlalu-besar": 413,
    "perbarui-aplikasi": 426,
    "terlalu-sering": 429,
}
# Who may call an endpoint, in its description as `x-right`.
PHONE, ANYONE = "phone", "anyone"


@dataclass(frozen=True)
class Caller:
    """A phone with its actor, at the moment of the request."""

    phone: Known
    actor: Actor
    at: datetime


class Credential(HttpBearer):
    """`Authorization: Bearer <phone id>.<secret>`, of a version of the client that is still accepted."""

    def __call__(self, request: HttpRequest) -> Any:
        header = request.headers.get("Authorization", "")
        scheme, _, token = header.partition(" ")
        return self.authenticate(request, token if scheme.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        at = moment(request)
        known = authenticate(token)
        check_version(request, at)
        caller = Caller(known, _actor(known, at), at)
        phones.note_seen(phone_id=known.id, at=at, client_version=client_version(request))
        return caller


def _actor(phone: Known, at: datetime) -> Actor:
    """With the roles of today; a closed account shuts its phones out."""
    try:
        return actor_for(phone.user_id, day_at(at, "WIB"))
    except Refusal:
        raise Refusal("telepon-ditutup") from None


def client_version(request: HttpRequest) -> str:
    return request.headers.get("X-Simpul-Client", "")[:20]


def check_version(request: HttpRequest, at: datetime) -> None:
    """Refusal `perbarui-aplikasi` for a client that is too old, or does not tell its version."""
    version = version_of(client_version(request))
    if version is None or version < (version_of(phone_rules(day_at(at, "WIB")).oldest_client) or ()):
        raise Refusal("perbarui-aplikasi")


def moment(request: HttpRequest) -> datetime:
    """When the request came in."""
    at: datetime = vars(request)["at"]
    return at


def caller(request: HttpRequest) -> Caller:
    found: Caller = vars(request)["auth"]
    return found


def needs(right: str = PHONE) -> dict[str, Any]:
    """Keyword arguments of an endpoint: who may call it."""
    return {"openapi_extra": {"x-right": right}, "auth": Credential() if right == PHONE else None}


class Unpacking(Parser):
    """Bodies plain or as gzip, up to a limit of what comes out."""

    def parse_body(self, request: HttpRequest) -> Any:
        return json.loads(unpacked(request))


def unpacked(request: HttpRequest) -> bytes:
    """The body of a request; Refusal `kiriman-terlalu-besar`."""
    if request.headers.get("Content-Encoding", "").lower() != "gzip":
        return request.body
    stream = zlib.decompressobj(wbits=31)
    body = stream.decompress(request.body, LONGEST_UNPACKED)
    if stream.unconsumed_tail:
        raise Refusal("kiriman-terlalu-besar")
    if not stream.eof:
        raise ValueError("the gzip ends too early")
    return body


class Compact(BaseRenderer):
    """JSON without a space too many."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, cls=NinjaJSONEncoder, separators=(",", ":"), ensure_ascii=False)

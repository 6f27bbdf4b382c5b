"""The server behind the line: the very functions of the phone's door, on a real database, and its sudden death."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import connection

from simpul.accounts.queries import actor_for
from simpul.intake.commands import receive
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.phones.commands import note_seen
from simpul.phones.queries import authenticate
from simpul.phones.rules import version_of
from simpul.standards.phone import phone_rules
from simpul.sync.pulling import page
from tests.sync.faults import Faults
from tests.sync.host import Json
from tests.sync.world import World

# As the client reads the statuses of the door (client/src/hp/net.ts).
KINDS = {"masuk-ulang": "ask-again", "telepon-ditutup": "shut-out", "perbarui-aplikasi": "too-old"}

TICK = timedelta(milliseconds=37)  # no two requests at the same moment


@dataclass
class Request:
    """What left a phone. `at`: the moment at the door, when it has to wait there before it is carried out."""

    phone: str
    port: str
    token: str
    client: str
    body: str
    number: int
    at: datetime | None = None


class ServerKilled(BaseException):
    """The process is gone in the middle of a statement. Not an Exception: nothing of ours may catch it."""


class Server:
    """Carries out one request after the other, by the world's clock."""

    def __init__(self, world: World, faults: Faults, rng: Random) -> None:
        self.world, self.faults, self.rng = world, faults, rng
        self.pull: Callable[..., Json] = page

    def answer(self, request: Request) -> Json | None:
        """What goes back over the line: a value or an error; None when the server died of it."""
        self.world.now += TICK
        try:
            if request.port == "net.push" and self.faults.strikes("server killed before commit"):
                with dying(self.rng):
                    answer = self._judged(request)
            else:
                answer = self._judged(request)
        except ServerKilled:
            self.faults.note("server killed before commit")
            return None
        if self.faults.strikes("server killed between commit and answer"):
            self.faults.note("server killed between commit and answer")
            return None
        return answer

    def _judged(self, request: Request) -> Json:
        try:
            return {"value": json.loads(as_wire(self._carried_out(request)))}
        except Refusal as refusal:
            kind = KINDS.get(refusal.code, "rejected")
            return {"error": {"kind": kind, "code": refusal.code, "sentence": str(refusal)}}

    def _carried_out(self, request: Request) -> Any:
        at = request.at or self.world.now
        phone = authenticate(request.token)
        on = day_at(at, "WIB")
        if (version_of(request.client) or ()) < (version_of(phone_rules(on).oldest_client) or ()):
            self.faults.note("client too old")
            raise Refusal("perbarui-aplikasi")
        by = actor_for(phone.user_id, on)
        given = json.loads(request.body)
        if request.port == "net.push":
            note_seen(phone_id=phone.id, at=at, client_version=request.client, unsent=given["unsent"])
            answer = receive(by=by, at=at, phone=phone, intentions=given["intentions"])
            if any(one["state"] == "refused" for one in answer["results"]):
                self.faults.note("intention refused")
            return answer
        return self.pull(by=by, at=at, cursor=given or "")


@contextmanager
def dying(rng: Random) -> Iterator[None]:
    """Somewhere within the next statements that write, the server dies; what was not committed never was."""
    left = rng.randrange(1, 25)

    def watch(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            left -= 1
            if left == 0:
                raise ServerKilled
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def as_wire(body: Any) -> str:
    """The body as it goes over the line: text, so that no object is shared between a phone and the server."""
    return json.dumps(body, sort_keys=True, default=str)

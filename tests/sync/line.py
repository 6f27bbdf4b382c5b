"""What happens to a phone's awaits: its store, and the line to the server with all that can go wrong on it."""

from dataclasses import dataclass, field, replace
from random import Random

from tests.sync.faults import Faults
from tests.sync.handset import Handset
from tests.sync.phones import Call, Phones
from tests.sync.server import Request, Server, as_wire
from tests.sync.world import World

OFFLINE = {"kind": "offline"}
LEAVES_THE_DOOR = 0.1  # at each turn: who waits for a lock waits for several others


@dataclass
class Line:
    """Answers the awaits, one at a time. `air`: requests whose phone has given up waiting for them."""

    world: World
    phones: Phones
    handsets: dict[str, Handset]
    server: Server
    faults: Faults
    rng: Random
    air: list[Request] = field(default_factory=list)
    door: dict[int, Request] = field(default_factory=dict)  # by call: arrived, not yet carried out
    sent: int = 0
    newest: dict[str, int] = field(default_factory=dict)  # by phone: the request that was carried out last

    def turn(self, call: Call) -> None:
        """Let something happen to this await: mostly what should, by and by."""
        if call.port == "store.read":
            self._read(call)
        elif call.port == "store.write":
            self._write(call)
        elif call.number in self.door:
            if self.faults.quiet or self.rng.random() < LEAVES_THE_DOOR:
                self._carry_out(call, self.door.pop(call.number))
        elif call.answer is None:
            self._send(call)
        else:
            self._deliver(call)

    def late_arrival(self) -> None:
        """One of the requests in the air comes down at the server; nobody waits for its answer any more."""
        if self.air:
            self._at_server(self.air.pop(self.rng.randrange(len(self.air))))

    def kill(self, handset: Handset) -> None:
        """The phone is gone with all that it waited for; what it had sent may still arrive."""
        for call in self.phones.kill(handset.name):
            request = self.door.pop(call.number, None)
            if request:
                self.air.append(request)
        handset.on, handset.syncing = False, None

    def _read(self, call: Call) -> None:
        if self._dies(call, "phone killed while reading"):
            return
        self.phones.answer(call, value=None)

    def _write(self, call: Call) -> None:
        if self.faults.strikes("storage full"):
            self.faults.note("storage full")
            self.phones.answer(call, error={"kind": "full"})
        elif not self._dies(call, "phone killed before a write"):
            self.phones.write(call)
            if not self._dies(call, "phone killed after a write"):
                self.phones.answer(call, value=None)

    def _dies(self, call: Call, how: str) -> bool:
        if not self.faults.strikes(how):
            return False
        self.faults.note(how)
        self.kill(self.handsets[call.phone])
        return True

    def _send(self, call: Call) -> None:
        handset = self.handsets[call.phone]
        request = self._request(handset, call)
        if self.faults.strikes("request lost"):
            self.faults.note("request lost")
            self.phones.answer(call, error=OFFLINE)
        elif self.faults.strikes("request delayed"):
            self.faults.note("request delayed")
            self.air.append(request)
            self.phones.answer(call, error=OFFLINE)
        elif self.faults.strikes("phone killed while sending"):
            self.faults.note("phone killed while sending")
            self.air.append(request)
            self.kill(handset)
        elif self.faults.strikes("late at the door"):
            self.faults.note("late at the door")
            self.door[call.number] = replace(request, at=self.world.now)
        else:
            self._carry_out(call, request)

    def _request(self, handset: Handset, call: Call) -> Request:
        self.sent += 1
        body = as_wire(call.given)
        if call.port == "net.push":
            handset.bodies.append(body)
        return Request(handset.name, call.port, handset.token, handset.client, body, number=self.sent)

    def _carry_out(self, call: Call, request: Request) -> None:
        answer = self._at_server(request)
        if answer is None:
            self.phones.answer(call, error=OFFLINE)
        else:
            call.answer = answer

    def _at_server(self, request: Request) -> dict | None:
        before = self.newest.get(request.phone, 0)
        if request.number < before and request.port == "net.push":
            self.faults.note("requests reordered")
        self.newest[request.phone] = max(before, request.number)
        return self.server.answer(request)

    def _deliver(self, call: Call) -> None:
        if self.faults.strikes("answer cut"):
            self.faults.note("answer cut")
            self.phones.answer(call, error=OFFLINE)
            return
        if self.faults.strikes("request doubled"):
            self.faults.note("request doubled")
            self.air.append(self._again(call))
        answer = call.answer or {}
        self.phones.answer(call, **answer)

    def _again(self, call: Call) -> Request:
        handset = self.handsets[call.phone]
        self.sent += 1
        return Request(call.phone, call.port, handset.token, handset.client, as_wire(call.given), number=self.sent)

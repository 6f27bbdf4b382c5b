"""The phones as the schedule sees them: what each one waits for, and what it told its kader."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.sync.host import Host, Json


@dataclass
class Call:
    """Something a phone awaits: a read or write of its store, or the line. `answer` once there is one on the way."""

    number: int
    phone: str
    port: str
    given: Any
    answer: Json | None = None


@dataclass
class Told:
    """How an act ended for the kader who did it: with a value, or with an error in words."""

    value: Any = None
    error: Json | None = None


@dataclass
class Phones:
    """All phones of a schedule in the one Node process."""

    host: Host
    waiting: dict[int, Call] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)

    def reset(self, variant: str = "") -> None:
        """No phone has ever been. `variant`: of an outbox that is broken on purpose (node_broken.ts)."""
        self._do({"op": "reset", "variant": variant})
        self.waiting.clear()
        self.told.clear()

    def start(self, phone: str, **given: Any) -> None:
        """Switch a phone on, with what its store kept."""
        self._do({"op": "start", "phone": phone, **given})

    def kill(self, phone: str) -> list[Call]:
        """All that the phone knew besides its store is gone; gives what it was waiting for."""
        lost = [call for call in self.waiting.values() if call.phone == phone]
        for call in lost:
            del self.waiting[call.number]
        self._do({"op": "kill", "phone": phone})
        return lost

    def set(self, phone: str, **given: Any) -> None:
        """Tell a phone what its clock shows."""
        self._do({"op": "set", "phone": phone, **given})

    def act(self, number: int, phone: str, act: str, **given: Any) -> None:
        """A finger on the screen. How it ended is found in `told[number]`, some time."""
        self._do({"op": "act", "tag": number, "phone": phone, "act": act, "given": given})

    def see(self, phone: str) -> Json:
        """What stands on the screen and in the store now; changes nothing."""
        (event,) = self.host.do([{"op": "see", "phone": phone}])
        return event["seen"]

    def answer(self, call: Call, **given: Any) -> None:
        """The await of this call is over: `value=...`, or `error={...}`."""
        del self.waiting[call.number]
        self._do({"op": "answer", "call": call.number, **given})

    def write(self, call: Call) -> None:
        """The store keeps what this call wants to write; the phone does not know it yet."""
        self._do({"op": "write", "call": call.number})

    def of(self, phone: str) -> Iterator[Call]:
        """What this phone waits for."""
        return (call for call in self.waiting.values() if call.phone == phone)

    def _do(self, command: Json) -> None:
        self.trace.append(str({key: value for key, value in command.items() if key != "value"})[:300])
        for event in self.host.do([command]):
            if "call" in event:
                self.waiting[event["call"]] = Call(event["call"], event["phone"], event["port"], event.get("given"))
            else:
                self.told[event["told"]] = Told(event.get("value"), event.get("error"))

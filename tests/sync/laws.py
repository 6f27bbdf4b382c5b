"""What must hold when everything has been let through: the laws of ADR 0050 and 0051."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from simpul.intake.models import Arrival
from simpul.intake.queries.held import held
from tests.sync.handset import Handset
from tests.sync.host import Json
from tests.sync.likeness import likeness
from tests.sync.order import differing, order_does_not_matter
from tests.sync.server import Request, as_wire

if TYPE_CHECKING:
    from tests.sync.schedule import Schedule

RESENT_AT_MOST = 3
NAMING = ("id", "person_id", "household_id", "mother_id", "open_day_id")


class LawBroken(AssertionError):
    """Something was lost, doubled or different; the sentence says what."""


@dataclass
class End:
    """Phones and server after a schedule."""

    run: "Schedule"
    seen: dict[str, Json]
    arrivals: dict[str, Arrival]
    counted: Counter[str]

    def entry(self, phone: str, id: str) -> Json | None:
        """An intention as the phone still shows it."""
        return next((one for one in self.seen[phone]["entries"] if one["intention"]["id"] == id), None)

    def line(self, phone: str, id: str) -> Json | None:
        """An intention in the phone's list of what it has sent."""
        return next((one for one in self.seen[phone]["lines"] if one["id"] == id), None)

    def require(self, holds: bool, sentence: str, *things: Any) -> None:
        """LawBroken unless it holds."""
        if not holds:
            told = " ".join(str(one) for one in things)
            raise LawBroken(f"seed {self.run.seed}: {sentence} {told}")


def check(run: "Schedule") -> Counter[str]:
    """All laws; what was compared, by name of the law."""
    for name in run.handsets:
        run.ledger.notice(name, run.phones.see(name))
    seen = {name: run.phones.see(name) for name in run.handsets}
    arrivals = {str(one.id): one for one in Arrival.objects.filter(by__in=[one.id for one in run.world.kader])}
    end = End(run, seen, arrivals, Counter())
    for law in LAWS:
        law(end)
    return end.counted


def accounted_for(end: End) -> None:
    """What was told as saved is kept; what is kept is on the server, a task on the phone, or withdrawn."""
    end.require(not end.run.ledger.forgotten, "told as saved and not kept:", end.run.ledger.forgotten)
    for id, kept in end.run.ledger.kept.items():
        end.counted["intentions accounted for"] += 1
        arrival = end.arrivals.get(id)
        state = arrival.state if arrival else "nowhere"
        judge: Callable[[End, str, str], bool] = _WHERE[state]
        end.require(judge(end, kept.phone, id), f"{kept.name} saved on {kept.phone} is {state}:", id, kept.payload)
        end.counted[f"... {_WORDS[state]}"] += 1


def _on_the_server(end: End, phone: str, id: str) -> bool:
    return True


def _declined(end: End, phone: str, id: str) -> bool:
    """Somebody said no: the phone shows it, until its kader has done something about it."""
    entry = end.entry(phone, id)
    return entry is None or entry["state"] in ("refused", "replaced", "withdrawn")


def _withdrawn(end: End, phone: str, id: str) -> bool:
    arrival = end.arrivals[id]
    return id in end.run.ledger.given_up or arrival.replaced_by is not None


def _still_on_the_phone(end: End, phone: str, id: str) -> bool:
    entry, line = end.entry(phone, id), end.line(phone, id)
    if entry is None:
        return line is not None and (line["state"] == "replaced" or id in end.run.ledger.given_up)
    if entry["state"] in ("refused", "replaced"):
        return True
    waits = entry["state"] in ("ready", "tried") and entry["waits"] is not None
    return waits or (entry["state"] == "withdrawn" and id in end.run.ledger.given_up)


_WHERE: dict[str, Callable[[End, str, str], bool]] = {
    "accepted": _on_the_server,
    "held": _on_the_server,
    "declined": _declined,
    "withdrawn": _withdrawn,
    "nowhere": _still_on_the_phone,
}
_WORDS = {
    "accepted": "carried out",
    "held": "held for the village",
    "declined": "declined by the village",
    "withdrawn": "withdrawn or replaced by the maker",
    "nowhere": "a task on the phone, or ended there",
}


def held_is_seen(end: End) -> None:
    """Somebody in the village where the post lies now sees everything that is held."""
    seen: dict[UUID, set[UUID]] = {}
    for one in end.arrivals.values():
        if one.state != "held":
            continue
        end.counted["held ones seen by the village"] += 1
        end.require(one.post_id is not None, "held where nobody looks:", one.id, one.code)
        if one.post_id not in seen:
            head = end.run.world.head_of(one.post_id)
            seen[one.post_id] = {each.id for each in held(by=head, post_id=one.post_id, limit=1000)}
        end.require(one.id in seen[one.post_id], "held and not shown to the village:", one.id, one.code)


def arrived_as_told(end: End) -> None:
    """What a phone told its kader as arrived is on the server."""
    for phone, seen in end.seen.items():
        told = [one["intention"]["id"] for one in seen["entries"] if one["state"] in ("accepted", "held")]
        told += [one["id"] for one in seen["lines"] if one["state"] in ("accepted", "held")]
        told += [id for id, name in end.run.ledger.told_arrived.items() if name == phone]
        for id in told:
            end.counted["told as arrived"] += 1
            end.require(id in end.arrivals, f"{phone} told as arrived what the server does not have:", id)


def as_it_was_saved(end: End) -> None:
    """What was carried out says what the kader had saved, as long as nobody changed it afterwards."""
    for problem in likeness(end.run.ledger, end.arrivals, end.counted):
        end.require(False, problem)


def made_once(end: End) -> None:
    """One act of a kader is one intention of one phone, and no two intentions make the same thing."""
    makers: dict[str, set[str]] = {}
    for handset in end.run.handsets.values():
        for body in handset.bodies:
            for one in json.loads(body)["intentions"]:
                if one["name"] in ("record_service", "register_resident"):
                    makers.setdefault(one["payload"]["id"], set()).add(one["id"])
    for thing, intentions in makers.items():
        end.counted["things made once"] += 1
        accepted = [id for id in intentions if id in end.arrivals and end.arrivals[id].state == "accepted"]
        end.require(len(accepted) <= 1, "one thing was made by several intentions:", thing, accepted)


def stale_and_pull_is_fresh(end: End) -> None:
    """Every phone shows what a new phone of the same kader would, apart from what it holds for unsent work."""
    for name in list(end.run.handsets):
        fresh = _rows(end.run.fresh_copy(name), set())
        unsent = _needed(end.seen[name])
        stale = _rows(end.seen[name], unsent)
        for key in sorted(fresh.keys() | stale.keys()):
            if key[1] in unsent:
                continue
            end.counted["rows compared with a fresh copy"] += 1
            here, there = stale.get(key), fresh.get(key)
            end.require(here == there, f"{name} differs from a fresh copy in {key}:", here, "fresh:", there)


def _rows(seen: Json, besides: set[str]) -> dict[tuple[str, str], Json]:
    return {(kind, row["id"]): row for kind, rows in seen["rows"].items() for row in rows if row["id"] not in besides}


def _needed(seen: Json) -> set[str]:
    payloads = [one["intention"]["payload"] for one in seen["entries"]]
    return {payload[name] for payload in payloads for name in NAMING if isinstance(payload.get(name), str)}


def twice_is_once(end: End) -> None:
    """The same requests once more change nothing.

    A refusal is not remembered, so what was refused is judged anew; of that only a third time is compared.
    """
    bodies = [(one, body) for one in end.run.handsets.values() for body in one.bodies[-RESENT_AT_MOST:]]
    first = end.run.state()
    _send_again(end, [(handset, _known_of(end, body)) for handset, body in bodies])
    second = end.run.state()
    end.require(first == second, "sending once more changed:", differing(first, second))
    _send_again(end, bodies)
    third = end.run.state()
    _send_again(end, bodies)
    fourth = end.run.state()
    end.require(third == fourth, "sending what was refused once more changed:", differing(third, fourth))


def _known_of(end: End, body: str) -> str:
    read = json.loads(body)
    return as_wire({**read, "intentions": [one for one in read["intentions"] if one["id"] in end.arrivals]})


def _send_again(end: End, bodies: list[tuple[Handset, str]]) -> None:
    for handset, body in bodies:
        end.counted["requests sent once more"] += 1
        end.run.line.sent += 1
        again = Request(handset.name, "net.push", handset.token, handset.client, body, number=end.run.line.sent)
        end.run.server.answer(again)


LAWS = (
    accounted_for,
    held_is_seen,
    arrived_as_told,
    as_it_was_saved,
    made_once,
    stale_and_pull_is_fresh,
    twice_is_once,
    order_does_not_matter,
)

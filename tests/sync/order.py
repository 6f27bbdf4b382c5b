"""Independent intentions end the same in any order: the same requests, once as they are and once shuffled."""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from tests.sync.acting import WEIGHING
from tests.sync.handset import Handset
from tests.sync.host import Json
from tests.sync.server import Request, as_wire

if TYPE_CHECKING:
    from tests.sync.laws import End
    from tests.sync.schedule import Schedule

ORDERS, REQUESTS = 2, 8


def order_does_not_matter(end: "End") -> None:
    """Weighings, new people and corrections of different people, from all phones."""
    requests = end.run.rng.sample(_independent(end.run), REQUESTS)
    ends = [_played(end.run, order) for order in _orders(requests, end.run.rng)]
    end.counted["orders compared"] += len(ends)
    for other in ends[1:]:
        end.require(ends[0] == other, "the order of independent intentions mattered:", differing(ends[0], other))


def differing(one: Json, other: Json) -> list[str]:
    """What stands only in one of two states of the server."""
    here = {f"{kind} {row}" for kind, rows in one.items() for row in rows}
    there = {f"{kind} {row}" for kind, rows in other.items() for row in rows}
    return [f"- {row}" for row in sorted(here - there)] + [f"+ {row}" for row in sorted(there - here)]


def _orders(requests: Sequence[Request], rng: Random) -> list[list[Request]]:
    return [rng.sample(list(requests), len(requests)) for _ in range(ORDERS)]


def _played(run: "Schedule", order: Sequence[Request]) -> Json:
    """What the server has afterwards; then all of it is undone."""
    with transaction.atomic():
        for request in order:
            run.server.answer(request)
        state = run.state(made_ids=False)
        transaction.set_rollback(True)
    return state


def _independent(run: "Schedule") -> list[Request]:
    """From each phone a weighing, and a new child or the address of somebody whom no other phone corrects here."""
    requests, corrected = [], set()
    for number, handset in enumerate(run.handsets.values()):
        post_id = handset.kader.post.id
        residents = run.world.residents[post_id]
        weighing = {
            "service": WEIGHING,
            "version": 1,
            "on": run.world.today.isoformat(),
            "answers": {"bb": 9.5, "rujuk": False},
        }
        about = {"id": _id(run), "post_id": str(post_id), "person_id": str(residents[number % 4].id)}
        requests.append(_request(run, handset, "record_service", about | weighing))
        if number % 2 and post_id not in corrected:
            corrected.add(post_id)
            change = {"base": {"address": ""}, "changes": {"address": f"Jalan {number}"}}
            requests.append(_request(run, handset, "amend_person", {"id": str(residents[-1].id), **change}))
        else:
            new = {"name": "Wayan " + "abcdefgh"[number] * 6, "sex": "L", "birth_date": "2025-05-01", "sure": True}
            given = {"id": _id(run), "post_id": str(post_id), **new}
            requests.append(_request(run, handset, "register_resident", given))
    return requests


def _request(run: "Schedule", handset: Handset, name: str, payload: Json) -> Request:
    intention = {"id": _id(run), "name": name, "payload": payload, "needs": [], "instead_of": None, "device_time": ""}
    body = as_wire({"unsent": 1, "device_time": "", "intentions": [intention]})
    run.line.sent += 1
    return Request(handset.name, "net.push", handset.token, handset.client, body, number=run.line.sent)


def _id(run: "Schedule") -> str:
    return str(UUID(int=run.rng.getrandbits(128), version=4))

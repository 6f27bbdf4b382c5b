"""Whether what the server has is what kader saved."""

from collections import Counter
from collections.abc import Iterator, Mapping

from simpul.facts.models import Record
from simpul.intake.models import Arrival
from simpul.people.models import Person
from simpul.services.models import OpenDay
from tests.sync.ledger import Kept, Ledger


def likeness(ledger: Ledger, arrivals: Mapping[str, Arrival], counted: Counter[str]) -> Iterator[str]:
    """A sentence for each thing that was carried out and is not there, or not as it was saved."""
    changed = {kept.payload.get("id") for kept in ledger.kept.values() if kept.name.startswith("amend_")}
    for id, kept in ledger.kept.items():
        arrival = arrivals.get(id)
        look = _LOOKS.get(kept.name)
        if look is None or arrival is None or arrival.state != "accepted":
            continue
        counted["contents compared with what was saved"] += 1
        decided = arrival.decided_at is not None or kept.payload.get("id") in changed
        if problem := look(kept, decided):
            yield f"{kept.name} {id} of {kept.phone}: {problem}"


def _record(kept: Kept, changed: bool) -> str:
    found = Record.objects.filter(id=kept.payload["id"]).first()
    if found is None:
        return "was accepted and is not there"
    if not changed and found.answers != kept.payload["answers"]:
        return f"says {found.answers} instead of {kept.payload['answers']}"
    return ""


def _void(kept: Kept, changed: bool) -> str:
    return "" if Record.objects.filter(id=kept.payload["id"], void=True).exists() else "is not void"


def _amended(kept: Kept, changed: bool) -> str:
    found = Record.objects.filter(id=kept.payload["id"]).first()
    return "" if found and (found.revision > 1) else "changed nothing"


def _person(kept: Kept, changed: bool) -> str:
    same_name = Person.objects.filter(name=kept.payload["name"])
    if same_name.count() != 1:
        return f"is there {same_name.count()} times"
    return "" if str(same_name.get().id) == kept.payload["id"] else "has another id"


def _open_day(kept: Kept, changed: bool) -> str:
    there = OpenDay.objects.filter(post_id=kept.payload["post_id"], on=kept.payload["on"]).count()
    return "" if there == 1 else f"is there {there} times"


_LOOKS = {
    "record_service": _record,
    "void_record": _void,
    "amend_record": _amended,
    "register_resident": _person,
    "add_open_day": _open_day,
}

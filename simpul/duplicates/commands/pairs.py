"""What somebody decided about two that may be one: remembered with who and when."""

from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.duplicates.commands.looking import NIK_CLAIMED, TOLD
from simpul.duplicates.models import DIFFERENT, LATER, OPEN, PERSON, POST, SAME, Pair
from simpul.duplicates.queries.pairs import require_pair
from simpul.duplicates.queries.persons import told
from simpul.duplicates.queries.posts import both_told
from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.rules import nik_of
from simpul.places import queries as places
from simpul.standards.resemblance import resemblance


@command("duplicates.decide")
def decide(*, by: Actor, at: datetime, pair_id: UUID, different: bool) -> None:
    """Say that two are not one (`different`), or that it is to be looked at later. They are not proposed meanwhile."""
    require_pair(by, pair_id)
    pair = Pair.objects.select_for_update(of=("self",)).get(id=pair_id)
    if pair.state == SAME:
        raise Refusal("pasangan-sudah-digabung")
    before, pair.state = pair.state, DIFFERENT if different else LATER
    pair.decided_by, pair.decided_by_name, pair.decided_at = by.id, by.name, at
    pair.save()
    changed("pair", pair.id, before={"state": before}, after={"state": pair.state})


@command("duplicates.propose")
def propose(*, by: Actor, at: datetime, person_id: UUID, other_id: UUID) -> UUID:
    """Somebody who may correct both says that two persons are one: it is for those who may merge them to decide."""
    both = people.persons(by=by, ids=[person_id, other_id])
    if len({one.id for one in both.values()}) < 2:
        raise Refusal("tidak-ditemukan", field="other")
    for one in both.values():
        by.require("person.correct", Scope(area=places.area(one.village_id).path, post=one.post_id))
    return _paired(at, person_id, other_id, (TOLD,))


@command("duplicates.propose_posts")
def propose_posts(*, by: Actor, at: datetime, post_id: UUID, other_id: UUID) -> UUID:
    """The same of two posts, by who may manage both."""
    one, other = both_told(by, post_id, other_id)
    first, second = sorted((post_id, other_id))
    told = {"kind": POST, "village_id": one.village_id, "other_village_id": other.village_id, "found_at": at}
    told |= {"score": 0, "reasons": [TOLD]}
    pair, new = Pair.objects.get_or_create(one_id=first, other_id=second, defaults=told)
    if not new and pair.state != SAME:
        Pair.objects.filter(id=pair.id).update(state=OPEN)
    changed("pair", pair.id, after={"reasons": list(pair.reasons)})
    return pair.id


@command("duplicates.claim_nik")
def claim_nik(*, by: Actor, at: datetime, person_id: UUID, nik: str) -> UUID:
    """Somebody shows a NIK that stands at another person: the two may be one. Returns the id of the pair.

    Whoever sees only one of them is not told who the other is: the pair is shown to those who may merge both.
    Refusal `nik-belum-tercatat` when nobody has that NIK.
    """
    view = people.person(by=by, id=person_id)
    by.require("person.correct", Scope(area=places.area(view.village_id).path, post=view.post_id))
    number = nik_of(nik)
    niks = [number.digits] if number else []
    holder = next(iter(people.known_people(by=SYSTEM, niks=niks, names=(), kks=()).by_nik.values()), None)
    if holder is None or holder.id == view.id:
        raise Refusal("nik-belum-tercatat", field="nik")
    return _paired(at, view.id, holder.id, (NIK_CLAIMED,))


def _paired(at: datetime, one: UUID, other: UUID, reasons: tuple[str, ...]) -> UUID:
    first, second = sorted((one, other))
    known = told([first, second])
    points = resemblance(day_at(at, "WIB")).points
    pair, new = Pair.objects.get_or_create(
        one_id=first,
        other_id=second,
        defaults={
            "kind": PERSON,
            "village_id": known[first]["village_id"],
            "other_village_id": known[second]["village_id"],
            "score": sum(points[code] for code in reasons),
            "reasons": list(reasons),
            "found_at": at,
        },
    )
    if not new and not set(reasons) <= set(pair.reasons):
        pair.reasons, pair.state = [*pair.reasons, *reasons], OPEN
        pair.save(update_fields=["reasons", "state"])
    changed("pair", pair.id, after={"reasons": list(pair.reasons)})
    return pair.id


def note_same(by: Actor, at: datetime, kind: str, one: UUID, other: UUID, villages: tuple[int, int]) -> None:
    """Internal to merging: these two are one, whether they had been proposed or not."""
    first, second = sorted((one, other))
    decided = {"state": SAME, "decided_by": by.id, "decided_by_name": by.name, "decided_at": at}
    new = {"kind": kind, "village_id": villages[0], "other_village_id": villages[1], "score": 0, "found_at": at}
    Pair.objects.update_or_create(one_id=first, other_id=second, defaults=decided, create_defaults=new | decided)


def open_again(one: UUID, other: UUID) -> None:
    """Internal to parting: nothing is decided about these two."""
    first, second = sorted((one, other))
    Pair.objects.filter(one_id=first, other_id=second).update(state=OPEN)

"""The rules about offices where a post lies, and in which other bodies its people serve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.eligibility.models import SOUND, Membership
from simpul.eligibility.rules import PERHAPS, SURE, TOPICS, UNKNOWN, Elsewhere, Standing, bodies, body_of
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.ordinances.queries import Book, book
from simpul.people import queries as people
from simpul.people.queries import PersonFacts
from simpul.people.rules import person_key
from simpul.places import queries as places

RIGHT = "membership.manage"


@dataclass(frozen=True)
class MembershipView:
    """Somebody in another body. `person_id`: who it is, or may be (state `mungkin`); None for somebody unknown."""

    id: UUID
    village_id: int
    body: str
    body_name: str
    role: str
    name: str
    birth_date: date | None
    state: str
    person_id: UUID | None
    person_name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    answered_by_name: str


def rulebook() -> Book:
    """Internal, in bulk: the rules about offices in the whole country, in two queries."""
    return book(TOPICS)


def standing_at(path: Sequence[int], on: date, known: Book | None = None) -> Standing:
    """The rules about offices at the end of a path (area ids from the nation down) on a day.

    What began before there was any rule is judged by the country's first.
    """
    known = known or rulebook()
    found = {topic.code: known.rule(topic, path, on) or known.first(topic, path) for topic in TOPICS}
    return Standing({code: rule for code, rule in found.items() if rule is not None})


def memberships(*, by: Actor, area_id: int, on: date, state: str = "", limit: int = 500) -> list[MembershipView]:
    """Who serves in another body in the villages of an area on a day, by body and name; perhaps only one state."""
    place = places.area(area_id)
    by.require(RIGHT, places.scope_of(area_id))
    found = _current(on).filter(**({f"village__l{place.level}": area_id} if place.level else {}))
    found = found.filter(state=state) if state else found
    return [_view(one) for one in found.select_related("person", "perhaps")[:limit]]


def membership(*, by: Actor, membership_id: UUID) -> MembershipView:
    """One of them; Refusal `tidak-ditemukan` for none and for one outside the actor's area."""
    one = Membership.objects.filter(SOUND, id=membership_id).select_related("person", "perhaps").first()
    if one is None or not by.may(RIGHT, places.scope_of(one.village_id)):
        raise Refusal("tidak-ditemukan")
    return _view(one)


def elsewhere(persons: Iterable[PersonFacts], on: date) -> dict[UUID, tuple[Elsewhere, ...]]:
    """Internal, in bulk: in which other bodies these persons serve on a day, surely or perhaps.

    Surely: confirmed, or by NIK. Perhaps: by name, birth date and village, where nobody has denied it.
    """
    asked = {one.id: one for one in persons}
    niks = {found: id for id, found in people.nik_hashes(asked).items()}
    alike = {(one.village_id, person_key(one.name), one.birth_date): id for id, one in asked.items() if one.birth_date}
    wanted = (
        Q(person_id__in=asked)
        | Q(perhaps_id__in=asked, state=PERHAPS)
        | Q(state=UNKNOWN, nik_hash__in=niks)
        | Q(state=UNKNOWN, village_id__in={way[0] for way in alike}, name_key__in={way[1] for way in alike})
    )
    found: dict[UUID, dict[tuple[str, str], Elsewhere]] = {}
    for row in _current(on).filter(wanted):
        holder, sure = row.person_id or niks.get(row.nik_hash or ""), True
        if holder is None:
            sure = False
            holder = row.perhaps_id
            if holder is None and row.birth_date is not None:
                holder = alike.get((row.village_id, row.name_key, row.birth_date))
        body = body_of(row.body)
        if holder is not None and body is not None:
            found.setdefault(holder, {})[row.body, row.role] = Elsewhere(body, row.role, sure)
    return {id: tuple(one.values()) for id, one in found.items()}


def perhaps_in(village_id: int, on: date) -> int:
    """Internal: how many in a village wait for somebody to say who they are."""
    return _current(on).filter(village_id=village_id, state=PERHAPS).count()


def serving(on: date, *, kinds: Iterable[str], state: str = SURE) -> QuerySet[Membership]:
    """Internal: the memberships of those kinds of bodies on a day, for counting with others' rows."""
    wanted = set(kinds)
    return _current(on).filter(state=state, body__in=[one.code for one in bodies() if one.kind in wanted])


def _current(on: date) -> QuerySet[Membership]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return Membership.objects.filter(SOUND, begun, Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def _view(one: Membership) -> MembershipView:
    body, who = body_of(one.body), one.person or one.perhaps
    return MembershipView(
        id=one.id,
        village_id=one.village_id,
        body=one.body,
        body_name=body.name if body is not None else one.body,
        role=one.role,
        name=one.name,
        birth_date=one.birth_date,
        state=one.state,
        person_id=who.id if who is not None else None,
        person_name=who.name if who is not None else "",
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        source=one.source,
        answered_by_name=one.answered_by_name,
    )

"""Internal: who in the register those who sign up may be. It asks no actor, and tells nobody but the command."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from simpul.kernel.actor import SYSTEM
from simpul.kernel.person_names import person_key
from simpul.offices.queries.officers import in_office
from simpul.participants.rules.naming import bare_key
from simpul.participants.rules.sameness import Known, Told, matched
from simpul.participants.rules.states import PERHAPS
from simpul.people import queries as people
from simpul.people.queries import KnownPeople
from simpul.people.queries.scoping import keys
from simpul.standards.participants import titles


def name_key_of(name: str) -> str:
    """The key by which names on the list are compared: without titles."""
    known = titles()
    return bare_key(name, known.front, known.behind)


def nik_hash(digits: str) -> str:
    """The keyed hash of a NIK, "" for none."""
    return keys().find(digits) if digits else ""


def who_they_are(
    told: Sequence[Told], names: Sequence[str], niks: Sequence[str], on: date
) -> list[tuple[UUID | None, str]]:
    """(person, how sure) for each; three queries for all of them together."""
    wanted = {
        (one.village_id, key)
        for one, name in zip(told, names, strict=True)
        for key in (one.name_key, person_key(name))
        if one.village_id is not None
    }
    known = people.known_people(by=SYSTEM, niks={nik for nik in niks if nik}, names=wanted, kks=())
    serves = _serving(known, on)
    return [
        _matched(one, person_key(name), nik, known, serves) for one, name, nik in zip(told, names, niks, strict=True)
    ]


def _matched(
    told: Told, whole_key: str, nik: str, known: KnownPeople, serves: dict[UUID, frozenset[UUID]]
) -> tuple[UUID | None, str]:
    alike = {
        one.id: Known(one.id, one.phone, one.post_id, serves.get(one.id, frozenset()))
        for key in dict.fromkeys((told.name_key, whole_key))
        if told.village_id is not None
        for one in known.by_name.get((told.village_id, key), ())
    }
    found = known.by_nik.get(nik) if nik else None
    person, sure = matched(told, found.id if found else None, alike.values())
    if found and found.name_key not in (told.name_key, whole_key) and name_key_of(found.name_key) != told.name_key:
        return person, PERHAPS  # the number of one, the name of another: somebody looks
    return person, sure


def _serving(known: KnownPeople, on: date) -> dict[UUID, frozenset[UUID]]:
    """The posts in which each of those of the same name is in office."""
    ids = {one.id for named in known.by_name.values() for one in named}
    if not ids:
        return {}
    found: dict[UUID, set[UUID]] = {}
    held = in_office(on).filter(person_id__in=ids, post__isnull=False)
    for person_id, post_id in held.order_by().values_list("person_id", "post_id"):
        found.setdefault(person_id, set()).add(post_id)
    return {person: frozenset(posts) for person, posts in found.items()}

"""Persons: one, several by id, found by words or numbers, and those who may be the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person, PersonReading
from simpul.people.queries.scoping import keys, scope_of, sees_disability, within
from simpul.people.queries.snapshots import true_ids
from simpul.people.rules import age_text, person_key

_NIK_END = re.compile(r"^\d{4}$")
_NUMBER = re.compile(r"^\d{16}$")
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class PersonView:
    """A person as this actor may see them. `disability` None: not shown to this actor; "": none known.

    `nik_masked` shows the last four digits; "" when there is no NIK.
    """

    id: UUID
    name: str
    sex: str
    birth_date: date | None
    birth_estimated: bool
    mother_name: str
    mother_id: UUID | None
    village_id: int
    village_name: str
    hamlet_id: UUID | None
    household_id: UUID | None
    post_id: UUID | None
    address: str
    phone: str
    disability: str | None
    nik_masked: str
    died_on: date | None
    is_demo: bool
    version: int

    def age(self, on: date) -> str:
        """The age on a day in words ("2 tahun 3 bulan"), at death for the dead; "" when unknown."""
        return age_text(self.birth_date, min(on, self.died_on) if self.died_on else on)


@dataclass(frozen=True)
class Duplicate:
    """Somebody who may be the same. `person` is None when this actor may not see them: then ask the village."""

    why: str  # nik, nama
    person: PersonView | None


@dataclass(frozen=True)
class Reading:
    """Somebody opened this person's page."""

    by: UUID
    at: datetime
    page: str


def person(*, by: Actor, id: UUID) -> PersonView:
    """One person; Refusal `tidak-ditemukan` for none and for one whom the actor may not see."""
    found = persons(by=by, ids=[id]).get(id)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def persons(*, by: Actor, ids: Iterable[UUID]) -> dict[UUID, PersonView]:
    """Persons by id, also by one that was merged into them; those whom the actor may not see are left out."""
    wanted = set(ids)
    found = {one.id: _view(by, one) for one in _seen(by).filter(id__in=wanted)}
    if others := true_ids(wanted - found.keys()):
        true = persons(by=by, ids=others.values())
        found |= {id: true[winner] for id, winner in others.items() if winner in true}
    return found


def search(
    *,
    by: Actor,
    text: str = "",
    village_id: int | None = None,
    post_id: UUID | None = None,
    household_id: UUID | None = None,
    hamlet_id: UUID | None = None,
    limit: int = 30,
    after: UUID | None = None,
) -> list[PersonView]:
    """Persons by part of a name (any order), the last four digits of a NIK, a whole NIK, or words of an address.

    `after`: id of the last person of the page before.
    """
    found = _seen(by)
    wanted = {"village_id": village_id, "post_id": post_id, "household_id": household_id, "hamlet_id": hamlet_id}
    found = found.filter(_meant(text), **{name: value for name, value in wanted.items() if value is not None})
    return [_view(by, one) for one in _after(found, after).order_by("name", "id")[:limit]]


def without_birth_date(*, by: Actor, limit: int = 30, after: UUID | None = None) -> list[PersonView]:
    """The living whose birth date is missing, for those who may correct them, by name; `after` as in `search`."""
    found = _seen(by).filter(within(by, "person.correct"), birth_date=None, died_on=None)
    return [_view(by, one) for one in _after(found, after).order_by("name", "id")[:limit]]


def _after(found: QuerySet[Person], after: UUID | None) -> QuerySet[Person]:
    last = Person.objects.filter(id=after).values_list("name", "id").first() if after else None
    return found if last is None else found.filter(Q(name__gt=last[0]) | Q(name=last[0], id__gt=last[1]))


def _meant(text: str) -> Q:
    """What somebody who typed this looks for."""
    words = text[:LONGEST_SEARCH].replace("\x00", "").strip()
    digits = re.sub(r"[\s.\-]", "", words)
    if _NUMBER.match(digits) and digits.isascii():
        return Q(nik_hash=keys().find(digits))
    meant = Q()
    for word in person_key(words).split():
        meant &= Q(name_key__contains=word)
    if not words:
        return Q()
    other = Q(address__icontains=words) | Q(household__address__icontains=words)
    if _NIK_END.match(digits):
        other |= Q(nik_end=digits)
    return (meant | other) if meant else other


def duplicates(
    *,
    by: Actor,
    village_id: int,
    nik: str = "",
    name: str = "",
    birth_date: date | None = None,
    mother_name: str = "",
    but: UUID | None = None,
) -> list[Duplicate]:
    """Who may be the same: by NIK anywhere, by name + birth date + mother in the village or where the actor sees.

    `nik`: 16 digits or "". An unknown mother on either side counts as the same. `but`: a person left out.
    """
    found = [Duplicate("nik", seen) for seen in _same(by, Q(nik_hash=keys().find(nik)), but)] if nik else []
    if name and birth_date is not None:
        alike = Q(name_key=person_key(name), birth_date=birth_date) & (Q(village_id=village_id) | within(by, _READ))
        mother = person_key(mother_name)
        for one in _alike(alike, but):
            if not mother or not one.mother_name or person_key(one.mother_name) == mother:
                found += [Duplicate("nama", seen) for seen in _same(by, Q(id=one.id), but)]
    return found


_READ = "person.read"


def _alike(condition: Q, but: UUID | None) -> QuerySet[Person]:
    others = Person.objects.filter(condition)
    return (others.exclude(id=but) if but else others).order_by("id")[:5]


def _same(by: Actor, condition: Q, but: UUID | None) -> list[PersonView | None]:
    hidden = [one.id for one in _alike(condition, but)]
    seen = persons(by=by, ids=hidden)
    return [seen.get(id) for id in hidden]


def readings(*, by: Actor, person_id: UUID, limit: int = 100) -> list[Reading]:
    """Who opened this person's page, newest first: for those who may read the audit there."""
    found = Person.objects.filter(within(by, "audit.read"), id=person_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    newest = PersonReading.objects.filter(Q(person_id=person_id) | Q(person__merged_into=person_id)).order_by(
        "-at", "-id"
    )[:limit]
    return [Reading(one.by, one.at, one.page) for one in newest]


def _seen(by: Actor) -> QuerySet[Person]:
    return Person.objects.filter(within(by, _READ)).select_related("village")


def _view(by: Actor, one: Person) -> PersonView:
    return PersonView(
        id=one.id,
        name=one.name,
        sex=one.sex,
        birth_date=one.birth_date,
        birth_estimated=one.birth_estimated,
        mother_name=one.mother_name,
        mother_id=one.mother_id,
        village_id=one.village_id,
        village_name=one.village.name,
        hamlet_id=one.hamlet_id,
        household_id=one.household_id,
        post_id=one.post_id,
        address=one.address,
        phone=one.phone,
        disability=one.disability if sees_disability(by, scope_of(one)) else None,
        nik_masked=f"••••••••••••{one.nik_end}" if one.nik_end else "",
        died_on=one.died_on,
        is_demo=one.is_demo,
        version=one.version,
    )

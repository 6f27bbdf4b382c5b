"""Whom a list of another body means: by NIK surely, by name, birth date and village "perhaps"; what is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from simpul.eligibility.models import SOUND, Membership
from simpul.eligibility.queries.members import RIGHT
from simpul.eligibility.rules import PERHAPS, SURE, UNKNOWN, body_of
from simpul.kernel.actor import Actor
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.queries import KnownPeople
from simpul.people.queries.scoping import keys
from simpul.people.rules import clean_name, nik_of, person_key
from simpul.places import queries as places


@dataclass(frozen=True, kw_only=True)
class NewMembership:
    """Somebody in another body of a village: a known person, or a name as a list has it, with NIK or birth date."""

    id: UUID
    body: str
    role: str = ""
    person_id: UUID | None = None
    name: str = ""
    nik: str = ""
    birth_date: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Foreseen:
    """What would come of a membership: `refusal`, or `known` already, or written down with this `state`."""

    state: str = ""
    known: bool = False
    refusal: Refusal | None = None


def foresee(*, by: Actor, village_id: int, items: Sequence[NewMembership]) -> list[Foreseen]:
    """What `record_memberships` would make of each of them, in their order; nothing is written."""
    by.require(RIGHT, places.scope_of(village_id))
    desk, told = Desk(by, village_id, items), []
    for item in items:
        try:
            row = desk.judge(item)
        except Refusal as refusal:
            told.append(Foreseen(refusal=refusal))
            continue
        told.append(Foreseen(known=True) if row is None else Foreseen(state=row.state))
    return told


class Desk:
    """Internal: who is known in the village and by NIK, and what is recorded already, read once for all items."""

    def __init__(self, by: Actor, village_id: int, items: Sequence[NewMembership]) -> None:
        self.by, self.village_id = by, village_id
        niks = {found for item in items if (found := _digits(item.nik))}
        names = {(village_id, person_key(item.name)) for item in items if item.name}
        self.known: KnownPeople = people.known_people(by=by, niks=niks, names=names, kks=())
        self.persons = people.snapshots({item.person_id for item in items if item.person_id})
        rows = Membership.objects.filter(SOUND, village_id=village_id, valid_to__isnull=True)
        self.recorded = {key for row in rows for key in _marks(row)}
        # Who is known may be written down by another village already.
        sure = {one.id for one in self.known.by_nik.values() if one is not None} | set(self.persons)
        self.held = _held(sure)

    def judge(self, item: NewMembership) -> Membership | None:
        """The row to write, None for what is recorded already; Refusal for what cannot be."""
        if body_of(item.body) is None:
            raise Refusal("lembaga-tidak-dikenal", field="body")
        if item.valid_from and item.valid_to and item.valid_to <= item.valid_from:
            raise Refusal("akhir-sebelum-awal", field="valid_to")
        row = self._row(item)
        marks = set(_marks(row))
        if marks & self.recorded or (row.person_id, row.body, row.role) in self.held:
            return None
        self.recorded |= marks
        if row.person_id is not None:
            self.held.add((row.person_id, row.body, row.role))
        return row

    def _row(self, item: NewMembership) -> Membership:
        name, born = self._named(item)
        nik = _digits(item.nik)
        if item.nik and nik is None:
            raise Refusal("nik-salah", field="nik")
        row = Membership(
            id=item.id, village_id=self.village_id, body=item.body, role=tidy(item.role)[:100], name=name,
            name_key=person_key(name), birth_date=born, nik_hash=keys().find(nik) if nik else None,
            valid_from=item.valid_from, valid_to=item.valid_to, state=UNKNOWN,
        )  # fmt: skip
        sure = item.person_id or self._by_nik(nik)
        perhaps = None if sure else self._by_name(row)
        row.person_id, row.perhaps_id = sure, perhaps
        row.state = SURE if sure else PERHAPS if perhaps else UNKNOWN
        return row

    def _named(self, item: NewMembership) -> tuple[str, date | None]:
        if item.person_id is None:
            return clean_name(item.name), item.birth_date
        person = self.persons.get(item.person_id)
        if person is None or not self.by.may("person.read", places.scope_of(person.village_id)):
            raise Refusal("orang-tidak-ditemukan", field="person_id")
        return person.name, person.birth_date

    def _by_nik(self, nik: str | None) -> UUID | None:
        found = self.known.by_nik.get(nik) if nik else None
        return found.id if found is not None else None

    def _by_name(self, row: Membership) -> UUID | None:
        alike = self.known.by_name.get((self.village_id, row.name_key), ())
        return next((one.id for one in alike if row.birth_date and one.birth_date == row.birth_date), None)


def _digits(nik: str) -> str | None:
    """The sixteen digits; None for nothing and for what is no NIK."""
    try:
        found = nik_of(nik) if nik.strip() else None
    except Refusal:
        return None
    return found.digits if found is not None else None


def _marks(row: Membership) -> list[tuple[Any, ...]]:
    """By what a row is recognised when the same list comes again."""
    what = (row.body, row.role)
    marks: list[tuple[Any, ...]] = [(*what, row.name_key, row.birth_date)]
    return [*marks, (*what, row.nik_hash)] if row.nik_hash else marks


def _held(persons: Iterable[UUID]) -> set[tuple[UUID | None, str, str]]:
    rows = Membership.objects.filter(SOUND, person_id__in=list(persons), valid_to__isnull=True)
    return set(rows.values_list("person_id", "body", "role"))

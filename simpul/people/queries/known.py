"""Residents and families as a list is compared with them, for many rows at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import ManyToOneRel

from simpul.kernel.actor import Actor
from simpul.people.models import Household, Person
from simpul.people.queries.families import seen_families
from simpul.people.queries.scoping import keys, within

Texts = Collection[str]
_FIELDS = (
    "id name_key sex birth_date mother_name address phone village_id household_id post_id nik_end version nik_hash"
).split()
_TOLD = (
    "id village_id name sex birth_date birth_estimated mother_name mother_id household_id hamlet_id post_id address "
    "phone disability nik_end died_on version"
).split()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who is registered, as far as a list may tell more of them. `nik_end` "": without NIK."""

    id: UUID
    name_key: str
    sex: str
    birth_date: date | None
    mother_name: str
    address: str
    phone: str
    village_id: int
    household_id: UUID | None
    post_id: UUID | None
    nik_end: str
    version: int


@dataclass(frozen=True)
class KnownPeople:
    """By NIK anywhere (None: somebody whom the actor may not see), by village and name key, families by KK number."""

    by_nik: dict[str, KnownPerson | None]
    by_name: dict[tuple[int, str], list[KnownPerson]]
    families: dict[str, UUID]


def known_people(
    *, by: Actor, niks: Texts, names: Collection[tuple[int, str]], kks: Texts, action: str = "person.read"
) -> KnownPeople:
    """Who is registered under these numbers and names (village, name key) where the actor has this right."""
    seen = Person.objects.filter(within(by, action)).order_by("id")
    hashes = {keys().find(nik): nik for nik in niks}
    taken = Person.objects.filter(nik_hash__in=list(hashes)).values_list("nik_hash", flat=True)
    by_nik: dict[str, KnownPerson | None] = {hashes[found]: None for found in taken if found}
    for *values, found in seen.filter(nik_hash__in=list(hashes)).values_list(*_FIELDS):
        by_nik[hashes[found]] = KnownPerson(*values)
    by_name: dict[tuple[int, str], list[KnownPerson]] = {}
    alike = seen.filter(village_id__in={village for village, _ in names}, name_key__in={key for _, key in names})
    for one in (KnownPerson(*values) for *values, _ in alike.values_list(*_FIELDS)):
        by_name.setdefault((one.village_id, one.name_key), []).append(one)
    families = {keys().find(kk, "kk"): kk for kk in kks}
    found_families = Household.objects.filter(seen_families(by), kk_hash__in=list(families)).distinct()
    return KnownPeople(by_nik, by_name, {families[h]: id for id, h in found_families.values_list("id", "kk_hash") if h})


def in_use(
    ids: Collection[UUID], *, apart_from: Collection[str] = (), of: type[Person | Household] = Person
) -> set[UUID]:
    """Internal: those whom somebody changed, or to whom a table refers; `apart_from`: labels that do not count."""
    used = set(of._base_manager.filter(id__in=list(ids)).exclude(version=1).values_list("id", flat=True))
    # Hidden ones too: most tables that refer to persons give no name to the way back.
    for relation in of._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.field.model._meta.label not in apart_from:
            table, column = relation.field.model, relation.field.name
            found = table._base_manager.filter(**{f"{column}__in": list(ids)})
            used |= set(found.values_list(f"{column}_id", flat=True))
    return used


def told_of(**which: Any) -> list[dict[str, Any]]:
    """Internal: persons, by the names of columns, as they are compared and merged; `nik_end` "" without NIK."""
    return list(Person.objects.filter(**which).order_by("id").values(*_TOLD))

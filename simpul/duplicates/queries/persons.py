"""Persons as they are compared, and who may be the same as somebody about to be entered."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from simpul.duplicates.models import Trait
from simpul.duplicates.rules.persons import Judge, Known, Likeness, words_of
from simpul.duplicates.rules.traits import traits_of
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.ids import new_id
from simpul.people import queries as people
from simpul.people.queries import PersonView
from simpul.places import queries as places
from simpul.standards.resemblance import resemblance

_COMPARED = tuple(Known.__dataclass_fields__)
_SHOWN = 5


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the same as one about to be entered. `person` None: not shown to this actor."""

    person: PersonView | None
    score: int
    why: str


def told(ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Internal: persons with all that a merge weighs; those merged into others are left out."""
    return {row["id"]: row for row in people.told_of(id__in=list(ids))}


def known_of(*, village_id: int | None = None, ids: Collection[UUID] = ()) -> dict[UUID, Known]:
    """Internal: persons as they are compared, of a village or these."""
    which: dict[str, Any] = {"id__in": list(ids)} if village_id is None else {"village_id": village_id}
    rows = people.told_of(**which)
    return {row["id"]: Known(**{name: row[name] for name in _COMPARED}) for row in rows}


def ways(rows: Iterable[Mapping[str, Any]]) -> list[Scope]:
    """Internal: where acts on these persons take place."""
    return [Scope(area=places.area(row["village_id"]).path, post=row.get("post_id")) for row in rows]


def alike(
    *,
    by: Actor,
    on: date,
    village_id: int,
    name: str,
    sex: str,
    birth_date: date | None = None,
    mother_name: str = "",
    phone: str = "",
    post_id: UUID | None = None,
    but: UUID | None = None,
) -> list[Candidate]:
    """Who of the village may be the person about to be entered, by sound and spelling, the most alike first.

    Of somebody whom the actor may not see nothing is told but that there is one. `but`: a person left out.
    """
    by.require("person.register", Scope(area=places.area(village_id).path, post=post_id))
    judge = Judge(resemblance(on))
    new = Known(new_id(), village_id, name, sex, birth_date, mother_name=mother_name, phone=phone, post_id=post_id)
    keys = traits_of(judge, new)
    near = set(Trait.objects.filter(village_id=village_id, key__in=keys).values_list("person_id", flat=True)) - {but}
    judged = [(judge.judge(new, one), one) for one in known_of(ids=near).values()]
    found = sorted(((like, one) for like, one in judged if like.score >= judge.rules.propose), key=_most_alike)[:_SHOWN]
    seen = people.persons(by=by, ids=[one.id for _, one in found])
    return [Candidate(seen.get(one.id), like.score, words_of(like.reasons)) for like, one in found]


def _most_alike(found: tuple[Likeness, Known]) -> tuple[int, UUID]:
    return -found[0].score, found[1].id

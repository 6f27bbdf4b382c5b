"""Acts about persons that take two subjects: into a roster when registered, records derived anew when corrected."""

import functools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import command
from simpul.duplicates import queries as duplicates
from simpul.intake.commands.records import Amended
from simpul.intake.rules import FIELD_WORDS, Dispute, merge
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.numbers import Warned
from simpul.people import commands as people
from simpul.people import queries as people_queries
from simpul.people.commands import Corrected, PersonOutcome
from simpul.places.queries import zone
from simpul.registry import queries as registry
from simpul.registry.commands import Enrolment, all_or_refuse, enrol
from simpul.services import commands as services

_MAY_BE_NONE = frozenset({"birth_date", "mother_id", "household_id", "hamlet_id"})


@command("intake.register_person")
@functools.wraps(people.register_person)
def register_person(*, by: Actor, at: datetime, **told: Any) -> PersonOutcome:
    """Register a person as people.commands.register_person does; with `post_id` they stand in its roster from today.

    Somebody of nearly that name only warns: the kader stands before the child, and the village looks later (ADR 0075).
    """
    warned = () if told.get("sure") else _alike(by, at, told)
    outcome = people.register_person(by=by, at=at, **told)
    post_id = told.get("post_id")
    if post_id is not None and not outcome.repeated:
        today = day_at(at, zone(told["village_id"], at.date()))
        items = [Enrolment(person_id=outcome.id, post_id=post_id)]
        all_or_refuse(enrol(by=by, at=at, items=items, on=today))
    return outcome if outcome.repeated else replace(outcome, warnings=(*outcome.warnings, *warned))


def _alike(by: Actor, at: datetime, told: Mapping[str, Any]) -> tuple[Warned, ...]:
    names = ("village_id", "post_id", "name", "sex", "birth_date", "mother_name", "phone")
    known = {name: told[name] for name in names if told.get(name)}
    found = duplicates.alike(by=by, on=day_at(at, "WIB"), but=told.get("id"), **known) if len(known) > 2 else []
    return (Warned("mungkin-orang-yang-sama", "name"),) if found else ()


@command("intake.correct_person")
def correct_person(
    *, by: Actor, at: datetime, id: UUID, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Corrected:
    """Put right what is wrong about a person, and derive the person's records anew, both or neither.

    `changes` as in people.commands.correct_person. A birth date after a record is refused (`lahir-sesudah-catatan`).
    """
    corrected = people.correct_person(by=by, at=at, id=id, version=version, changes=changes, reason=reason)
    if corrected.rederive:
        services.rederive_person(by=by, at=at, person_id=id)
    return corrected


@command("intake.register_resident")
def register_resident(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    post_id: UUID,
    name: str,
    sex: str,
    birth_date: date | None = None,
    birth_estimated: bool = False,
    mother_name: str = "",
    mother_id: UUID | None = None,
    household_id: UUID | None = None,
    hamlet_id: UUID | None = None,
    address: str = "",
    phone: str = "",
    disability: str = "",
    nik: str = "",
    sure: bool = False,
) -> PersonOutcome:
    """Register somebody at a post, in the post's village: a phone knows its post and asks for no village."""
    village_id = registry.post_scope(post_id).area[-1]
    told = {"birth_estimated": birth_estimated, "mother_name": mother_name, "mother_id": mother_id, "nik": nik}
    told |= {"household_id": household_id, "hamlet_id": hamlet_id, "address": address, "phone": phone}
    return register_person(
        by=by,
        at=at,
        id=id,
        village_id=village_id,
        post_id=post_id,
        name=name,
        sex=sex,
        birth_date=birth_date,
        disability=disability,
        sure=sure,
        **told,
    )


@command("intake.register_family")
def register_family(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    post_id: UUID,
    head_name: str,
    hamlet_id: UUID | None = None,
    address: str = "",
    kk: str = "",
) -> people.HouseholdOutcome:
    """Register a family at a post, in the post's village."""
    return people.register_household(
        by=by,
        at=at,
        id=id,
        village_id=registry.post_scope(post_id).area[-1],
        post_id=post_id,
        head_name=head_name,
        hamlet_id=hamlet_id,
        address=address,
        kk=kk,
    )


@command("intake.amend_person")
def amend_person(
    *, by: Actor, at: datetime, id: UUID, base: Mapping[str, Any], changes: Mapping[str, Any], reason: str = ""
) -> Amended:
    """Put other values in a person where nobody else has changed them since they were seen (`base`, ADR 0053).

    Of a NIK only the last four digits are ever seen: they are its base. Refusal `sudah-diubah-orang-lain` when
    somebody is quicker at this very moment: sent again it is merged anew.
    """
    view = people_queries.person(by=by, id=id)
    merged = merge(base, changes, seen_values(view))
    if not merged.write:
        return Amended(id, disputed=merged.disputed)
    write = {name: "" if value is None and name not in _MAY_BE_NONE else value for name, value in merged.write.items()}
    corrected = correct_person(by=by, at=at, id=id, version=view.version, changes=write, reason=reason)
    warnings = {one.field: one.sentence for one in corrected.warnings}
    return Amended(id, "accepted", tuple(merged.write), merged.disputed, warnings)


def seen_values(view: people_queries.PersonView) -> dict[str, Any]:
    """A person as a phone sees them, by the names of what it may correct."""
    plain = {name: getattr(view, name) for name in FIELD_WORDS if name not in ("nik", "died_on", "on")}
    plain["birth_date"] = view.birth_date.isoformat() if view.birth_date else None
    return plain | {"nik": view.nik_masked[-4:]}


@command("intake.mark_death_of")
def mark_death_of(*, by: Actor, at: datetime, id: UUID, died_on: date | None, reason: str = "") -> Amended:
    """Note on which day a person died; where somebody else noted another day, both are kept for a person to choose."""
    view = people_queries.person(by=by, id=id)
    if view.died_on is not None and died_on is not None and view.died_on != died_on:
        dispute = Dispute(None, died_on.isoformat(), view.died_on.isoformat())
        return Amended(id, disputed={"died_on": dispute})
    people.mark_death(by=by, at=at, id=id, version=view.version, died_on=died_on, reason=reason)
    return Amended(id, written=("died_on",))

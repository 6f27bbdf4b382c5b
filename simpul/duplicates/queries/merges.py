"""Merges that were made, and what one would do before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from simpul.duplicates.models import PERSON, POST, Merge, Pair
from simpul.duplicates.queries.pairs import about
from simpul.duplicates.queries.persons import told, ways
from simpul.duplicates.rules.deciding import may_merge_persons
from simpul.duplicates.rules.undoing import check_undo, last_day
from simpul.duplicates.rules.values import FIELDS, differing
from simpul.facts.queries.merging import told_of_person
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at, written
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, translated
from simpul.offices.queries.officers import offices_of
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.registry.queries import feeds_of_person, post_labels
from simpul.standards.persons import person_words
from simpul.standards.resemblance import resemblance

_SEXES = {"L": gettext_noop("laki-laki"), "P": gettext_noop("perempuan")}


@dataclass(frozen=True)
class MergeView:
    """A merge as people read it. `on`: its day; `last_day`: until when it can be undone; `undone_on` None: it holds."""

    id: UUID
    kind: str
    loser_id: UUID
    winner_id: UUID
    winner_name: str
    by_name: str
    on: date
    last_day: date
    undone_on: date | None
    undone_by_name: str
    left: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """One field of two persons side by side, in words; `differs`: both tell something, and not the same."""

    name: str
    label: str
    one: str
    other: str
    differs: bool


@dataclass(frozen=True)
class Side:
    """One of the two: who it is, and how much hangs on them."""

    id: UUID
    name: str
    about: str
    nik_end: str
    records: int
    first: date | None
    last: date | None
    posts: tuple[str, ...]
    offices: int


@dataclass(frozen=True)
class Preview:
    """What merging two persons would do. `twice`: services that both have on one day: to be looked at afterwards.

    `hindrance`: the code of a refusal that merging would meet, "" for none.
    """

    one: Side
    other: Side
    choices: tuple[Choice, ...]
    twice: int
    hindrance: str


def preview_persons(*, by: Actor, one_id: UUID, other_id: UUID) -> Preview:
    """Two persons side by side; Refusal `tidak-ditemukan` for who may not merge them."""
    found = told([one_id, other_id])
    if len(found) < 2 or not may_merge_persons(by, *ways([found[one_id], found[other_id]])):
        raise Refusal("tidak-ditemukan")
    one, other = found[one_id], found[other_id]
    shown = [row | {"disability": _disability(by, row)} for row in (one, other)]
    differs = set(differing(*shown))
    choices = [
        Choice(name, label, _word(name, shown[0][name]), _word(name, shown[1][name]), name in differs)
        for name, label in FIELDS.items()
        if shown[0][name] or shown[1][name]
    ]
    records = [told_of_person(one_id), told_of_person(other_id)]
    twice = len(set(records[0]) & set(records[1]))
    hindrance = "nik-berbeda" if one["nik_end"] and other["nik_end"] else ""
    return Preview(_side(one, records[0]), _side(other, records[1]), tuple(choices), twice, hindrance)


def merges(*, by: Actor, at: datetime, area_id: int, kind: str = PERSON, limit: int = 50) -> list[MergeView]:
    """Merges in an area, the newest first: those that the actor could have made."""
    level = places.area(area_id).level
    inside = Q(**{f"village__l{level}": area_id}) | Q(**{f"other_village__l{level}": area_id})
    found = Merge.objects.filter(inside, kind=kind).select_related("village", "other_village")
    return _views(at, [one for one in found.order_by("-at", "-id")[:limit] if may_undo(by, one)])


def merge(*, by: Actor, at: datetime, id: UUID) -> MergeView:
    """One merge; Refusal `tidak-ditemukan` for none and for who could not have made it."""
    found = Merge.objects.select_related("village", "other_village").filter(id=id).first()
    if found is None or not may_undo(by, found):
        raise Refusal("tidak-ditemukan")
    return _views(at, [found])[0]


def merges_of(*, by: Actor, at: datetime, id: UUID) -> list[MergeView]:
    """The merges that made this person or post what it is, the newest first."""
    found = (
        Merge.objects.filter(Q(winner_id=id), undone_at=None)
        .select_related("village", "other_village")
        .order_by("-at", "-id")
    )
    return _views(at, [one for one in found if may_undo(by, one)])


def merge_of_pair(*, by: Actor, pair_id: UUID) -> UUID | None:
    """The merge that holds of the two of a pair, for who could have made it; None when they are two."""
    found = Pair.objects.filter(id=pair_id).first()
    if found is None:
        return None
    two = {found.one_id, found.other_id}
    row = Merge.objects.filter(loser_id__in=two, winner_id__in=two, undone_at=None)
    merge = row.select_related("village", "other_village").first()
    return merge.id if merge is not None and may_undo(by, merge) else None


def may_undo(by: Actor, found: Merge) -> bool:
    """Internal: whoever could have made the merge, by where the two were then and where the one that stayed is now."""
    then = [Scope(area=found.village.path), Scope(area=found.other_village.path)]
    if found.kind == POST:
        return all(by.may("post.manage", scope) for scope in then)
    now = ways(told([found.winner_id]).values())
    return may_merge_persons(by, *then) and all(may_merge_persons(by, scope, then[1]) for scope in now)


def require_undoable(by: Actor, at: datetime, found: Merge | None) -> Merge:
    """Internal: the merge, if the actor may undo it now; else a Refusal that says why not."""
    if found is None or not may_undo(by, found):
        raise Refusal("tidak-ditemukan")
    again = Merge.objects.filter(loser_id=found.winner_id, undone_at=None).exists()
    today = day_at(at, "WIB")
    days = resemblance(today).undo_days
    merged_on = day_at(found.at, "WIB")
    check_undo(undone=found.undone_at is not None, merged_again=again, merged_on=merged_on, today=today, days=days)
    return found


def _views(at: datetime, found: list[Merge]) -> list[MergeView]:
    days = resemblance(day_at(at, "WIB")).undo_days
    ids = [one.winner_id for one in found]
    names = {id: row["name"] for id, row in told(ids).items()} | post_labels(ids)
    return [
        MergeView(
            one.id,
            one.kind,
            one.loser_id,
            one.winner_id,
            names.get(one.winner_id, ""),
            one.by_name,
            day_at(one.at, "WIB"),
            last_day(day_at(one.at, "WIB"), days),
            day_at(one.undone_at, "WIB") if one.undone_at else None,
            one.undone_by_name,
            tuple(one.left),
        )
        for one in found
    ]


def _side(row: Mapping[str, Any], records: list[tuple[str, date]]) -> Side:
    labels = post_labels(feeds_of_person(row["id"]))
    days = [on for _, on in records]
    return Side(
        row["id"],
        row["name"],
        about(row),
        row["nik_end"],
        len(records),
        min(days, default=None),
        max(days, default=None),
        tuple(sorted(labels.values())),
        offices_of(person_id=row["id"]),
    )


def _disability(by: Actor, row: Mapping[str, Any]) -> str:
    """Only for who may see it."""
    return row["disability"] if people.sees_disability(by, ways([row])[0]) else ""


def _word(name: str, value: Any) -> str:
    """A value as people read it; "" for none."""
    if not value:
        return ""
    if isinstance(value, date):
        return written(value)
    if name == "sex":
        return translated(_SEXES[value])
    if name == "household_id":
        return people.household_snapshots([value])[value].head_name
    if name == "hamlet_id":
        return places.hamlet(value).label
    if name == "disability":
        return {word.code: word.name for word in person_words().disabilities}.get(value, value)
    return str(value)

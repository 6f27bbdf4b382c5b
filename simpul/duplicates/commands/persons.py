"""Merging two persons who are one, and parting them again. Nothing recorded is lost by either."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.duplicates.commands.looking import look_at
from simpul.duplicates.commands.pairs import note_same, open_again
from simpul.duplicates.commands.parts import OF_PERSONS, hand_back, hand_over
from simpul.duplicates.models import PERSON, Merge
from simpul.duplicates.queries.merges import require_undoable
from simpul.duplicates.queries.persons import told, ways
from simpul.duplicates.rules.deciding import may_merge_persons
from simpul.duplicates.rules.values import values_taken
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.people import queries as people_queries
from simpul.services import commands as services


@command("duplicates.merge_persons")
def merge_persons(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, taken: Collection[str] = (), id: UUID | None = None
) -> UUID:
    """`loser` becomes `winner`: all that was recorded of either stands at the winner, whose id is read for both.

    `taken`: the fields whose value of the loser is the right one; what the winner lacks is taken anyway. Returns the
    id of the merge, by which it is undone. Sent twice (`id`), it happens once.
    """
    if id is not None and Merge.objects.filter(id=id).exists():
        return id
    lost, kept = _both(by, loser, winner)
    _check(lost, kept)
    values = values_taken(lost, kept, taken)
    moved: dict[str, Any] = {"values": {name: [_plain(kept[name]), _plain(value)] for name, value in values.items()}}
    moved |= hand_over(OF_PERSONS, at, loser, winner)
    people.set_merged(by=SYSTEM, at=at, loser=loser, winner=winner)
    people.pass_nik(by=SYSTEM, at=at, giver=loser, taker=winner)
    _correct(at, winner, values)
    children = _children_of(loser)
    _set_mother(at, children, winner)
    moved |= {"nik": lost["nik_end"], "children": [str(one) for one in children]}
    services.rederive_person(by=SYSTEM, at=at, person_id=winner)
    made = Merge(id=id or new_id(), kind=PERSON, loser_id=loser, winner_id=winner, village_id=kept["village_id"])
    made.other_village_id = lost["village_id"]
    made.moved, made.by, made.by_name, made.at = moved, by.id, by.name, at
    made.save(force_insert=True)
    note_same(by, at, PERSON, loser, winner, (lost["village_id"], kept["village_id"]))
    look_at(at, [loser, winner])
    changed("merge", made.id, after={"loser": str(loser), "winner": str(winner)})
    return made.id


@command("duplicates.part_persons")
def part_persons(*, by: Actor, at: datetime, merge_id: UUID) -> list[str]:
    """Undo a merge as a whole: both are who they were, with what each had. What came since stays with the winner.

    Returns codes of what was changed since the merge and therefore stays as it is. Refusal `gabungan-*` when the
    time for it is over, or one of them was merged again.
    """
    row = (
        Merge.objects.select_for_update(of=("self",))
        .select_related("village", "other_village")
        .filter(id=merge_id, kind=PERSON)
    )
    merge = require_undoable(by, at, row.first())
    loser, winner, moved = merge.loser_id, merge.winner_id, merge.moved
    people.set_merged(by=SYSTEM, at=at, loser=loser, winner=None)
    left = _give_back(at, loser, winner, moved)
    left += hand_back(OF_PERSONS, at, loser, winner, moved)
    for one in (loser, winner):
        services.rederive_person(by=SYSTEM, at=at, person_id=one)
    merge.undone_by, merge.undone_by_name, merge.undone_at, merge.left = by.id, by.name, at, left
    merge.save()
    open_again(loser, winner)
    look_at(at, [loser, winner])
    changed("merge", merge.id, before={"loser": str(loser), "winner": str(winner)}, after={"left": left})
    return left


def _both(by: Actor, loser: UUID, winner: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    found = told([loser, winner])
    if len(found) < 2:
        raise Refusal("tidak-ditemukan")
    if not may_merge_persons(by, *ways([found[loser], found[winner]])):
        raise Refusal("tidak-ditemukan")
    return found[loser], found[winner]


def _check(lost: Mapping[str, Any], kept: Mapping[str, Any]) -> None:
    if lost["nik_end"] and kept["nik_end"]:
        raise Refusal("nik-berbeda")
    if lost["mother_id"] == kept["id"] or kept["mother_id"] == lost["id"]:
        raise Refusal("ibu-keliru")


def _give_back(at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """Values, NIK and children of before, as far as they are still those of the merge."""
    kept = told([winner])[winner]
    going, left = {}, []
    for name, (was, became) in moved["values"].items():
        if _plain(kept[name]) == became:
            going[name] = was
        else:
            left.append(name)
    if moved["nik"] and kept["nik_end"] == moved["nik"]:
        people.pass_nik(by=SYSTEM, at=at, giver=winner, taker=loser)
    elif moved["nik"]:
        left.append("nik")
    children = [UUID(one) for one in moved["children"]]
    _set_mother(at, [one for one in _children_of(winner) if one in children], loser)
    _correct(at, winner, {name: _typed(name, value) for name, value in going.items()})
    return left


def _children_of(mother: UUID) -> list[UUID]:
    return [row["id"] for row in people_queries.told_of(mother_id=mother)]


def _set_mother(at: datetime, children: Collection[UUID], mother: UUID) -> None:
    for child in children:
        version = told([child])[child]["version"]
        people.correct_person(by=SYSTEM, at=at, id=child, version=version, changes={"mother_id": mother})


def _correct(at: datetime, person: UUID, values: Mapping[str, Any]) -> None:
    changes = {name: value for name, value in values.items() if name != "died_on"}
    if changes:
        version = told([person])[person]["version"]
        people.correct_person(by=SYSTEM, at=at, id=person, version=version, changes=changes)
    if "died_on" in values:
        version = told([person])[person]["version"]
        people.mark_death(by=SYSTEM, at=at, id=person, version=version, died_on=values["died_on"], reason="dipisahkan")


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if value and name == "died_on" else value

"""Records follow a person, or a post, that was entered twice. Called by duplicates, never by a door (docs/adr/0075)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.facts.models import MonthState, Record
from simpul.facts.queries.months import finished_months
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period

_AT_A_TIME = 2_000


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """Every record of `loser` is the winner's; returns which were moved, late or not before, for `hand_back_person`.

    The months of both are counted anew: who was two is one. In a month that its post has finished they are late, as
    any correction is.
    """
    rows = _locked(Record.objects.filter(person_id=loser))
    for row in rows:
        row.person_id = winner
    late = _late_now(rows)
    _move(rows, "person", loser, winner)
    _mark(winner, {row.post_id for row in rows})
    return {"records": late}


def hand_back_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The records that were moved are the loser's again; what was recorded since stays with the winner."""
    late = {UUID(id): was for id, was in moved["records"]}
    rows = _locked(Record.objects.filter(id__in=late, person_id=winner))
    for row in rows:
        row.person_id, row.late = loser, late[row.id]
    _move(rows, "person", winner, loser)
    _mark(winner, {row.post_id for row in rows})
    return []


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The same for the records of a post; its finished months are finished at the winner."""
    known = set(MonthState.objects.filter(post_id=winner).values_list("period", flat=True))
    own = MonthState.objects.filter(post_id=loser).exclude(period__in=known)
    taken = list(own.order_by("period").values_list("period", flat=True))
    MonthState.objects.filter(post_id=loser, period__in=taken).update(post_id=winner)
    rows = _locked(Record.objects.filter(post_id=loser))
    for row in rows:
        row.post_id = winner
    late = _late_now(rows)
    _tell_giver(rows, loser, winner)
    _move(rows, "post", loser, winner)
    return {"records": late, "months": taken}


def hand_back_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The records and finished months of the loser are its own again."""
    MonthState.objects.filter(post_id=winner, period__in=moved["months"]).update(post_id=loser)
    late = {UUID(id): was for id, was in moved["records"]}
    rows = _locked(Record.objects.filter(id__in=late, post_id=winner))
    for row in rows:
        row.post_id, row.late = loser, late[row.id]
    _tell_giver(rows, winner, loser)
    _move(rows, "post", winner, loser)
    return []


def _locked(found: Any) -> list[Record]:
    if not inside_a_command():
        raise RuntimeError("records are moved by the commands of duplicates")
    return list(found.select_for_update(of=("self",)).order_by("id"))


def _late_now(rows: Sequence[Record]) -> list[tuple[str, bool]]:
    """Late from now on are those whose month is finished; each row's id with whether it was late before."""
    before = [(str(row.id), row.late) for row in rows]
    finished = finished_months({row.post_id for row in rows}, {Period.from_key(row.period) for row in rows})
    for row in rows:
        row.late = row.late or (row.post_id, row.period) in finished
    return before


def _move(rows: Sequence[Record], what: str, old: UUID, new: UUID) -> None:
    for row in rows:
        row.revision += 1
        month = (Period.from_key(row.period),)
        before, after = {what: str(old)}, {what: str(new)}
        changed("record", row.id, before=before, after=after, feed=row.post_id, periods=month)
    Record.objects.bulk_update(rows, ["person_id", "post_id", "late", "revision"], batch_size=_AT_A_TIME)


def _tell_giver(rows: Iterable[Record], old: UUID, new: UUID) -> None:
    """The post that gives them away is counted anew in their months too."""
    months = {Period.from_key(row.period) for row in rows}
    if months:
        changed("records", str(old), after={"moved_to": str(new)}, feed=old, periods=months)


def _mark(person: UUID, posts: Iterable[UUID]) -> None:
    """Months in which the other one has records at the same posts: a stock there may count one less."""
    rows = Record.objects.filter(person_id=person, post_id__in=list(posts)).order_by()
    months: dict[UUID, set[Period]] = {}
    for post, period in rows.values_list("post_id", "period").distinct():
        months.setdefault(post, set()).add(Period.from_key(period))
    for post, periods in months.items():
        changed("person", person, after={"records": len(periods)}, feed=post, periods=periods)

"""Trainings of persons: one's own, those of others for the subjects above, and how many kader of an area had any."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.attendance.queries.views import Attendance, TrainedCount, TrainingOfPerson
from simpul.attendance.queries.whereabouts import attendance_of_many
from simpul.kernel.actor import NATION, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import READ, Ground, grounds_by_id
from simpul.participants.queries.sets import on_the_list
from simpul.participants.rules.states import SEATED, SURE
from simpul.places import queries as places

KADER = "kader"


def my_trainings(*, by: Actor, at: datetime) -> list[TrainingOfPerson]:
    """The trainings on whose lists the actor stands as a registered person, the latest first; [] without a person."""
    return trainings_of([by.person_id], at).get(by.person_id, []) if by.person_id is not None else []


def trainings_of(person_ids: Iterable[UUID], at: datetime) -> dict[UUID, list[TrainingOfPerson]]:
    """Internal, asks no actor: the trainings of persons who are surely meant, the latest first."""
    rows = list(on_the_list(person_id__in=list(person_ids), match=SURE).order_by("at", "id"))
    known = grounds_by_id({one.batch_id for one in rows}, at)
    there = attendance_of_many(_by_batch((one.batch_id, one.id) for one in rows), at)
    found: dict[UUID, list[TrainingOfPerson]] = {}
    for one in rows:
        if one.person_id is not None:
            found.setdefault(one.person_id, []).append(_training(one, known[one.batch_id], there[one.id]))
    return {person: sorted(listed, key=_latest, reverse=True) for person, listed in found.items()}


def trained_kader(*, by: Actor, at: datetime, area_id: int, since: date, until: date) -> dict[int, TrainedCount]:
    """Kader from an area who were through a training that ended from `since` to `until` (inclusive), by area below.

    The area itself stands under its own id; of a village there is nothing below. Who is not surely known in the
    register counts once for each list on which they stand.
    """
    area = places.area(area_id)
    if not (by.is_system or by.may(READ, Scope(area=area.path))):
        raise Refusal("tidak-ditemukan")
    found = on_the_list(
        state=SEATED, group=KADER, batch__ends_on__range=(since, until), batch__state__in=("berlangsung", "selesai")
    )
    if area.level > NATION:
        found = found.filter(**{f"village__l{area.level}": area_id})
    below = f"village__l{min(area.level + 1, 4)}"
    rows = list(found.order_by("id").values_list("id", "batch_id", "person_id", "match", below))
    there = attendance_of_many(_by_batch((batch, id) for id, batch, *_ in rows), at)
    told: dict[int, list[tuple[UUID, UUID]]] = {area_id: []}
    for id, batch, person, match, under in rows:
        if there[id].through.done:
            who = person if person is not None and match == SURE else id
            told[area_id].append((who, batch))
            if under is not None and under != area_id:
                told.setdefault(under, []).append((who, batch))
    return {one: _count(pairs) for one, pairs in told.items()}


def _count(pairs: list[tuple[UUID, UUID]]) -> TrainedCount:
    return TrainedCount(len({who for who, _ in pairs}), len(pairs), len({batch for _, batch in pairs}))


def _by_batch(pairs: Iterable[tuple[UUID, UUID]]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for batch, id in pairs:
        found.setdefault(batch, []).append(id)
    return found


def _training(one: Any, ground: Ground, there: Attendance) -> TrainingOfPerson:
    return TrainingOfPerson(
        batch_id=one.batch_id,
        participant_id=one.id,
        title=ground.title,
        starts_on=ground.days[0] if ground.days else None,
        ends_on=ground.last_day,
        position=one.position,
        field=one.field,
        state=one.state,
        attended=there.through.attended,
        whole=there.through.whole,
        done=there.through.done,
    )


def _latest(one: TrainingOfPerson) -> tuple[date, str]:
    return one.ends_on or date.min, str(one.participant_id)

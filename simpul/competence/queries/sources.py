"""What trainings, participants and exams tell about a batch. The only file here that asks those subjects. Internal."""

from datetime import datetime
from uuid import UUID

from simpul.attendance.queries.whereabouts import attendance_of
from simpul.competence.rules.finishing import Event, Finisher
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import title_of
from simpul.participants.queries.lists import participants_of
from simpul.participants.queries.views import SeatedLine
from simpul.places import queries as places
from simpul.registry.queries import post_labels
from simpul.standards.budgets import name_of
from simpul.standards.participants import participant_table
from simpul.training import queries as training

_SURE = "pasti"


def event_of(batch_id: UUID) -> Event:
    """The batch as certificates name it; Refusal `tidak-ditemukan` for none."""
    found = training.batches_by_id([batch_id]).get(batch_id)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return Event(
        batch_id=batch_id,
        area_id=found.area_id,
        name=title_of(found),
        first_day=found.starts_on,
        last_day=found.ends_on,
        minutes=_minutes(batch_id),
        venue=found.venue,
        fields=found.fields,
    )


def _minutes(batch_id: UUID) -> int:
    """Of the sessions whose times are told."""
    return sum((one.ends or 0) - (one.starts or 0) for one in training.sessions_of([batch_id]) if one.ends)


def finishers_of(batch_id: UUID, at: datetime) -> list[Finisher]:
    """Who took part to the end by the rule of the area; and whether they passed, where there is something to pass."""
    attended = attendance_of(batch_id, at)
    seated = [one for one in participants_of(batch_id) if one.id in attended and attended[one.id].through.done]
    villages = places.areas({one.village_id for one in seated if one.village_id is not None})
    posts = post_labels({one.post_id for one in seated if one.post_id is not None})
    return [
        _finisher(
            one,
            posts.get(one.post_id, "") if one.post_id else "",
            villages[one.village_id].label if one.village_id is not None else "",
        )
        for one in seated
    ]


def origins_of_batch(batch_id: UUID) -> set[tuple[int, UUID | None]]:
    """Internal: (village, post) that participants of a batch came from; those who did not tell are left out."""
    return {(one.village_id, one.post_id) for one in participants_of(batch_id) if one.village_id is not None}


def _finisher(one: SeatedLine, post: str, village: str) -> Finisher:
    position = name_of(participant_table().positions, one.position)
    place = ", ".join(filter(None, (post, village)))
    return Finisher(
        participant_id=one.id,
        person_id=one.person_id if one.match == _SURE else None,
        name=one.name,
        beside=" · ".join(filter(None, (position, place))),
        village_id=one.village_id,
        passed=None,
        fields=(),
    )

"""What trainings, participants and exams tell about a batch. The only file here that asks those subjects. Internal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.attendance.queries.whereabouts import attendance_of
from simpul.competence.rules.finishing import Event, Finisher, fields_passed
from simpul.exams.queries.results import results_of
from simpul.exams.rules.passing import PASSING
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.ordinances.queries import in_force_at
from simpul.participants.queries.ground import title_of
from simpul.participants.queries.lists import participants_of
from simpul.places import queries as places
from simpul.registry.queries import post_labels
from simpul.standards.budgets import name_of
from simpul.standards.competence import competence_table
from simpul.standards.participants import participant_table
from simpul.training import queries as training

_SURE = "pasti"
_NOTHING_TO_PASS: dict[str, Any] = {"passed": None, "fields": ()}


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
    """Who took part to the end by the rule of the area; and whether they passed, where there was something to pass."""
    attended = attendance_of(batch_id, at)
    seated = [one for one in participants_of(batch_id) if one.id in attended and attended[one.id].through.done]
    villages = places.areas({one.village_id for one in seated if one.village_id is not None})
    posts = post_labels({one.post_id for one in seated if one.post_id is not None})
    results = _results(batch_id, at)
    positions = participant_table().positions
    found = []
    for one in seated:
        post = posts.get(one.post_id, "") if one.post_id else ""
        village = villages[one.village_id].label if one.village_id is not None else ""
        place = ", ".join(filter(None, (post, village)))
        found.append(
            Finisher(
                participant_id=one.id,
                person_id=one.person_id if one.match == _SURE else None,
                name=one.name,
                beside=" · ".join(filter(None, (name_of(positions, one.position), place))),
                village_id=one.village_id,
                **results.get(one.id, _NOTHING_TO_PASS),
            )
        )
    return found


def _results(batch_id: UUID, at: datetime) -> dict[UUID, dict[str, Any]]:
    """By participant what was passed and why; nothing where nobody was tested, for who was only there has shown
    nothing."""
    results = results_of(batch_id, at)
    if all(one.after is None and one.practice is None for one in results.values()):
        return {}
    event = event_of(batch_id)
    rule = in_force_at(PASSING, places.area(event.area_id).path, event.last_day or day_at(at, "WIB"))
    asked = rule.content.score if rule else 0
    taught = {one.kind for one in training.sessions_of([batch_id])}
    modules = tuple(one.code for one in competence_table().modules if one.code in taught)
    return {
        id: {
            "passed": bool(one.verdict.passed),
            "fields": fields_passed(dict(one.fields), asked, event.fields) if one.verdict.passed else (),
            "modules": modules if one.verdict.passed else (),
            "explained": "; ".join((*one.verdict.reasons, *one.verdict.lacking)),
        }
        for id, one in results.items()
    }


def origins_of_batch(batch_id: UUID) -> set[tuple[int, UUID | None]]:
    """Internal: (village, post) that participants of a batch came from; those who did not tell are left out."""
    return {(one.village_id, one.post_id) for one in participants_of(batch_id) if one.village_id is not None}

"""A record: its answers, and what happened to it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.people import queries as people
from simpul.services import queries
from simpul.services.queries import Page
from simpul.web import timeline, words
from simpul.web.post import photos
from simpul.web.post.choosing import form_address
from simpul.web.post.place import Place, place_of
from simpul.web.request import Request
from simpul.web.rights import page


@page("record.read", methods=("GET",))
def record_page(request: Request, id: UUID) -> HttpResponse:
    """One record; what the actor may not read does not exist for them."""
    found = queries.record(by=request.actor, id=id)
    place = place_of(request, found.record.post_id)
    return render(request, "web/post/record.html", values_of(request, place, found))


def values_of(request: Request, place: Place, found: Page) -> dict[str, Any]:
    """What the page of a record shows."""
    view = found.record
    family = None
    if view.household_id and request.actor.may("person.read", place.scope):
        family = people.household(by=request.actor, id=view.household_id)
    return {
        "place": place,
        "trail": place.trail,
        "found": found,
        "record": view,
        "service": found.service,
        "person": found.person,
        "age": found.person.age(view.on) if found.person else "",
        "family": family,
        "answers": _answers(found),
        "named": _named(request, found),
        "pictures": _pictures(request, found),
        "steps": steps_of(found, place.post.zone),
        "again": _again(request, place, found),
        "register": reverse("post:register", kwargs={"post_id": place.post.id, "service": view.service}),
        "month": f"{view.on:%Y-%m}",
    }


def _answers(found: Page) -> list[tuple[str, str]]:
    """The answers in words; photos are shown, not counted."""
    photos = {question.label for question in found.service.questions if question.type == "photo"}
    return [(label, text) for label, text in found.answers if label not in photos]


def _pictures(request: Request, found: Page) -> list[tuple[str, list[photos.Shown]]]:
    """(label, photos) of each photo question that was answered."""
    return [
        (question.label, photos.shown(request, found.record.answers[question.code]))
        for question in found.service.questions
        if question.type == "photo" and found.record.answers.get(question.code)
    ]


def _named(request: Request, found: Page) -> list[tuple[str, list[str]]]:
    """The persons whom answers name: (label, names); those whom the actor may not see are left out."""
    named = []
    for question in found.service.questions:
        ids = found.record.answers.get(question.code)
        if question.type == "persons" and ids:
            seen = people.persons(by=request.actor, ids=[UUID(one) for one in ids])
            named.append((question.label, sorted(person.name for person in seen.values())))
    return named


def steps_of(found: Page, zone: str) -> list[timeline.Step]:
    """The record's story for parts/timeline.html, the newest first."""
    story = [
        timeline.Step(
            what=step.what.capitalize(),
            who=step.by_name,
            when=words.moment(step.at, zone),
            changes=tuple(timeline.Change(*change) for change in step.changes),
            reason=step.reason,
        )
        for step in found.history
    ]
    # What was written in bulk (demo, import) has one audit entry for the whole list, none for each record.
    return story[::-1] or [timeline.Step(what=_("Dicatat"), who="", when=words.moment(found.record.recorded_at, zone))]


def _again(request: Request, place: Place, found: Page) -> str:
    """The same form, empty; "" for who may not record it."""
    view = found.record
    scope = place.scope
    if not request.actor.may("record.write", type(scope)(scope.area, scope.post, view.field)):
        return ""
    return form_address(place.post.id, view.service, hari=view.open_day_id)

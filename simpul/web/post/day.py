"""An open day: who is expected, who came, and the five steps of the service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.kernel.ids import new_id
from simpul.people import queries as people
from simpul.services.commands import record_services
from simpul.services.queries import Awaited, Expected, Offer, expected, open_day, services_for
from simpul.services.rules.shapes import NewRecord
from simpul.web.post.choosing import form_address
from simpul.web.post.days import state_of
from simpul.web.post.place import Place, of_day, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import page

# The five steps of an open day, as on the paper.
STEPS = (
    (1, gettext_lazy("Pendaftaran")),
    (2, gettext_lazy("Penimbangan dan pengukuran")),
    (3, gettext_lazy("Pencatatan")),
    (4, gettext_lazy("Pelayanan kesehatan")),
    (5, gettext_lazy("Penyuluhan")),
)
FOUND_AT_MOST = 200


@dataclass(frozen=True)
class Task:
    """A service of a step: how many have it today, where it is recorded, where the list of the day is."""

    name: str
    done: int
    form: str
    grid: str


@dataclass(frozen=True)
class Guest:
    """A person of the list. `tick`: id of the attendance to be recorded with one touch; empty when there is none."""

    awaited: Awaited
    href: str
    tick: str
    done: str


@page("record.read", scope=of_day, methods=("GET",))
def open_day_page(request: Request, open_day_id: UUID) -> HttpResponse:
    """The day's list, by group; `?q=` narrows it."""
    text = request.GET.get("q", "")[:100].strip()
    found = expected(by=request.actor, open_day_id=open_day_id)
    place = place_of(request, found.day.post_id)
    offers = services_for(by=request.actor, post_id=place.post.id, on=found.day.on)
    attendance = attendance_of(offers)
    values = {
        "place": place,
        "trail": place.trail,
        "day": found.day,
        "state": state_of(found.day, place),
        "came": found.came,
        "awaited": found.awaited,
        "steps": _steps(place, found, offers),
        "others": _others(place, found, offers),
        "groups": _groups(request, place, found, attendance, text),
        "text": text,
        "ahead": found.day.on > place.today,
        "may_write": bool(offers) and not found.day.cancelled and found.day.on <= place.today,
        "may_manage": request.actor.may("openday.manage", place.scope) and not found.day.cancelled,
    }
    return render(request, "web/post/open_day.html", values)


def attendance_of(offers: Sequence[Offer]) -> str:
    """Code of the service that says who came: the first step, for a person."""
    found = (one.service for one in offers if one.service.step == 1 and one.service.activity == "pelayanan")
    return next((service.code for service in found if service.subject == "person"), "")


def _steps(place: Place, found: Expected, offers: Sequence[Offer]) -> list[dict[str, Any]]:
    """The five steps with the services of each that the actor may record."""
    steps = []
    for number, name in STEPS:
        tasks = [_task(place, found, one.service) for one in offers if one.service.step == number]
        steps.append({"number": number, "name": name, "tasks": tasks})
    return steps if any(step["tasks"] for step in steps) else []


def _others(place: Place, found: Expected, offers: Sequence[Offer]) -> list[Task]:
    """Services outside the five steps, which only health has."""
    return [_task(place, found, one.service) for one in offers if one.service.step is None]


def _task(place: Place, found: Expected, service: standards.Service) -> Task:
    day = found.day
    done = sum(service.code in person.done for group in found.groups for person in group.persons)
    grid = (
        reverse("post:grid", kwargs={"open_day_id": day.id, "service": service.code})
        if service.subject == "person"
        else ""
    )
    return Task(service.name, done, form_address(place.post.id, service.code, hari=day.id), grid)


def _groups(request: Request, place: Place, found: Expected, attendance: str, text: str) -> list[dict[str, Any]]:
    wanted = _wanted(request, place, text)
    groups = []
    for group in found.groups:
        persons = [one for one in group.persons if wanted is None or one.person_id in wanted]
        if persons:
            guests = [_guest(place, found, one, attendance) for one in persons]
            groups.append({"group": group, "guests": guests})
    return groups


def _wanted(request: Request, place: Place, text: str) -> set[UUID] | None:
    """Ids of those who are looked for by name, end of the NIK, or house; None when nobody is."""
    if not text:
        return None
    return {one.id for one in people.search(by=request.actor, text=text, post_id=place.post.id, limit=FOUND_AT_MOST)}


def _guest(place: Place, found: Expected, one: Awaited, attendance: str) -> Guest:
    open_ = attendance and not found.day.cancelled and found.day.on <= place.today
    names = [standards.service(code, found.day.on).name for code in one.done if code != attendance]
    address = reverse("post:choose-service", kwargs={"post_id": place.post.id})
    return Guest(
        awaited=one,
        href=f"{address}?hari={found.day.id}&orang={one.person_id}",
        tick=str(new_id()) if open_ and not one.came else "",
        done=", ".join(names),
    )


@page("record.write", scope=of_day, methods=("POST",))
def tick(request: Request, open_day_id: UUID, person_id: UUID) -> HttpResponse:
    """Somebody has come: one record of attendance, without asking anything."""
    day = open_day(by=request.actor, id=open_day_id)
    offers = services_for(by=request.actor, post_id=day.post_id, on=day.on)
    record_id = as_id(request.POST.get("id", "")) or new_id()
    item = NewRecord(
        id=record_id,
        post_id=day.post_id,
        service=attendance_of(offers),
        version=None,
        on=day.on,
        answers={},
        person_id=person_id,
        open_day_id=open_day_id,
    )
    outcome = record_services(by=request.actor, at=request.at, items=[item])[0]
    name = people.person(by=request.actor, id=person_id).name
    if outcome.state == "accepted":
        undo = reverse("post:record-undo", kwargs={"id": record_id})
        messages.success(request, _("%s hadir.") % name, extra_tags=undo)
    elif not outcome.saved:
        messages.error(request, outcome.sentence)
    query = request.POST.get("q", "")
    back = reverse("post:open-day", kwargs={"open_day_id": open_day_id}) + (
        f"?{urlencode({'q': query})}" if query else ""
    )
    return redirect(f"{back}#orang-{person_id}")

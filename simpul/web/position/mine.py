"""The page of the actor's own position, tasks, trainings, certificates, badges, incentives, and what waits for them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from simpul.accounts.queries import own_offices
from simpul.attendance.queries import my_trainings
from simpul.certificates.queries import certificates_of_person
from simpul.competence.queries import competence_of, follow_ups_of_post
from simpul.decisions.queries import ItemView, open_items, own_items
from simpul.exams.queries import my_papers
from simpul.heads.queries import HeadView, heads_by_id
from simpul.incentives.queries import payments_of_person
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.library.queries import EntryView, known_laws
from simpul.offices.rules import POST_BODY, TEAM_BODY, position_of
from simpul.places.queries import areas
from simpul.plans.queries import tasks as team_tasks
from simpul.standards.regulations import PositionTask, tasks_of
from simpul.standards.rights import Action
from simpul.upkeep.queries import OwnOffice, my_offices
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.trust import trust_words

SHOWN = 12
# What a line leads to, only for those whose account opens it.
OPENS: dict[str, Action] = {"plan": "plan.write", "tick": "followup.write", "open": "competence.names"}
T = TypeVar("T")


@dataclass(frozen=True)
class Duties:
    """What somebody does in a position, with the laws that say so."""

    name: str
    field: str
    tasks: tuple[PositionTask, ...]
    laws: tuple[EntryView, ...]
    trust: str


@dataclass(frozen=True)
class Headship:
    """An area that the actor heads or headed; `days_left` until the term ends, None where no end is known."""

    office: HeadView
    place: str
    current: bool
    days_left: int | None


@page(SIGNED_IN, methods=("GET",))
def position(request: Request) -> HttpResponse:
    """Everything about the one who is signed in; nobody sees that of another."""
    by, today = request.actor, request.today
    own = own_offices(by=by)
    offices = my_offices(by=by, on=today, named=own)
    current = [one for one in offices if one.current]
    headed = _headed(own, today)
    past = [one for one in offices if not one.current][:SHOWN]
    past_headed = [one for one in headed if not one.current][:SHOWN]
    values = {
        "offices": current,
        "headed": [one for one in headed if one.current],
        "past": past,
        "past_headed": past_headed,
        "past_number": len(past) + len(past_headed),
        "roles": _roles(by),
        "known_person": by.person_id is not None,
        "may": {name: bool(by.where(right)) for name, right in OPENS.items()},
        "duties": _duties(by, current, today),
        **_learned(request),
        "payments": payments_of_person(by=by, person_id=by.person_id, limit=SHOWN) if by.person_id else [],
        **_waiting(request, current, headed),
    }
    return render(request, "web/position/mine.html", values)


def _headed(own: Iterable[UUID], today: date) -> list[Headship]:
    """The areas whose head the actor is or was, the latest first."""
    found = heads_by_id(own)
    known = areas({one.area_id for one in found})
    return [
        Headship(
            office=one,
            place=known[one.area_id].full_name,
            current=one.valid_from <= today and (one.valid_to is None or today < one.valid_to),
            days_left=(one.valid_to - today).days if one.valid_to is not None else None,
        )
        for one in found
    ]


def _roles(by: Actor) -> list[str]:
    return list(dict.fromkeys(grant.label or grant.role for grant in by.grants))


def _duties(by: Actor, current: Iterable[OwnOffice], today: date) -> list[Duties]:
    """By the offices; who has none is told by the roles of the account."""
    held = {(one.body, one.office.position, one.office.field): one.office.position_name for one in current}
    if not held:
        held = {key: name for grant in by.grants if (key := _of_role(grant.role, grant.field, today)) for name in [""]}
    return [_duty(body, position, field, name, today) for (body, position, field), name in held.items()]


def _of_role(role: str, field: str | None, today: date) -> tuple[str, str, str] | None:
    """The position that a role of an account goes with, if any."""
    for body in (POST_BODY, TEAM_BODY):
        if position_of(body, role, today) is not None:
            return body, role, field or ""
    return (TEAM_BODY, "", "") if role == TEAM_BODY else None


def _duty(body: str, position: str, field: str, name: str, today: date) -> Duties:
    found = position_of(body, position, today)
    tasks = tasks_of(body, position, today)
    laws = known_laws({one.law for one in tasks}, today)
    trusts = {one.source.trust for one in tasks}
    return Duties(
        name or (found.name if found else ""), field, tasks, tuple(laws.values()), "weak" if "weak" in trusts else ""
    )


def _learned(request: Request) -> dict[str, Any]:
    """Trainings, certificates, what was passed, and badges."""
    by = request.actor
    if by.person_id is None:
        return {}
    competence = competence_of(by=by, person_id=by.person_id, on=request.today)
    return {
        "tests": my_papers(by=by, at=request.at)[:SHOWN],
        "trainings": my_trainings(by=by, at=request.at)[:SHOWN],
        "certificates": certificates_of_person(by=by, person_id=by.person_id)[:SHOWN],
        "passed": sorted(competence.fields),
        "badges": competence.badges,
        "badge_trust": next((trust_words(one.trust) for one in competence.badges), ""),
    }


def _waiting(request: Request, current: Iterable[OwnOffice], headed: Iterable[Headship]) -> dict[str, Any]:
    """Plans after training of the posts, tasks and actions of the areas in which the actor is in office."""
    by, today = request.actor, request.today
    posts = list(dict.fromkeys(one.post_id for one in current if one.post_id is not None))
    area_ids = [one.area_id for one in current if one.post_id is None]
    area_ids = list(dict.fromkeys([*area_ids, *(one.office.area_id for one in headed if one.current)]))
    plans = [one for id in posts for one in _allowed(partial(follow_ups_of_post, by=by, post_id=id, on=today))]
    tasks = [
        one for id in area_ids for one in _allowed(partial(team_tasks, by=by, area_id=id, today=today, only_open=True))
    ]
    items: dict[Any, ItemView] = {one.id: one for one in own_items(by=by, today=today, limit=SHOWN)}
    for id in area_ids:
        items |= {one.id: one for one in _allowed(partial(open_items, by=by, area_id=id, today=today))}
    return {
        "plans": [one for one in plans if one.done_on is None][:SHOWN],
        "tasks": tasks[:SHOWN],
        "items": list(items.values())[:SHOWN],
    }


def _allowed(read: Callable[[], list[T]]) -> list[T]:
    """What the actor may read; an office alone gives no right to it, the role of the account does."""
    try:
        return read()
    except Refusal:
        return []

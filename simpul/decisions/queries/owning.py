"""Whose work it is: of a role in each area, of an agency, of a person; and whom an organiser may name."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from simpul.accounts.queries import agencies
from simpul.decisions.models import Action
from simpul.decisions.rules.owners import roles_at
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries.seeing import organises, own_agencies, seen_area
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import POST_BODY, TEAM_BODY, position_of
from simpul.places import queries as places
from simpul.places.queries import AreaView

AT_MOST = 400


@dataclass(frozen=True)
class Owners:
    """Whom an organiser may name: (code or id, what is shown) of roles, agencies and people in office."""

    roles: tuple[tuple[str, str], ...]
    agencies: tuple[tuple[UUID, str], ...]
    people: tuple[tuple[UUID, str], ...]


def owners(*, by: Actor, area_id: int, on: date) -> Owners:
    """For the meetings of an area: the roles there and below, agencies there and above, its Tim Pembina and those
    directly below, in a village the people of its posts too. Refusal `tidak-ditemukan` for all but the organiser."""
    area = seen_area(by, area_id)
    if not organises(by, area):
        raise Refusal("tidak-ditemukan")
    roles = roles_at(range(area.level, VILLAGE + 1))
    listed = [one for id in area.path for one in agencies(by=by, area_id=id, on=on)]
    return Owners(
        tuple((one.code, one.name) for one in roles),
        tuple((one.id, one.name) for one in listed),
        tuple(_people(area, on)),
    )


def _people(area: AreaView, on: date) -> list[tuple[UUID, str]]:
    """Each person once, by name; `, position, place` behind it."""
    below = Q(team__area_id__in=places.child_ids(area.id)) if area.level < VILLAGE else Q(post__village_id=area.id)
    rows = in_office(on).filter(Q(team__area_id=area.id) | below, person__isnull=False)
    found: dict[UUID, str] = {}
    for one in rows.select_related("person", "team__area", "post").order_by("person__name", "id")[:AT_MOST]:
        if one.person is not None:
            found.setdefault(one.person.id, _label(one))
    return list(found.items())


def _label(one: Any) -> str:
    position = position_of(POST_BODY if one.team_id is None else TEAM_BODY, one.position, one.valid_from)
    place = one.team.area.name if one.team is not None else one.post.name
    return f"{one.person.name}, {position.name if position else one.position}, {place}"


def owned(by: Actor, today: date) -> Q:
    """Internal: the items for which the actor was named; nothing for who was named for none."""
    found = Q(pk__in=[])
    for grant in by.grants:
        if grant.post is None:
            found |= Q(action__role=grant.role, area_id=grant.area_id)
    if by.person_id is not None:
        found |= Q(action__person_id=by.person_id)
    return found | Q(action__agency_id__in=own_agencies(by, today))


def owns(by: Actor, action: Action, area_id: int, own: frozenset[UUID]) -> bool:
    """Internal: whether the actor was named for an action in that area; `own`: its agencies."""
    if action.role:
        return any(one.post is None and (one.role, one.area_id) == (action.role, area_id) for one in by.grants)
    if action.agency_id is not None:
        return action.agency_id in own
    return action.person_id is not None and action.person_id == by.person_id

"""Who sees which meeting: the area that holds it and those above, and every invited area with those above it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.accounts.queries import agencies
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.meetings.models import Invitation, Meeting
from simpul.places import queries as places
from simpul.places.queries import AreaView

READ, WRITE, ANSWER, AGENCY = "meeting.read", "meeting.write", "meeting.answer", "meeting.agency"


def seen_area(by: Actor, area_id: int) -> AreaView:
    """The area, if the actor may read of meetings there; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    return area


def seen_meeting(by: Actor, found: Meeting | None) -> tuple[Meeting, AreaView]:
    """The meeting and its area, if it concerns the actor; Refusal `tidak-ditemukan`."""
    if found is None:
        raise Refusal("tidak-ditemukan")
    area = places.area(found.area_id)
    if not by.may(READ, Scope(area=area.path)) and not _invited(by, found):
        raise Refusal("tidak-ditemukan")
    return found, area


def organises(by: Actor, area: AreaView) -> bool:
    """Whether the actor's own office holds the meetings of that area."""
    return by.may(WRITE, Scope(area=area.path), exact=True)


def answers(by: Actor, area: AreaView) -> bool:
    """Whether the actor's own office speaks for that area."""
    return by.may(ANSWER, Scope(area=area.path), exact=True)


def own_agencies(by: Actor, on: date) -> frozenset[UUID]:
    """Internal: the agencies for which the actor speaks: those of its area that cover a field of its own."""
    areas = {grant.area_id for grant in by.where(AGENCY) if grant.area_id is not None}
    return frozenset(
        one.id
        for area_id in areas
        for one in agencies(by=by, area_id=area_id, on=on)
        if any(by.may(AGENCY, replace(places.scope_of(area_id), field=field), exact=True) for field in one.fields)
    )


def speaks(by: Actor, area: AreaView, agency_id: UUID | None, on: date) -> bool:
    """Whether the actor's own office speaks for that area, or for that agency of it."""
    return answers(by, area) or (agency_id is not None and agency_id in own_agencies(by, on))


def within(area: AreaView, prefix: str = "area__") -> Q:
    """What lies in an area, itself too; of the nation everything."""
    return Q(**{f"{prefix}l{area.level}": area.id}) if area.level else Q()


def _invited(by: Actor, found: Meeting) -> bool:
    mine = Q()
    for grant in by.where(READ):
        if grant.area_id is not None:
            mine |= Q(**{f"area__l{grant.level}": grant.area_id})
    return bool(mine) and Invitation.objects.filter(mine, meeting=found).exists()

"""Who holds which office in a post or a Tim Pembina, and by which decree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Appointment, Decree, Team
from simpul.offices.rules import KADER, POST_BODY, TEAM_BODY, position_of
from simpul.places import queries as places
from simpul.registry.queries.posts import in_slices, post, post_scopes


@dataclass(frozen=True)
class OfficerView:
    """A person in office. `person_id` is None for an official of a team known by name alone."""

    id: UUID
    person_id: UUID | None
    name: str
    position: str
    position_name: str
    field: str
    valid_from: date
    valid_to: date | None
    decree_id: UUID | None
    decree: str
    trained_on: date | None
    exception_reason: str
    exception_by: str
    exception_until: date | None


@dataclass(frozen=True)
class TeamView:
    """A Tim Pembina with its members; `chair` is the Ketua, if one is named."""

    id: UUID
    area_id: int
    valid_from: date
    valid_to: date | None
    decree: str
    chair: OfficerView | None
    members: tuple[OfficerView, ...]


def officers(*, by: Actor, post_id: UUID, on: date) -> list[OfficerView]:
    """Everyone in office in a post on that day, pengurus and kader."""
    post(by=by, post_id=post_id)
    return [
        officer_view(a, POST_BODY) for a in in_office(on).filter(post_id=post_id).select_related("person", "decree")
    ]


def past_officers(*, by: Actor, post_id: UUID, before: date, limit: int = 100) -> list[OfficerView]:
    """Those whose office in a post ended by that day, newest first."""
    post(by=by, post_id=post_id)
    ended = sound().filter(post_id=post_id, valid_to__lte=before).select_related("person", "decree")
    return [officer_view(a, POST_BODY) for a in ended.order_by("-valid_to", "-id")[:limit]]


def kader_of_post(*, by: Actor, post_id: UUID, on: date) -> list[OfficerView]:
    """The kader of a post on that day, by field."""
    return [o for o in officers(by=by, post_id=post_id, on=on) if o.position == KADER]


def team(*, by: Actor, area_id: int, on: date) -> TeamView | None:
    """The Tim Pembina of an area on that day; None where none is formed."""
    require_reading(by, area_id)
    found = _teams(on).filter(area_id=area_id).select_related("decree").first()
    if found is None:
        return None
    members = in_office(on).filter(team_id=found.id).select_related("person", "decree")
    views = tuple(officer_view(a, TEAM_BODY) for a in members)
    chair = next((m for m in views if m.position == "ketua"), None)
    label = _decree_label(found.decree)
    return TeamView(found.id, found.area_id, found.valid_from, found.valid_to, label, chair, views)


def team_standing(area_id: int, on: date) -> tuple[UUID, list[UUID]] | None:
    """Internal: the Tim Pembina that stood before that day and still does, and the offices of its chair."""
    found = _teams(on).filter(area_id=area_id, valid_from__lt=on).first()
    if found is None:
        return None
    chairs = in_office(on).filter(team=found, position="ketua", valid_from__lt=on)
    return found.id, list(chairs.order_by("id").values_list("id", flat=True))


def teams_formed(area_ids: Iterable[int] | None, on: date) -> dict[int, UUID]:
    """Internal: the Tim Pembina of each area (None: of all) on that day; areas without one are left out."""
    if area_ids is None:
        return dict(_teams(on).values_list("area_id", "id"))
    return {
        area_id: team_id
        for part in in_slices(area_ids)
        for area_id, team_id in _teams(on).filter(area_id__in=part).values_list("area_id", "id")
    }


def in_office(on: date) -> QuerySet[Appointment]:
    """Internal: the offices held on a day."""
    return sound().filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def sound() -> QuerySet[Appointment]:
    """Internal: all offices, ended ones too, but those written down by mistake."""
    return Appointment.objects.filter(void_because="")


def offices_of(**which: UUID) -> int:
    """Internal: how many offices hang on a person (`person_id`) or a post (`post_id`), ended ones too."""
    return sound().filter(**which).count()


def held_by_the_dead(post_ids: Iterable[UUID], on: date) -> QuerySet[Appointment]:
    """Internal: the offices in these posts whose holder had died by that day: they wait to be ended."""
    return in_office(on).filter(post_id__in=list(post_ids), person__died_on__lte=on)


def _decree_label(decree: Decree | None) -> str:
    """ "SK Nomor 12 Tahun 2025": the number as it stands on the paper."""
    return "" if decree is None else f"SK {decree.number}"


def _teams(on: date) -> QuerySet[Team]:
    return Team.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def require_reading(by: Actor, area_id: int) -> None:
    """Internal: the own area and those below; whoever holds a role in a post also sees the areas that it lies in."""
    scope = Scope(area=places.area(area_id).path)
    held = [g.post for g in by.where("post.read") if g.post is not None]
    if not by.may("post.read", scope) and not any(area_id in post.area for post in post_scopes(held).values()):
        raise Refusal("tidak-ditemukan")


def officer_view(a: Appointment, body: str) -> OfficerView:
    """Internal: an appointment as others see it."""
    position = position_of(body, a.position, a.valid_from)
    return OfficerView(
        id=a.id,
        person_id=a.person_id,
        name=a.person.name if a.person is not None else a.holder_name,
        position=a.position,
        position_name=position.name if position is not None else a.position,
        field=a.field,
        valid_from=a.valid_from,
        valid_to=a.valid_to,
        decree_id=a.decree_id,
        decree=_decree_label(a.decree),
        trained_on=a.trained_on,
        exception_reason=a.exception_reason,
        exception_by=a.exception_by,
        exception_until=a.exception_until,
    )

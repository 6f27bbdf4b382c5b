"""Who holds which office in a post or a Tim Pembina, and by which decree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Appointment, Decree, Team
from simpul.offices.rules import KADER, POST_BODY, TEAM_BODY, WARNINGS, domicile_level, domicile_warning, position_of
from simpul.places import queries as places
from simpul.registry.queries.posts import in_area, in_slices, post, post_scopes, seen_by
from simpul.registry.rules import post_label


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
    exception_until: date | None


@dataclass(frozen=True)
class DecreeView:
    """An SK; `post_ids` are the posts it speaks of."""

    id: UUID
    area_id: int
    purpose: str
    number: str
    on: date
    signer_name: str
    signer_office: str
    valid_from: date
    valid_to: date | None
    post_ids: tuple[UUID, ...]


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


@dataclass(frozen=True)
class AwayFromHome:
    """An officer or kader who lives outside the area that the domicile rule names."""

    officer: OfficerView
    post_id: UUID
    post_label: str
    warning: str


def officers(*, by: Actor, post_id: UUID, on: date) -> list[OfficerView]:
    """Everyone in office in a post on that day, pengurus and kader."""
    post(by=by, post_id=post_id)
    return [_officer(a, POST_BODY) for a in in_office(on).filter(post_id=post_id).select_related("person", "decree")]


def past_officers(*, by: Actor, post_id: UUID, before: date, limit: int = 100) -> list[OfficerView]:
    """Those whose office in a post ended by that day, newest first."""
    post(by=by, post_id=post_id)
    ended = sound().filter(post_id=post_id, valid_to__lte=before).select_related("person", "decree")
    return [_officer(a, POST_BODY) for a in ended.order_by("-valid_to", "-id")[:limit]]


def kader_of_post(*, by: Actor, post_id: UUID, on: date) -> list[OfficerView]:
    """The kader of a post on that day, by field."""
    return [o for o in officers(by=by, post_id=post_id, on=on) if o.position == KADER]


def decrees(*, by: Actor, area_id: int, purpose: str = "") -> list[DecreeView]:
    """The SK of one area (not of those below it), newest first."""
    _require_reading(by, area_id)
    found = Decree.objects.filter(area_id=area_id).prefetch_related("posts")
    return [_decree(d) for d in (found.filter(purpose=purpose) if purpose else found)]


def decrees_of_post(*, by: Actor, post_id: UUID) -> list[DecreeView]:
    """The SK that speak of a post, newest first."""
    post(by=by, post_id=post_id)
    return [_decree(d) for d in Decree.objects.filter(posts__post_id=post_id).prefetch_related("posts")]


def team(*, by: Actor, area_id: int, on: date) -> TeamView | None:
    """The Tim Pembina of an area on that day; None where none is formed."""
    _require_reading(by, area_id)
    found = _teams(on).filter(area_id=area_id).select_related("decree").first()
    if found is None:
        return None
    members = in_office(on).filter(team_id=found.id).select_related("person", "decree")
    views = tuple(_officer(a, TEAM_BODY) for a in members)
    chair = next((m for m in views if m.position == "ketua"), None)
    label = _decree_label(found.decree)
    return TeamView(found.id, found.area_id, found.valid_from, found.valid_to, label, chair, views)


def teams_formed(area_ids: Iterable[int], on: date) -> dict[int, UUID]:
    """Internal: the Tim Pembina of each area on that day; areas without one are left out."""
    return {
        area_id: team_id
        for part in in_slices(area_ids)
        for area_id, team_id in _teams(on).filter(area_id__in=part).values_list("area_id", "id")
    }


def outside_domicile(*, by: Actor, area_id: int, on: date, limit: int = 100) -> list[AwayFromHome]:
    """Pengurus and kader of an area's posts who live away from where the rule of their region wants them (S0.6)."""
    held = in_office(on).filter(in_area(area_id, "post__"), seen_by(by, "appointment.manage", "post__"))
    found = []
    for a in held.filter(post__isnull=False).select_related("person", "decree", "post__village").iterator(2_000):
        found += _away(a, on)
        if len(found) >= limit:
            break
    return found[:limit]


def _away(a: Appointment, on: date) -> list[AwayFromHome]:
    post, person = a.post, a.person
    if post is None or person is None:
        return []
    level = domicile_level(post.village.code, on)
    lives, serves = (person.village_id, person.hamlet_id), (post.village_id, post.hamlet_id)
    codes = domicile_warning(level=level, lives_in=lives, serves_in=serves)
    return [AwayFromHome(_officer(a, POST_BODY), post.id, post_label(post.name), WARNINGS[code]) for code in codes]


def in_office(on: date) -> QuerySet[Appointment]:
    """Internal: the offices held on a day."""
    return sound().filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def sound() -> QuerySet[Appointment]:
    """Internal: all offices, ended ones too, but those written down by mistake."""
    return Appointment.objects.filter(void_because="")


def held_by_the_dead(post_ids: Iterable[UUID], on: date) -> QuerySet[Appointment]:
    """Internal: the offices in these posts whose holder had died by that day: they wait to be ended."""
    return in_office(on).filter(post_id__in=list(post_ids), person__died_on__lte=on)


def _decree_label(decree: Decree | None) -> str:
    """ "SK Nomor 12 Tahun 2025": the number as it stands on the paper."""
    return "" if decree is None else f"SK {decree.number}"


def _teams(on: date) -> QuerySet[Team]:
    return Team.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _require_reading(by: Actor, area_id: int) -> None:
    """The own area and those below; whoever holds a role in a post also sees the areas that it lies in."""
    scope = Scope(area=places.area(area_id).path)
    held = [g.post for g in by.where("post.read") if g.post is not None]
    if not by.may("post.read", scope) and not any(area_id in post.area for post in post_scopes(held).values()):
        raise Refusal("tidak-ditemukan")


def _officer(a: Appointment, body: str) -> OfficerView:
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
        exception_until=a.exception_until,
    )


def _decree(d: Decree) -> DecreeView:
    return DecreeView(
        id=d.id,
        area_id=d.area_id,
        purpose=d.purpose,
        number=d.number,
        on=d.on,
        signer_name=d.signer_name,
        signer_office=d.signer_office,
        valid_from=d.valid_from,
        valid_to=d.valid_to,
        post_ids=tuple(link.post_id for link in d.posts.all()),
    )

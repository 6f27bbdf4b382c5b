"""Who signs in, what they may do today, and which accounts an area looks after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from simpul.accounts.models import Agency, Holding, User
from simpul.accounts.rules import Held, grants, login_name, may_give, may_manage, session_over
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area
from simpul.standards.rights import Role, rights

__all__ = ["Backend", "actor_for", "agencies", "login_name_of", "roles_to_give", "session_over", "user", "users"]

_PLACES = ("area", "post__village", "agency")


@dataclass(frozen=True)
class HoldingView:
    """A role that somebody holds, in words and ids. `valid_to` is the first day without it."""

    id: UUID
    role: str
    role_name: str
    area_id: int | None
    post_id: UUID | None
    place: str
    field: str
    agency: str
    valid_from: date
    valid_to: date | None
    exception_reason: str
    exception_until: date | None


@dataclass(frozen=True)
class UserView:
    """An account with all roles that have not ended. `manageable`: the one who asks may change it."""

    id: UUID
    username: str
    name: str
    person_id: UUID | None
    is_active: bool
    is_demo: bool
    must_change_password: bool
    last_login: datetime | None
    holdings: tuple[HoldingView, ...]
    manageable: bool


@dataclass(frozen=True)
class AgencyView:
    """An OPD and the fields that it covers."""

    id: UUID
    area_id: int
    name: str
    fields: tuple[str, ...]


class Backend(ModelBackend):
    """Signing in by name and password. Demo accounts exist in demo mode only; a closed account ends its sessions."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        name = login_name(username or "")
        if name is None or password is None:
            return None
        return super().authenticate(request, username=name, password=password, **kwargs)

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and _may_exist(user)


def login_name_of(request: HttpRequest | None, credentials: Mapping[str, Any] | None) -> str:
    """The name as wrong passwords are counted for it: "Kader.A" and "kader.a " are one name."""
    given = (credentials or {}).get("username")
    if given is None and request is not None:
        given = request.POST.get("username")
    return login_name(given or "") or ""


def _may_exist(user: User) -> bool:
    return settings.DEMO or not user.is_demo


def actor_for(user_id: UUID, on: date) -> Actor:
    """The actor with the roles of that day, by two queries. Refusal `akun-tidak-berlaku` for a closed account."""
    found = User.objects.filter(id=user_id, is_active=True).first()
    if found is None or not _may_exist(found):
        raise Refusal("akun-tidak-berlaku")
    given = grants(held_by([found.id])[found.id], on)
    return Actor(
        id=found.id,
        name=found.name,
        grants=given,
        person_id=found.person_id,
        roles=frozenset(grant.role for grant in given),
    )


def actor_of_late(user_id: UUID, on: date, days: int) -> Actor:
    """Internal: the actor with every role held on some day of the last `days`: for judging what was written then."""
    found = User.objects.filter(id=user_id).first()
    if found is None:
        return Actor(id=user_id, name="")
    held = held_by([user_id])[user_id]
    given = [grant for back in range(days + 1) for grant in grants(held, on - timedelta(days=back))]
    return Actor(id=found.id, name=found.name, grants=tuple(given), person_id=found.person_id)


def role_holders(*, on: date, post_id: UUID | None = None, area_id: int | None = None) -> list[UUID]:
    """Internal: who holds a role at that post, or in that area and the posts below, on a day; open accounts only."""
    if post_id is not None:
        where = Q(post_id=post_id)
    else:
        level = len(area(area_id or 0).path) - 1
        where = Q(**{f"area__l{level}": area_id}) | Q(**{f"post__village__l{level}": area_id})
    found = Holding.objects.filter(where, Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)
    return list(found.filter(user__is_active=True).order_by("user_id").values_list("user_id", flat=True).distinct())


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Internal: the names of these accounts; unknown ids are left out."""
    return dict(User.objects.filter(id__in=list(user_ids)).values_list("id", "name"))


def persons_of(user_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Internal: the registered person behind each of these accounts; accounts without one are left out."""
    found = User.objects.filter(id__in=list(user_ids), person_id__isnull=False)
    return {user: person for user, person in found.values_list("id", "person_id") if person is not None}


def user_named(username: str) -> UUID | None:
    """Internal: the open account of somebody who signs in by that name; None for none."""
    name = login_name(username)
    found = User.objects.filter(username=name, is_active=True) if name else User.objects.none()
    return found.values_list("id", flat=True).first()


def held_by(user_ids: Iterable[UUID], since: date | None = None) -> dict[UUID, list[Held]]:
    """The roles of these users as the rules read them, one query. With a day: only those not ended by then."""
    held: dict[UUID, list[Held]] = defaultdict(list)
    for one in _holdings(user_ids, since):
        held[one.user_id].append(as_held(one))
    return held


def _holdings(user_ids: Iterable[UUID], since: date | None) -> QuerySet[Holding]:
    found = Holding.objects.filter(user_id__in=list(user_ids)).select_related(*_PLACES)
    return found if since is None else found.filter(Q(valid_to=None) | Q(valid_to__gt=since))


def as_held(one: Holding) -> Held:
    """A stored role (with its place loaded) as the rules read it."""
    held = held_in(one, one.post.village.path if one.post else one.area.path if one.area else ())
    return replace(held, label=_label(one))


def held_in(one: Holding, path: tuple[int, ...]) -> Held:
    """A role, stored or about to be, in the area (or the post's village) of that path."""
    return Held(
        role=one.role,
        path=path,
        post=one.post_id,
        field=one.field,
        agency_fields=tuple(one.agency.fields) if one.agency else (),
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        exception_until=one.exception_until,
    )


def _label(one: Holding) -> str:
    role = rights().role(one.role)
    parts = [role.name if role else one.role, one.agency.name if one.agency else "", _place(one)]
    return ", ".join(part for part in parts if part)


def _place(one: Holding) -> str:
    if one.post:
        return f"{one.post.name}, {one.post.village.name}"
    return one.area.full_name if one.area else ""


def users(*, by: Actor, area_id: int, on: date, text: str = "", limit: int = 50, after: str = "") -> list[UserView]:
    """Accounts at home in the area or with a role in it or below, by name to sign in with; page by `after`."""
    place = area(area_id)
    by.require("account.manage", Scope(area=place.path))
    level = len(place.path) - 1
    inside = Holding.objects.filter(
        Q(**{f"area__l{level}": area_id}) | Q(**{f"post__village__l{level}": area_id}),
        Q(valid_to=None) | Q(valid_to__gt=on),
    )
    found = User.objects.filter(Q(**{f"home__l{level}": area_id}) | Q(id__in=inside.values("user_id")))
    if words := text.replace("\x00", "").strip()[:100]:
        found = found.filter(Q(name__icontains=words) | Q(username__icontains=words))
    page = list(
        found.filter(username__gt=after.replace("\x00", "")).select_related("home").order_by("username")[:limit]
    )
    return _views(by, page, on)


def user(*, by: Actor, user_id: UUID, on: date) -> UserView:
    """One account: one's own, or one that lies wholly in the actor's area. Else `tidak-ditemukan`."""
    found = User.objects.filter(id=user_id).select_related("home").first()
    for view in _views(by, [found], on) if found else []:
        if view.manageable or view.id == by.id:
            return view
    raise Refusal("tidak-ditemukan")


def _views(by: Actor, page: list[User], on: date) -> list[UserView]:
    held: dict[UUID, list[Holding]] = defaultdict(list)
    for one in _holdings([found.id for found in page], on):
        held[one.user_id].append(one)
    return [_view(by, found, held[found.id]) for found in page]


def _view(by: Actor, found: User, held: list[Holding]) -> UserView:
    home = found.home.path if found.home else None
    return UserView(
        id=found.id,
        username=found.username,
        name=found.name,
        person_id=found.person_id,
        is_active=found.is_active,
        is_demo=found.is_demo,
        must_change_password=found.must_change_password,
        last_login=found.last_login,
        holdings=tuple(_holding_view(one) for one in held),
        manageable=may_manage(by, home, [as_held(one) for one in held]),
    )


def _holding_view(one: Holding) -> HoldingView:
    role = rights().role(one.role)
    return HoldingView(
        id=one.id,
        role=one.role,
        role_name=role.name if role else one.role,
        area_id=one.area_id,
        post_id=one.post_id,
        place=_place(one),
        field=one.field,
        agency=one.agency.name if one.agency else "",
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        exception_reason=one.exception_reason,
        exception_until=one.exception_until,
    )


def agencies(*, by: Actor, area_id: int, on: date) -> list[AgencyView]:
    """The OPD of that very area on a day. Agencies are public; an actor is asked for like everywhere."""
    found = Agency.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), area_id=area_id, valid_from__lte=on)
    return [AgencyView(one.id, one.area_id, one.name, tuple(one.fields)) for one in found]


def roles_to_give(*, by: Actor, scope: Scope) -> list[Role]:
    """The roles of the table that the actor may give in that area (or post), for the choice in a form."""
    here = [(role, Held(role=role.code, path=scope.area, post=scope.post)) for role in rights().roles]
    return [role for role, held in here if held.tier in role.held_at and may_give(by, held)]

"""Every page declares its right, and role x page x place holds to the one table of rights.

The walk is generated: a page that declares nothing, or that has an argument which tests/web/places_of_play.py does
not know, fails it.
"""

from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from conftest import ON_POSTGRES
from simpul.kernel.actor import Scope
from simpul.standards.rights import Role, rights
from simpul.web import middleware
from simpul.web.rights import PUBLIC, SIGNED_IN, Right
from tests import factories
from tests.web.places_of_play import TIERS, Place, argument, beside, inside

FIELDS = ("kesehatan", "sosial")
# Each role at its lowest and its highest tier: what lies between is decided by the same comparison. On PostgreSQL we
# look whether the pages open, by the roles at their lowest: whom they refuse is decided in Python, the same on both
# databases (ADR 0097).
TIERS_HELD = slice(0, 1 if ON_POSTGRES else 2)
HELD = [
    (role, tier)
    for role in rights().roles
    for tier in list(dict.fromkeys((role.held_at[0], role.held_at[-1])))[TIERS_HELD]
]
REFUSED = {403, 404}
ABOUT_A_FIELD = {"field", "indicator", "service"}
# What an area organises is shown to everybody below whom it concerns, a lomba to its judges: these pages refuse, or
# leave out, by themselves, and their own tests hold them. Here only that nothing breaks.
CONCERNING = {
    "activities",
    "assessments:recognise",
    "exams:mine",
    "meetings:item",
    "training:area",
    "training:calendar",
    "training:requests",
    "training:speakers",
}
IN_ITS_VILLAGE = ("training:", "coaching:submission")
# Sheets take a second each, a parcel stays open until it is read: that they open is tested once (test_paper.py,
# test_dossiers.py), here that they are refused.
SLOW = {
    "area-summary",
    "area-report-pdf",
    "post:register-pdf",
    "dossiers:batch-letter",
    "dossiers:batch-parcel",
    "incentives:list-pdf",
    "training:timetable-pdf",
    "meetings:letter-pdf",
    "meetings:minutes-pdf",
    "participants:badges",
    "participants:letter",
    "exams:report-pdf",
    "assessments:result-pdf",
    "coaching:report-pdf",
    "competence:certificate-pdf",
}


def pages(patterns=None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every page of the web with its full name; machines' API has its own description and its own test."""
    for one in get_resolver("simpul.web.urls").url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from pages(one.url_patterns, inner)
        else:
            yield f"{namespace}{one.name}", one


PAGES = dict(pages())


def about_a_field(name: str) -> bool:
    """Whether the address names a field, or something that belongs to one."""
    return bool(ABOUT_A_FIELD & set(PAGES[name].pattern.converters)) or name.startswith("post:record")


def right_of(name: str) -> Right:
    return PAGES[name].callback.right


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_page_declares_its_right(name) -> None:
    right = getattr(PAGES[name].callback, "right", None)
    assert isinstance(right, Right), f"{name} declares no right: decorate it with @page(...)"
    assert right.action in {PUBLIC, SIGNED_IN} | {action for role in rights().roles for action in role.rights}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_argument_of_a_page_can_be_walked(name) -> None:
    assert all(callable(argument(name, one)) for one in PAGES[name].pattern.converters)


def test_a_visitor_gets_nothing_but_the_way_in(db) -> None:
    place, opened = inside()["desa"], []
    for name in PAGES:
        if right_of(name).action != PUBLIC:
            answer = ask(Client(), name, place, "sosial")
            if answer.status_code != 405 and not (answer.status_code == 302 and answer.url.startswith("/masuk/")):
                opened.append(f"{name}: {answer.status_code}")
    assert opened == []


@pytest.fixture
def same_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets or loses a role while they walk: what they may do is read from the database at their first page."""
    monkeypatch.setattr(middleware, "actor_for", cache(middleware.actor_for))


def ask(client: Client, name: str, place: Place, field: str):
    converters = PAGES[name].pattern.converters
    address = reverse(name, kwargs={one: place.value(name, one, field) for one in converters})
    methods = right_of(name).methods
    return client.get(address) if "GET" in methods else client.post(address, {})


def holder(role: Role, place: Place) -> Client:
    """Somebody with that one role in that place, for the field sosial where it is for a field."""
    user = factories.user()
    where = place.post if place.is_post else place.area
    more = {"agency": factories.agency(place.area)} if role.field == "agency" else {}
    factories.holding(user, role.code, where, "sosial" if role.field == "one" else "", **more)
    client = Client()
    client.force_login(user, backend="simpul.accounts.queries.Backend")
    return client


def allows(role: Role, name: str, field: str) -> bool:
    """Whether the table gives the role the right of the page, for the field where the page is about one."""
    right = right_of(name)
    if right.action in (PUBLIC, SIGNED_IN):
        return True
    held = role.rights.get(right.action)
    if held is None or not about_a_field(name):
        return held is not None
    return held == "all" or field == "sosial" if held in ("all", "own") else field in held


def decides_itself(name: str, tier: str) -> bool:
    """Whether the page asks more than the table: about an event, whom it concerns."""
    of_a_contest = name.startswith("assessments:") and right_of(name).action == SIGNED_IN
    return name in CONCERNING or of_a_contest or (tier == "pos" and name.startswith(IN_ITS_VILLAGE))


def covers(tier: str, name: str, *, own: bool) -> bool:
    """Whether a page about the place lies in the role's place: a post's people have no page of an area."""
    converters = set(PAGES[name].pattern.converters)
    if right_of(name).action in (PUBLIC, SIGNED_IN) or not converters:
        return True
    return own and not (tier == "pos" and "code" in converters)


def to_ask(role: Role, tier: str, home: Place, neighbour: Place | None) -> Iterator[tuple[str, str, Place, bool]]:
    """Page, field, place, and whether it opens there. To whom the table gives nothing is asked at home only."""
    for name in [one for one in PAGES if one != "logout"]:
        for field in FIELDS if about_a_field(name) else FIELDS[1:]:
            given = allows(role, name, field)
            # A page without a place is the same one everywhere.
            beside = neighbour if given and PAGES[name].pattern.converters else None
            for place in filter(None, (home, beside)):
                may = given and covers(tier, name, own=place is home)
                if not (name in SLOW if may else ON_POSTGRES):
                    yield name, field, place, may


def test_every_page_opens_to_some_role_at_its_lowest_tier() -> None:
    """The walk on PostgreSQL asks only these: so the queries of every page run there."""
    lowest = [(role, role.held_at[0]) for role in rights().roles]
    opened = {
        name
        for name in PAGES
        for role, tier in lowest
        if covers(tier, name, own=True) and any(allows(role, name, field) for field in FIELDS)
    }
    assert opened == PAGES.keys()


@pytest.mark.parametrize(("role", "tier"), HELD, ids=[f"{role.code}-{tier}" for role, tier in HELD])
def test_a_role_opens_what_the_table_gives_it_in_its_place_and_nothing_beside(db, same_roles, role, tier) -> None:
    home, neighbour = inside()[tier], beside().get(tier)
    client = holder(role, home)
    wrong = []
    for name, field, place, may in to_ask(role, tier, home, neighbour):
        status = ask(client, name, place, field).status_code
        if ((status in REFUSED) == may and not decides_itself(name, tier)) or status >= 500:
            wrong.append(f"{name} {field} {'home' if place is home else 'beside'}: {status}, may={may}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("tier", TIERS[1:])
def test_nobody_opens_the_pages_of_the_area_above(db, same_roles, tier) -> None:
    places = inside()
    above = places[TIERS[TIERS.index(tier) - 1]]
    role = next(
        one
        for one in rights().roles
        if one.code == {"pos": "ketua", "desa": "kepala_desa"}.get(tier, "tim_pembina") and tier in one.held_at
    )
    client = holder(role, places[tier])
    opened = []
    for name in PAGES.keys() - CONCERNING:
        of_an_area = "code" in PAGES[name].pattern.converters and right_of(name).action not in (PUBLIC, SIGNED_IN)
        # Hamlets are of villages only: their stage answers with a village below.
        if not of_an_area or above.value(name, "code", "sosial") != above.area.code:
            continue
        if ask(client, name, above, "sosial").status_code not in REFUSED:
            opened.append(name)
    assert opened == []


def test_a_scope_is_never_taken_from_what_the_reader_types() -> None:
    """The declared scope has only the arguments of the address: nothing of the query or the form."""
    for name in PAGES:
        scope = right_of(name).scope
        assert scope is None or scope.__annotations__.get("return") is Scope

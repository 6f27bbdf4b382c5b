"""Every endpoint declares its right; role x endpoint x place holds to the one table."""

import pytest
from django.test import Client

from simpul.api.rights import PUBLIC, SIGNED_IN
from simpul.api.urls import api
from simpul.standards.rights import rights
from tests import factories
from tests.web.places_of_play import MONTH, Place, beside, inside
from tests.web.test_every_endpoint_has_a_right import holder

OPEN = {PUBLIC, SIGNED_IN}
SCHEMA = api.get_openapi_schema()
ENDPOINTS = [(path, method, one) for path, methods in SCHEMA["paths"].items() for method, one in methods.items()]
NAMED = [f"{method} {path}" for path, method, _ in ENDPOINTS]
READS = [(path, one) for path, method, one in ENDPOINTS if method == "get" and one["x-right"] not in OPEN]
HELD = [(role, tier) for role in rights().roles for tier in role.held_at]
QUERY = {"period": str(MONTH), "field": "sosial", "indicator": "sosial.catatan", "q": "me"}


def address(path: str, place: Place) -> str:
    return path.replace("{code}", place.area.code).replace("{post_id}", str(place.post.id))


@pytest.mark.parametrize(("path", "method", "one"), ENDPOINTS, ids=NAMED)
def test_every_endpoint_declares_its_right(path, method, one) -> None:
    assert one.get("x-right") in OPEN | {action for role in rights().roles for action in role.rights}


@pytest.mark.parametrize(("path", "method", "one"), ENDPOINTS, ids=NAMED)
def test_somebody_unknown_gets_nothing_but_what_is_public(db, path, method, one) -> None:
    place = inside()["desa"]
    answer = getattr(Client(), method)(address(path, place), QUERY if method == "get" else {})
    assert answer.status_code == 200 if one["x-right"] == PUBLIC else answer.status_code in {401, 403}


def may(role, path: str, action: str, tier: str) -> bool:
    """What the table gives for the field sosial; a post's people have no figures of an area."""
    given = role.rights.get(action)
    if given is None or (tier == "pos" and "{code}" in path):
        return False
    # Completeness is asked without a field: whoever reports in any field may know who has reported.
    return given in ("all", "own") or "sosial" in given or path.endswith("completeness")


@pytest.mark.parametrize(("role", "tier"), HELD, ids=[f"{role.code}-{tier}" for role, tier in HELD])
def test_a_role_reads_in_its_own_place_and_nothing_beside(db, role, tier) -> None:
    home, neighbour = inside()[tier], beside().get(tier)
    client = holder(role, home)
    wrong = []
    for path, one in READS:
        action = one["x-right"]
        own = client.get(address(path, home), QUERY)
        # A list of posts is never refused, only cut to what the reader may see.
        if own.status_code >= 500 or (
            action != "post.read" and (own.status_code == 200) != may(role, path, action, tier)
        ):
            wrong.append(f"{path} at home: {own.status_code}")
        if neighbour is not None and tells(client.get(address(path, neighbour), QUERY), path, neighbour):
            wrong.append(f"{path} beside")
    assert wrong == []


def tells(answer, path: str, place: Place) -> bool:
    """Whether an answer tells anything about a place: an empty list is as good as a refusal."""
    if answer.status_code != 200:
        return False
    return str(place.post.id) in answer.content.decode() if path.endswith("/posts") else answer.json() != []


def test_a_stranger_cannot_see_the_posts_of_another_village(calls) -> None:
    places = factories.areas()
    factories.post(places.penarukan, "Melati")
    stranger = factories.user()
    factories.holding(stranger, "kepala_desa", places.ampukung)
    answer = calls(stranger).get(f"/api/v1/areas/{places.penarukan.code}/posts")
    assert answer.json() == []

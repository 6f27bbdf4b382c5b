"""Whoever follows the links of Simpul is never refused: what one may not open is text, not a link."""

import re
from collections import deque
from html import unescape

import pytest
from django.test import Client
from django.urls import resolve

from simpul.standards.rights import rights
from tests.web.places_of_play import Place, inside
from tests.web.test_every_endpoint_has_a_right import PAGES, SLOW, holder

HREF = re.compile(r'<a [^>]*href="(/[^"#]*)')


@pytest.mark.parametrize("role", rights().roles, ids=lambda role: role.code)
def test_every_link_that_a_role_meets_opens(db, role) -> None:
    place = inside()[role.held_at[0]]
    furnish(place)
    client = holder(role, place)
    refused = [f"{link} on {page}" for page, link, status in walk(client) if status in (403, 404)]
    assert refused == []


def furnish(place: Place) -> None:
    """Make there one of everything that has a page."""
    for name, one in PAGES.items():
        for argument in one.pattern.converters:
            place.value(name, argument, "sosial")


def walk(client: Client):
    """One page of every name, in breadth; yields each link with the page that shows it and how it answered."""
    waiting, known = deque([("", "/")]), {""}
    while waiting:
        page, link = waiting.popleft()
        answer = client.get(link, follow=True)
        yield page, link, answer.status_code
        if "html" not in answer.headers["Content-Type"]:
            continue
        for href in map(unescape, HREF.findall(answer.content.decode())):
            assert href.count("?") <= 1, f"{href} on {link}"
            name = resolve(href.split("?")[0]).view_name
            if name not in known | SLOW:
                known.add(name)
                waiting.append((link, href))

"""Addresses of pages for somebody: the arguments filled with things of their own place."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, reverse

from simpul.accounts.models import User
from simpul.facts.models import Record
from simpul.people.models import Household, Person
from simpul.registry.models import Post
from simpul.services.models import OpenDay

EXAMPLES = {
    "field": lambda post, area: "kesehatan",
    "indicator": lambda post, area: "kesehatan.catatan",
    "service": lambda post, area: "kesehatan.timbang_ukur_balita",
    "code": lambda post, area: area.code,
    "post_id": lambda post, area: post.id,
    "person_id": lambda post, area: _first(Person.objects.filter(post_id=post.id)),
    "household_id": lambda post, area: _first(Household.objects.filter(village_id=post.village_id)),
    "record_id": lambda post, area: _first(Record.objects.filter(post_id=post.id, sealed=False)),
    "day_id": lambda post, area: _first(OpenDay.objects.filter(post_id=post.id)),
    "open_day_id": lambda post, area: _first(OpenDay.objects.filter(post_id=post.id)),
    "id": lambda post, area: _first(Record.objects.filter(post_id=post.id, sealed=False)),
    "period": lambda post, area: "2026-10",
}


def _first(found) -> object:
    one = found.order_by("id").first()
    return one.id if one else None


def addresses(resolver: URLResolver, user: User) -> Iterator[tuple[str, str]]:
    """(name, address) of every page whose arguments can be filled from the user's place."""
    holding = user.holdings.select_related("area", "post__village").first()
    area = holding.area or holding.post.village
    post = holding.post or Post.objects.filter(village__code="51.08.06.1020").order_by("name").first()
    for name, pattern in _patterns(resolver):
        wanted = pattern.pattern.converters
        if name == "logout" or name.endswith("-pdf") or not set(wanted) <= set(EXAMPLES):
            continue
        given = {one: EXAMPLES[one](post, area) for one in wanted}
        if None not in given.values():
            yield name, reverse(name, kwargs=given)


def _patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one

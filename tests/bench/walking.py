"""Addresses of pages for somebody: the arguments filled with things of their own place."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import URLPattern, URLResolver, reverse

from simpul.accounts.models import Holding, User
from simpul.facts.models import Record
from simpul.offices.models import Appointment, Decree
from simpul.people.models import Household, Person
from simpul.places.models import Area, Hamlet
from simpul.registry.models import Post
from simpul.reports.models import Submission
from simpul.services.models import OpenDay


def _holding(post: Post, area: Area) -> Holding | None:
    return Holding.objects.filter(Q(post=post) | Q(area=area)).order_by("id").first()


EXAMPLES = {
    "field": lambda post, area: "kesehatan",
    "indicator": lambda post, area: "kesehatan.catatan",
    "service": lambda post, area: "kesehatan.timbang_ukur_balita",
    "code": lambda post, area: area.code,
    "post_id": lambda post, area: post.id,
    "person_id": lambda post, area: _first(Person.objects.filter(post_id=post.id)),
    "household_id": lambda post, area: _first(Household.objects.filter(village_id=post.village_id)),
    "record_id": lambda post, area: _first(Record.objects.filter(post_id=post.id, sealed=False)),
    "hamlet_id": lambda post, area: _first(Hamlet.objects.filter(village_id=post.village_id)),
    "day_id": lambda post, area: _first(OpenDay.objects.filter(post_id=post.id)),
    "open_day_id": lambda post, area: _first(OpenDay.objects.filter(post_id=post.id)),
    "submission_id": lambda post, area: _first(Submission.objects.filter(Q(post_id=post.id) | Q(area_id=area.id))),
    "decree_id": lambda post, area: _first(Decree.objects.filter(area_id=area.id)),
    "appointment_id": lambda post, area: _first(Appointment.objects.filter(post_id=post.id)),
    "holding_id": lambda post, area: getattr(_holding(post, area), "id", None),
    "user_id": lambda post, area: getattr(_holding(post, area), "user_id", None),
    "period": lambda post, area: "2026-10",
}
# What an argument called only `id` is, by the beginning of the page's name.
PLAIN_IDS = {
    "people:household": "household_id",
    "people:": "person_id",
    "post:record": "record_id",
    "registry:hamlet": "hamlet_id",
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
        wanted = {one: _meaning(one, name) for one in pattern.pattern.converters}
        if name == "logout" or not set(wanted.values()) <= set(EXAMPLES):
            continue
        given = {one: EXAMPLES[meaning](post, area) for one, meaning in wanted.items()}
        if None not in given.values():
            yield name, reverse(name, kwargs=given)


def _meaning(argument: str, page: str) -> str:
    """The example that an argument of a page wants."""
    if argument != "id":
        return argument
    return next((thing for beginning, thing in PLAIN_IDS.items() if page.startswith(beginning)), argument)


def _patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one

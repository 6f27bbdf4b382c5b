"""Where a page of a post stands: the post, its own calendar day, the way up."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from simpul.kernel.actor import SYSTEM, Scope
from simpul.kernel.civil_time import day_at
from simpul.registry import queries as registry
from simpul.services.queries import open_day
from simpul.web.request import Request
from simpul.web.walk import Stone, stones


@dataclass(frozen=True)
class Place:
    """A post as its pages need it. `trail` leads from the nation to the post's first page."""

    post: registry.PostView
    today: date
    trail: tuple[Stone, ...]

    @property
    def scope(self) -> Scope:
        return Scope(area=self.post.path, post=self.post.id)


def place_of(request: Request, post_id: UUID) -> Place:
    """The post of the address; Refusal `tidak-ditemukan` when the actor does not see it."""
    post = registry.post(by=request.actor, post_id=post_id)
    home = Stone(post.label, reverse("post:home", kwargs={"post_id": post.id}))
    trail = (*stones(request.actor, post.village_id), home)
    return Place(post, day_at(request.at, post.zone), trail)


def of_day(open_day_id: UUID, **_rest: object) -> Scope:
    """The place of a page whose address has an open day's id."""
    return registry.post_scope(open_day(by=SYSTEM, id=open_day_id).post_id)

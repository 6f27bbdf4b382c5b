"""Where whoever looks at a phone works: their clock, and the list to go back to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import VILLAGE
from simpul.places.queries import area, zone
from simpul.registry import queries as registry
from simpul.web.request import Request
from simpul.web.walk import Stone

ELSEWHERE = "WIB"


def zone_of(request: Request) -> str:
    """The time zone of the first place in which the actor has a role."""
    for grant in request.actor.grants:
        if grant.post is not None:
            return registry.post(by=request.actor, post_id=grant.post).zone
        if grant.area_id is not None:
            return zone(grant.area_id, request.today)
    return ELSEWHERE


def trail_of_phones(request: Request) -> list[Stone]:
    """The way back to the phones that the actor looks after; empty above the village, where there is no such list."""
    for grant in request.actor.where("phone.manage"):
        if grant.post is not None:
            return [Stone(_("Telepon"), reverse("phones:of-post", kwargs={"post_id": grant.post}))]
        if grant.area_id is not None and grant.level == VILLAGE:
            return [Stone(_("Telepon"), reverse("phones:of-area", kwargs={"code": area(grant.area_id).code}))]
    return []

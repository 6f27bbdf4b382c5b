"""A code for a phone: first whose, then the code, shown once, large and as QR."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from simpul.kernel.refusals import Refusal
from simpul.phones import queries
from simpul.phones.commands import make_code
from simpul.phones.queries import Owner
from simpul.places.queries import zone
from simpul.web import words
from simpul.web.paper import qr_of
from simpul.web.phones.whereabouts import trail_of_phones, zone_of
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.walk import Stone, area_or_refusal, stones, with_link_to_last


@page("phone.manage", scope=of_post)
def add_at_post(request: Request, post_id: UUID) -> HttpResponse:
    """A code for somebody who serves at the post."""
    place = place_of(request, post_id)
    owners = queries.owners(by=request.actor, on=request.today, post_id=post_id)
    back = reverse("phones:of-post", kwargs={"post_id": post_id})
    return _add(request, owners, [*place.trail, Stone(_("Telepon"), back)], back, place.post.zone)


@page("phone.manage", scope=of_area)
def add_in_area(request: Request, code: str) -> HttpResponse:
    """A code for somebody who serves in the village or at one of its posts."""
    area = area_or_refusal(code)
    owners = queries.owners(by=request.actor, on=request.today, area_id=area.id)
    back = reverse("phones:of-area", kwargs={"code": code})
    trail = [*stones(request.actor, area.id), Stone(_("Telepon"), back)]
    return _add(request, owners, trail, back, zone(area.id, request.today))


def _add(request: Request, owners: list[Owner], trail: list[Stone], back: str, zone_name: str) -> HttpResponse:
    """Choosing asks for nothing; making a code is an act, so it is sent."""
    if request.method == "POST":
        chosen = as_id(request.POST.get("akun", ""))
        owner = next((one for one in owners if one.user_id == chosen), None)
        if owner is None:
            raise Refusal("tidak-ditemukan")
        return _code(request, owner.user_id, owner.name, trail, back, zone_name)
    return render(request, "web/phones/add.html", {"owners": owners, "trail": trail, "back": back})


@page("phone.manage", methods=("POST",))
def again(request: Request, phone_id: UUID) -> HttpResponse:
    """A new code for the vault that is on a phone already."""
    phone = queries.phone(by=request.actor, on=request.today, phone_id=phone_id)
    back = reverse("phones:phone", kwargs={"phone_id": phone_id})
    trail = with_link_to_last([*trail_of_phones(request), Stone(phone.user_name)], back)
    return _code(request, phone.user_id, phone.user_name, trail, back, zone_of(request))


@never_cache
def _code(request: Request, user_id: UUID, name: str, trail: list[Stone], back: str, zone_name: str) -> HttpResponse:
    """The only time that the code can be seen: it is kept as a hash."""
    made = make_code(by=request.actor, at=request.at, user_id=user_id)
    site = request.build_absolute_uri(reverse("phone"))
    values = {
        "name": name,
        "code": made.code,
        "site": site,
        # Behind the sign, so that no server and no log on the way sees the code.
        "qr": qr_of(f"{site}#kode={made.code}"),
        "until": words.moment(made.expires_at, zone_name),
        "trail": trail,
        "back": back,
    }
    return render(request, "web/phones/code.html", values)

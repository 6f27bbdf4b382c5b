"""Posts of an area: the list, and the data of one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from simpul.audit.queries import history
from simpul.kernel.actor import VILLAGE, Scope
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.registry import queries
from simpul.registry.queries import PostLine
from simpul.standards import fields
from simpul.web import timeline
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.walk import area_or_refusal, stones

PAGE = 50
LACKING = {
    "sk": _("tanpa SK pendirian"),
    "nomor": _("tanpa nomor registrasi"),
    "kader": _("tanpa kader di semua bidang"),
    "masa": _("dengan masa jabatan yang segera berakhir"),
    "wafat": _("dengan jabatan atas nama orang yang meninggal"),
}
STATES = (("", _("Semua keadaan")), ("aktif", _("Aktif")), ("istirahat", _("Istirahat")), ("tutup", _("Tutup")))
WORDS = {
    "number": "Nomor registrasi",
    "address": "Alamat",
    "open_rule": "Jadwal buka",
}


@page("post.read", scope=of_area, methods=("GET",))
def post_list(request: Request, code: str) -> HttpResponse:
    """The posts of an area, by part of the name, state, or what they lack."""
    area = area_or_refusal(code)
    text, state, lack = (request.GET.get(key, "")[:100] for key in ("q", "keadaan", "lack"))
    shown, after = _found(request, area.id, text=text, state=state, lack=lack)
    scope = Scope(area=area.path)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "posts": [_line(one, in_village=area.level == VILLAGE) for one in shown],
        "text": text,
        "state": state,
        "states": STATES,
        "lack": LACKING.get(lack, ""),
        "lack_code": lack if lack in LACKING else "",
        "more": after,
        "is_village": area.level == VILLAGE,
        "may_manage": area.level == VILLAGE and request.actor.may("post.manage", scope),
        "may_people": area.level == VILLAGE and request.actor.may("person.read", scope),
    }
    return render(request, "web/village/posts.html", values)


def _found(request: Request, area_id: int, *, text: str, state: str, lack: str) -> tuple[Sequence[PostLine], str]:
    """The posts of one page, and where the next one goes on ("" at the end)."""
    after = as_id(request.GET.get("sesudah", ""))
    if lack in LACKING:
        shown = offices.posts_lacking(
            by=request.actor, area_id=area_id, lack=lack, on=request.today, limit=PAGE, after=after
        )
        return shown.posts, str(shown.after or "")
    found = queries.posts_seen(by=request.actor, area_id=area_id, text=text, state=state, limit=PAGE, after=after)
    return found, str(found[-1].id) if len(found) == PAGE else ""


def _line(one: PostLine, *, in_village: bool) -> dict[str, Any]:
    parts = ["" if in_village else one.village_name, one.number or _("belum bernomor registrasi")]
    return {
        "href": reverse("registry:post", kwargs={"post_id": one.id}),
        "name": one.label,
        "state": one.state,
        "about": " · ".join(str(part) for part in parts if part),
    }


@page("post.read", scope=of_post, methods=("GET",))
def post_page(request: Request, post_id: UUID) -> HttpResponse:
    """The data of a post: where, when it opens, its SK, its people in office, its past."""
    place = place_of(request, post_id)
    post = place.post
    officers = offices.officers(by=request.actor, post_id=post_id, on=place.today)
    institution = offices.institution([post_id], place.today)[post_id]
    served = institution.fields_with_kader
    values = {
        "place": place,
        "post": post,
        "trail": place.trail,
        "hamlet": places.hamlet(post.hamlet_id).label if post.hamlet_id else "",
        "officers": officers,
        "unserved": [field.code for field in fields() if field.code not in served],
        "decrees": offices.decrees_of_post(by=request.actor, post_id=post_id),
        "with_decree": institution.with_decree,
        "spans": _spans(request, post_id),
        "steps": timeline.steps(history("post", post_id), post.zone, WORDS),
        "may_manage": request.actor.may("post.manage", place.scope),
        "may_rule": request.actor.may("openday.manage", place.scope),
        "may_appoint": request.actor.may("appointment.manage", place.scope),
        "village": places.area(post.village_id),
        "may_village": request.actor.may("post.read", Scope(area=post.path)),
    }
    return render(request, "web/village/post.html", values)


def _spans(request: Request, post_id: UUID) -> list[dict[str, Any]]:
    """Where the post lay and in which state, the newest first; empty while nothing ever changed."""
    found = queries.post_history(by=request.actor, post_id=post_id)
    known = places.areas({span.village_id for span in found})
    if len(found) < 2:
        return []
    return [
        {"state": span.state, "village": known[span.village_id].label, "since": span.valid_from} for span in found[::-1]
    ]

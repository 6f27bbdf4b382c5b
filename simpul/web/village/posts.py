"""Posts of an area: the list, and the data of one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from simpul.audit.queries import history
from simpul.imports.queries import may_import
from simpul.kernel.actor import DISTRICT, VILLAGE, Scope
from simpul.lifecycle import queries as lifecycle
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry import queries
from simpul.registry.queries import PostLine
from simpul.standards import fields
from simpul.upkeep import queries as upkeep
from simpul.web import timeline
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.life import life_of
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
        "may_doubles": request.actor.may("post.manage", scope),
        "may_merge_people": request.actor.may("person.merge", scope),
        "may_import": may_import(request.actor, area),
        "may_appoint": request.actor.may("appointment.manage", scope),
        "may_registration": request.actor.may("report.read", scope),
        "may_phones": area.level == VILLAGE and request.actor.may("phone.manage", scope),
        "proposals": _proposals(request, area),
        "may_people": area.level == VILLAGE and request.actor.may("person.read", scope),
    }
    return render(request, "web/village/posts.html", values)


def _found(request: Request, area_id: int, *, text: str, state: str, lack: str) -> tuple[Sequence[PostLine], str]:
    """The posts of one page, and where the next one goes on ("" at the end)."""
    after = as_id(request.GET.get("sesudah", ""))
    if lack in LACKING:
        shown = upkeep.posts_lacking(
            by=request.actor, area_id=area_id, lack=lack, on=request.today, limit=PAGE, after=after
        )
        return shown.posts, str(shown.after or "")
    found = queries.posts_seen(by=request.actor, area_id=area_id, text=text, state=state, limit=PAGE, after=after)
    return found, str(found[-1].id) if len(found) == PAGE else ""


def _proposals(request: Request, area: AreaView) -> int:
    """How many posts are wished for and wait for their SK; nobody counts them over a province."""
    if area.level < DISTRICT or not request.actor.may("post.read", Scope(area=area.path)):
        return 0
    return len(lifecycle.open_proposals(by=request.actor, area_id=area.id))


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
        "life": life_of(request, post_id),
        "heir": _heir(post_id),
        "steps": timeline.steps(history("post", post_id), post.zone, WORDS),
        "may_manage": request.actor.may("post.manage", place.scope),
        "may_rule": request.actor.may("openday.manage", place.scope),
        "may_appoint": request.actor.may("appointment.manage", place.scope),
        "village": places.area(post.village_id),
        "may_village": request.actor.may("post.read", Scope(area=post.path)),
    }
    return render(request, "web/village/post.html", values)


def _heir(post_id: UUID) -> dict[str, Any] | None:
    """The post into which this one went."""
    heir = lifecycle.heirs_of([post_id]).get(post_id)
    return {"id": heir, "label": queries.post_labels([heir])[heir]} if heir else None

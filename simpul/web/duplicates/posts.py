"""Two posts side by side: the same, not the same, later; and a merge that is undone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.duplicates import commands, queries
from simpul.duplicates.queries import PairView, PostPreview
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView
from simpul.web.duplicates.deciding import DecideForm, StayForm, decided, merged, parted
from simpul.web.duplicates.listing import to_pair, trail_to_area
from simpul.web.duplicates.persons import elsewhere
from simpul.web.errand_form import carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, area_or_refusal

KIND = "posyandu"


@page("post.manage", scope=of_area)
def pair(request: Request, code: str, pair_id: UUID) -> HttpResponse:
    """Two posts side by side, with what merging them would do."""
    area = area_or_refusal(code)
    if queries.decided_elsewhere(by=request.actor, area_id=area.id, pair_id=pair_id):
        return elsewhere(request, area)
    if (merge := queries.merge_of_pair(by=request.actor, pair_id=pair_id)) is not None:
        return redirect("duplicates:post-undo", code=code, merge_id=merge)
    found = queries.pair(by=request.actor, at=request.at, id=pair_id)
    two = {"one_id": found.one_id, "other_id": found.other_id}
    seen = queries.preview_posts(by=request.actor, **two, on=request.today)
    sides = ((str(seen.one.id), seen.one.label), (str(seen.other.id), seen.other.label))
    form = StayForm(request.POST or None, sides=sides, choices=seen.choices, best=str(_stronger(seen)))
    if request.method == "POST" and form.is_valid():
        done, merge = carry_out(
            request, form, "duplicates.merge_posts", lambda: merged(request, form, found, commands.merge_posts)
        )
        if done:
            return redirect("duplicates:post-undo", code=code, merge_id=merge)
    return render(request, "web/duplicates/pair.html", _values(request, area, found, seen, form))


def _stronger(seen: PostPreview) -> UUID:
    """Proposed to stay: the one that reported, or has a number, or more records."""
    weight = {side.id: (side.reported, bool(side.number), side.records) for side in (seen.one, seen.other)}
    return max(weight, key=lambda id: weight[id])


def _values(request: Request, area: AreaView, found: PairView, seen: PostPreview, form: StayForm) -> dict[str, Any]:
    back = reverse("duplicates:posts", kwargs={"code": area.code})
    return {
        "area": area,
        "pair": found,
        "seen": seen,
        "sides": (seen.one, seen.other),
        "hindrance": _hindrance(seen),
        "form": form,
        "trail": [*trail_to_area(request, area, KIND), Stone(_("Mungkin posyandu yang sama"), back)],
        "back": back,
        "decide": reverse("duplicates:post-decide", kwargs={"code": area.code, "pair_id": found.id}),
        "deciding": DecideForm(),
        "of_posts": True,
    }


def _hindrance(seen: PostPreview) -> str:
    if seen.hindrance == "pos-ganda-sudah-lapor":
        return _("Keduanya sudah mengirim laporan. Kembalikan dulu laporan salah satunya, lalu gabungkan.")
    return Refusal(seen.hindrance).sentence if seen.hindrance else ""


@page("post.manage", scope=of_area)
def decide(request: Request, code: str, pair_id: UUID) -> HttpResponse:
    """Not the same, or later."""
    area = area_or_refusal(code)
    if queries.decided_elsewhere(by=request.actor, area_id=area.id, pair_id=pair_id):
        return elsewhere(request, area)
    back = reverse("duplicates:posts", kwargs={"code": code})
    return decided(request, pair_id, back, to_pair(area, KIND, pair_id))


@page("post.manage", scope=of_area)
def undo(request: Request, code: str, merge_id: UUID) -> HttpResponse:
    """A merge as it was made, and its undoing as a whole."""
    area = area_or_refusal(code)
    found = queries.merge(by=request.actor, at=request.at, id=merge_id)
    back = reverse("duplicates:posts", kwargs={"code": code})
    trail = [*trail_to_area(request, area, KIND), Stone(_("Mungkin posyandu yang sama"), back)]
    to = reverse("registry:post", kwargs={"post_id": found.winner_id})
    return parted(request, found, commands.part_posts, {"trail": trail, "back": back, "winner": to})

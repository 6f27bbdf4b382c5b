"""Two persons side by side: the same, not the same, later; and a merge that is undone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.duplicates import commands, queries
from simpul.duplicates.queries import PairView, Preview
from simpul.kernel.refusals import Refusal
from simpul.people.commands import note_readings
from simpul.places.queries import AreaView
from simpul.web.duplicates.deciding import DecideForm, StayForm, decided, merged, parted
from simpul.web.duplicates.listing import to_pair, trail_to_area
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, area_or_refusal

KIND = "orang"


class MergeForm(StayForm):
    """Who stays, and whose value is right where the two differ."""

    def __init__(self, *args: Any, seen: Preview, **kwargs: Any) -> None:
        sides = ((str(seen.one.id), seen.one.name), (str(seen.other.id), seen.other.name))
        super().__init__(*args, sides=sides, choices=seen.choices, **kwargs)


@page("person.merge", scope=of_area)
def pair(request: Request, code: str, pair_id: UUID) -> HttpResponse:
    """Two persons side by side, with what merging them would do."""
    area = area_or_refusal(code)
    if queries.decided_elsewhere(by=request.actor, area_id=area.id, pair_id=pair_id):
        return elsewhere(request, area)
    if (merge := queries.merge_of_pair(by=request.actor, pair_id=pair_id)) is not None:
        return redirect("duplicates:undo", code=code, merge_id=merge)
    found = queries.pair(by=request.actor, at=request.at, id=pair_id)
    seen = queries.preview_persons(by=request.actor, one_id=found.one_id, other_id=found.other_id)
    form = MergeForm(request.POST or None, seen=seen, best=str(_older(seen)))
    if request.method == "POST" and form.is_valid():
        done, merge = carry_out(
            request, form, "duplicates.merge_persons", lambda: merged(request, form, found, commands.merge_persons)
        )
        if done:
            return redirect("duplicates:undo", code=code, merge_id=merge)
    note_readings(by=request.actor, at=request.at, person_ids=[found.one_id, found.other_id], page="data ganda")
    return render(request, "web/duplicates/pair.html", _values(request, area, found, seen, form))


def _older(seen: Preview) -> UUID:
    """Proposed to stay: the one with a NIK, else with more records."""
    weight = {side.id: (bool(side.nik_end), side.records, -int(side.id)) for side in (seen.one, seen.other)}
    return max(weight, key=lambda id: weight[id])


def _values(request: Request, area: AreaView, found: PairView, seen: Preview, form: ErrandForm) -> dict[str, Any]:
    back = reverse("duplicates:persons", kwargs={"code": area.code})
    return {
        "area": area,
        "pair": found,
        "seen": seen,
        "sides": (seen.one, seen.other),
        "hindrance": Refusal(seen.hindrance).sentence if seen.hindrance else "",
        "form": form,
        "trail": [*trail_to_area(request, area, KIND), Stone(_("Mungkin orang yang sama"), back)],
        "back": back,
        "decide": reverse("duplicates:decide", kwargs={"code": area.code, "pair_id": found.id}),
        "deciding": DecideForm(),
    }


@page("person.merge", scope=of_area)
def decide(request: Request, code: str, pair_id: UUID) -> HttpResponse:
    """Not the same, or later."""
    area = area_or_refusal(code)
    if queries.decided_elsewhere(by=request.actor, area_id=area.id, pair_id=pair_id):
        return elsewhere(request, area)
    back = reverse("duplicates:persons", kwargs={"code": code})
    return decided(request, pair_id, back, to_pair(area, KIND, pair_id))


@page("person.merge", scope=of_area)
def undo(request: Request, code: str, merge_id: UUID) -> HttpResponse:
    """A merge as it was made, and its undoing as a whole."""
    area = area_or_refusal(code)
    try:
        found = queries.merge(by=request.actor, at=request.at, id=merge_id)
    except Refusal:
        return elsewhere(request, area)
    back = reverse("duplicates:persons", kwargs={"code": code})
    trail = [*trail_to_area(request, area, KIND), Stone(_("Mungkin orang yang sama"), back)]
    to = reverse("people:person", kwargs={"id": found.winner_id})
    return parted(request, found, commands.part_persons, {"trail": trail, "back": back, "winner": to})


def elsewhere(request: Request, area: AreaView) -> HttpResponse:
    """What others decide: said without naming anybody."""
    return render(request, "web/duplicates/elsewhere.html", {"area": area, "trail": trail_to_area(request, area, KIND)})

"""Perlu dirapikan: what is amiss with people in office and posts, by kind, down to the person."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.kernel.actor import REGENCY, VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.places.queries import AreaView, areas
from simpul.upkeep import queries
from simpul.upkeep.queries import OFFICE, Found, Kind, KindCount
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones

PAGE = 50


@page("post.read", scope=of_area, methods=("GET",))
def upkeep_list(request: Request, code: str) -> HttpResponse:
    """How many cases of each kind the area has."""
    area = area_or_refusal(code)
    found = queries.kind_counts(by=request.actor, area_id=area.id, on=request.today)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "counted_on": queries.counted_on(area.id),
        "kinds": [_line(one) for one in found if one.count],
        "fine": [translated(one.kind.name) for one in found if not one.count],
        "may_member": request.actor.may("membership.manage", Scope(area=area.path)),
    }
    return render(request, "web/village/upkeep.html", values)


def _line(one: KindCount) -> dict[str, Any]:
    of = _("%d jabatan") if one.kind.of == OFFICE else _("%d posyandu")
    return {"code": one.kind.code, "name": translated(one.kind.name), "count": of % one.count}


@page("post.read", scope=of_area, methods=("GET",))
def upkeep_kind(request: Request, code: str, kind: str) -> HttpResponse:
    """One kind: the areas below with their counts, and the cases that the reader may open."""
    area, wanted = area_or_refusal(code), _kind(kind)
    found = queries.kind_counts(by=request.actor, area_id=area.id, on=request.today)
    [count] = [one for one in found if one.kind == wanted]
    after = as_id(request.GET.get("sesudah", ""))
    cases = _cases(request, area, kind, after)
    last = cases[-1] if len(cases) == PAGE else None
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "kind": wanted.code,
        "name": translated(wanted.name),
        "mend": translated(wanted.mend),
        "count": count.count,
        "counted_on": queries.counted_on(area.id),
        "below": _below(count),
        "cases": cases,
        "next": (last.appointment_id or last.post_id) if last else None,
        "in_village": area.level == VILLAGE,
        "of_offices": wanted.of == OFFICE,
        "above_regency": area.level < REGENCY,
    }
    return render(request, "web/village/upkeep_kind.html", values)


def _cases(request: Request, area: AreaView, kind: str, after: UUID | None) -> list[Found]:
    """The cases of a regency or below: whoever looks at a province or the nation chooses a regency first."""
    if area.level < REGENCY:
        return []
    return queries.cases(by=request.actor, area_id=area.id, kind=kind, on=request.today, limit=PAGE, after=after)


def _kind(code: str) -> Kind:
    found = queries.kind_of(code)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _below(count: KindCount) -> list[tuple[AreaView, int]]:
    """The areas below that have cases, most cases first."""
    known = areas(count.below)
    return sorted(((known[id], number) for id, number in count.below.items()), key=lambda one: (-one[1], one[0].code))

"""What the check found: counts by tier, and the posts behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils.translation import ngettext

from simpul.checks.models import OPEN, AreaCount, Finding, Run
from simpul.checks.rules import KIND_OF, night_of
from simpul.kernel.actor import NATION, REGENCY, VILLAGE, Actor
from simpul.kernel.errand import Errand
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.queries.posts import in_area, seen_by
from simpul.registry.rules import post_label


@dataclass(frozen=True)
class Overview:
    """How many findings are open in an area by kind, and in all in each area below; `checked_at`: the last check that
    looked at it, None before the first."""

    kinds: dict[str, int]
    below: dict[int, int]
    checked_at: datetime | None

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in a list. `since`: from which day it has been so; `found_at`: when a check saw it first."""

    id: UUID
    kind: str
    post_id: UUID
    label: str
    village_name: str
    since: date | None
    found_at: datetime


def overview(*, by: Actor, area_id: int) -> Overview:
    """Counts of an area; Refusal `tidak-ditemukan` for one that the actor does not see as a whole."""
    _require_reading(by, area_id)
    kinds = dict(AreaCount.objects.filter(area_id=area_id).order_by("kind").values_list("kind", "number"))
    lower = AreaCount.objects.filter(area__parent_id=area_id).order_by().values_list("area_id")
    return Overview(kinds, dict(lower.annotate(total=Sum("number"))), _checked_at(area_id))


def findings(*, by: Actor, area_id: int, kind: str = "", limit: int = 50, start: int = 0) -> list[FindingLine]:
    """Open findings of an area of one kind or all, the oldest first; from the `start`-th on."""
    found = Finding.objects.filter(OPEN, seen_by(by, "post.read", "post__"), in_area(area_id, "post__"))
    if kind:
        found = found.filter(kind=kind)
    rows = found.select_related("post__village").order_by("found_at", "post__village__code", "post__name", "id")
    return [_line(one) for one in rows[start : start + limit]]


def findings_of_post(*, by: Actor, post_id: UUID) -> list[FindingLine]:
    """What is open of one post."""
    found = Finding.objects.filter(OPEN, seen_by(by, "post.read", "post__"), post_id=post_id)
    return [_line(one) for one in found.select_related("post__village").order_by("found_at", "id")]


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """How many findings wait for the offices that mend them: village and regency. Page `checks` with args area."""
    mine = [g for g in by.where("post.manage") if g.post is None and g.level in (REGENCY, VILLAGE)]
    totals = _totals(g.area_id for g in mine if g.area_id is not None)
    return [_errand(area_id, count) for area_id, count in sorted(totals.items())]


def is_due(at: datetime) -> bool:
    """Internal: whether the check of the last night has not been made yet."""
    return not Run.objects.filter(night__gte=night_of(at)).exists()


def _totals(area_ids: Iterable[int]) -> dict[int, int]:
    found = AreaCount.objects.filter(area_id__in=set(area_ids)).order_by().values_list("area_id")
    return dict(found.annotate(total=Sum("number")))


def _errand(area_id: int, count: int) -> Errand:
    title = ngettext(
        "Pemeriksaan registri menemukan %(count)d hal yang perlu dibetulkan.",
        "Pemeriksaan registri menemukan %(count)d hal yang perlu dibetulkan.",
        count,
    ) % {"count": count}
    return Errand("kurang", title, "checks", {"area": str(area_id)}, count=count)


def _checked_at(area_id: int) -> datetime | None:
    """The newest check of the area or of one that holds it; checks of areas below saw a part only."""
    path = places.area(area_id).path
    return Run.objects.filter(area_id__in=path).order_by("-at").values_list("at", flat=True).first()


def _require_reading(by: Actor, area_id: int) -> None:
    if not by.may("post.read", places.scope_of(area_id)):
        raise Refusal("tidak-ditemukan")


def _line(one: Finding) -> FindingLine:
    return FindingLine(
        id=one.id,
        kind=one.kind,
        post_id=one.post_id,
        label=post_label(one.post.name),
        village_name=one.post.village.name,
        since=one.since,
        found_at=one.found_at,
    )


def counts_by_area(area_id: int, level: int) -> list[tuple[int, str, int]]:
    """Internal: (area of that level, kind, open findings) within an area, counted from the findings themselves."""
    child = f"post__village__l{level}"
    within = Q() if places.area(area_id).level == NATION else in_area(area_id, "post__")
    rows = Finding.objects.filter(OPEN, within, kind__in=KIND_OF).order_by().values_list(child, "kind")
    return list(rows.annotate(number=Count("id")))

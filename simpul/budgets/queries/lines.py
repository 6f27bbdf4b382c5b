"""The budget of an area in a year: planned, changed, spent, shares, what is missing. Whole rupiah."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from simpul.budgets.models import LIVE, Line, Realisation
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.plans.queries import seen_area, within
from simpul.standards.budgets import budget_table, name_of


@dataclass(frozen=True)
class Sums:
    """Rupiah as first decided, as it is after changes, and spent; `lines`: of how many lines."""

    planned: int = 0
    amount: int = 0
    spent: int = 0
    lines: int = 0

    @property
    def changed(self) -> int:
        """What changes have added (or taken)."""
        return self.amount - self.planned

    @property
    def left(self) -> int:
        """What is not spent; less than nothing where too much was spent."""
        return self.amount - self.spent


@dataclass(frozen=True)
class LineView:
    """One line with its sums; `papers_missing`: how many of its payments have no evidence."""

    id: UUID
    area_id: int
    year: int
    source: str
    source_name: str
    purpose: str
    purpose_name: str
    name: str
    document: str
    sums: Sums
    changes: int
    papers_missing: int
    void_because: str


@dataclass(frozen=True)
class Share:
    """The part of a source or a purpose in the whole."""

    code: str
    name: str
    sums: Sums


@dataclass(frozen=True)
class AreaSums:
    """An area below with everything in it."""

    area: AreaView
    sums: Sums


@dataclass(frozen=True)
class Budget:
    """The area's own lines, their shares, and the sums of the areas below.

    `coaching`: the lines for pembinaan. `missing`: (what, how many), only what there is: without_document,
    without_evidence, overspent, unspent (in a year that is over).
    """

    year: int
    years: tuple[int, ...]
    own: Sums
    lines: tuple[LineView, ...]
    by_source: tuple[Share, ...]
    by_purpose: tuple[Share, ...]
    coaching: Sums
    below: tuple[AreaSums, ...]
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ChangeView:
    """A change in the course of the year."""

    on: date
    before: int
    after: int
    reason: str
    document: str


@dataclass(frozen=True)
class RealisationView:
    """Money spent on a day; `void_because` where it was taken back."""

    id: UUID
    on: date
    amount: int
    note: str
    paper_id: UUID | None
    payment_list: UUID | None
    void_because: str


@dataclass(frozen=True)
class LineDetail:
    """A line with its history."""

    line: LineView
    target_id: UUID | None
    changes: tuple[ChangeView, ...]
    realisations: tuple[RealisationView, ...]


def budget(*, by: Actor, area_id: int, year: int, today: date) -> Budget:
    """The budget of an area in a year; Refusal `tidak-ditemukan` without the right."""
    area = seen_area(by, area_id)
    own = lines(by=by, area_id=area_id, year=year)
    coaching = {one.code for one in budget_table().purposes if one.coaching}
    return Budget(
        year=year,
        years=_years(area_id, year, today),
        own=_sum(own),
        lines=tuple(own),
        by_source=_shares(own, "source"),
        by_purpose=_shares(own, "purpose"),
        coaching=_sum(one for one in own if one.purpose in coaching),
        below=_below(area, year),
        missing=_missing(own, year, today),
    )


def lines(*, by: Actor, area_id: int, year: int, purpose: str = "") -> list[LineView]:
    """The lines of one area in a year (of one purpose), in the order of sources and purposes."""
    seen_area(by, area_id)
    found = Line.objects.filter(LIVE, area_id=area_id, year=year)
    listed = [_view(one) for one in _told(found.filter(purpose=purpose) if purpose else found)]
    order = [one.code for one in budget_table().sources], [one.code for one in budget_table().purposes]
    return sorted(listed, key=lambda one: (_place(order[0], one.source), _place(order[1], one.purpose)))


def line(*, by: Actor, line_id: UUID) -> LineDetail:
    """One line with its changes and what was spent; Refusal `tidak-ditemukan`."""
    found = _told(Line.objects.filter(id=line_id)).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    seen_area(by, found.area_id)
    return LineDetail(
        line=_view(found),
        target_id=found.target_id,
        changes=tuple(ChangeView(c.on, c.before, c.after, c.reason, c.document) for c in found.changes.all()),
        realisations=tuple(
            RealisationView(r.id, r.on, r.amount, r.note, r.paper_id, r.payment_list, r.void_because)
            for r in found.realisations.order_by("-on", "-id")
        ),
    )


def line_of_spending(*, by: Actor, realisation_id: UUID) -> LineDetail:
    """The line of which this money was spent; Refusal `tidak-ditemukan`."""
    line_id = Realisation.objects.filter(id=realisation_id).values_list("line_id", flat=True).first()
    if line_id is None:
        raise Refusal("tidak-ditemukan")
    return line(by=by, line_id=line_id)


def own_sums(village_ids: Iterable[int], year: int, sources: Iterable[str]) -> Mapping[int, Sums]:
    """Internal: the sums of each area's own lines of these sources in a year."""
    found = Line.objects.filter(LIVE, area_id__in=list(village_ids), year=year, source__in=list(sources))
    return _grouped(found, "area_id")


def purpose_sums(village_ids: Iterable[int], year: int, purpose: str) -> Mapping[int, Sums]:
    """Internal: the sums of each area's own lines for a purpose in a year."""
    found = Line.objects.filter(LIVE, area_id__in=list(village_ids), year=year, purpose=purpose)
    return _grouped(found, "area_id")


def _place(order: list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)


def _told(found: QuerySet[Line]) -> QuerySet[Line]:
    """Lines with what was spent, how often they changed, and how much evidence is missing."""
    spent = Realisation.objects.filter(LIVE, line=OuterRef("id")).order_by().values("line")
    bare = spent.filter(paper__isnull=True)
    return found.annotate(
        spent=Coalesce(Subquery(spent.annotate(total=Sum("amount")).values("total")), 0),
        papers_missing=Coalesce(Subquery(bare.annotate(total=Count("id")).values("total")), 0),
        change_count=Count("changes"),
    )


def _view(one: Line) -> LineView:
    told = vars(one)  # what the query has added
    table = budget_table()
    return LineView(
        id=one.id,
        area_id=one.area_id,
        year=one.year,
        source=one.source,
        source_name=name_of(table.sources, one.source),
        purpose=one.purpose,
        purpose_name=name_of(table.purposes, one.purpose),
        name=one.name,
        document=one.document,
        sums=Sums(one.planned, one.amount, int(told["spent"]), 1),
        changes=told["change_count"],
        papers_missing=told["papers_missing"],
        void_because=one.void_because,
    )


def _sum(found: Iterable[LineView]) -> Sums:
    listed = [one.sums for one in found]
    return Sums(
        sum(one.planned for one in listed),
        sum(one.amount for one in listed),
        sum(one.spent for one in listed),
        len(listed),
    )


def _shares(own: list[LineView], of: str) -> tuple[Share, ...]:
    names = {getattr(one, of): getattr(one, f"{of}_name") for one in own}
    return tuple(
        Share(code, name, _sum(one for one in own if getattr(one, of) == code)) for code, name in names.items()
    )


def _below(area: AreaView, year: int) -> tuple[AreaSums, ...]:
    """The areas directly below that have any line in them, by code."""
    if area.level >= VILLAGE:
        return ()
    child = f"area__l{area.level + 1}"
    found = Line.objects.filter(LIVE, year=year, **within(area), **{f"{child}__isnull": False})
    sums = _grouped(found, child)
    return tuple(AreaSums(one, sums[one.id]) for one in places.children(area.id) if one.id in sums)


def _grouped(found: QuerySet[Line], by: str) -> dict[int, Sums]:
    planned = found.order_by().values_list(by).annotate(p=Sum("planned"), a=Sum("amount"), n=Count("id"))
    entries = Realisation.objects.filter(LIVE, line__in=found)
    spent = dict(entries.order_by().values_list(f"line__{by}").annotate(s=Sum("amount")))
    return {key: Sums(int(p), int(a), int(spent.get(key, 0)), n) for key, p, a, n in planned}


def _years(area_id: int, year: int, today: date) -> tuple[int, ...]:
    """The years to choose from: those with lines, this one, the next, and the chosen one; latest first."""
    known = Line.objects.filter(LIVE, area_id=area_id).order_by().values_list("year", flat=True).distinct()
    return tuple(sorted({*known, today.year, today.year + 1, year}, reverse=True))


def _missing(own: list[LineView], year: int, today: date) -> tuple[tuple[str, int], ...]:
    found = (
        ("without_document", sum(1 for one in own if not one.document)),
        ("without_evidence", sum(one.papers_missing for one in own)),
        ("overspent", sum(1 for one in own if one.sums.left < 0)),
        ("unspent", sum(1 for one in own if year < today.year and not one.sums.spent and one.sums.amount)),
    )
    return tuple((what, count) for what, count in found if count)

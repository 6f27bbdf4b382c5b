"""Reading: areas, posts, figures, completeness, the rows behind a figure, the catalogue."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.errors import HttpError

from simpul import standards
from simpul.api import shapes
from simpul.api.rights import SIGNED_IN, caller, needs
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.reports import queries as reports

router = Router()


def _area(code: str) -> AreaView:
    found = places.area_by_code(code)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as wrong:
        raise HttpError(422, "Masa ditulis seperti 2026-10, 2026-T4, 2026-S2, atau 2026.") from wrong


@router.get("/areas", response=list[shapes.AreaHitOut], **needs(SIGNED_IN))
def find_areas(request: HttpRequest, q: str, within: str = "", limit: int = 20) -> Any:
    """Areas whose name holds `q`, with their whole path; `within` a code keeps to what lies below it."""
    inside = _area(within).id if within else None
    return places.search(q[:100], within=inside, limit=max(1, min(limit, 100)))


@router.get("/areas/{code}", response=shapes.AreaOut, **needs(SIGNED_IN))
def get_area(request: HttpRequest, code: str) -> Any:
    """One area by its Kemendagri code ("0" is the nation)."""
    return _area(code)


@router.get("/areas/{code}/children", response=list[shapes.AreaOut], **needs(SIGNED_IN))
def get_children(request: HttpRequest, code: str) -> Any:
    """The areas directly below."""
    return places.children(_area(code).id)


@router.get("/areas/{code}/posts", response=list[shapes.PostOut], **needs("post.read"))
def get_posts(request: HttpRequest, code: str, q: str = "", limit: int = 100, after: UUID | None = None) -> Any:
    """The posts of an area that the caller may see, by pages."""
    by = caller(request, "post.read")
    return registry.posts_seen(by=by, area_id=_area(code).id, text=q, limit=max(1, min(limit, 500)), after=after)


@router.get("/areas/{code}/figures", response=shapes.FiguresOut, **needs("report.read"))
def get_area_figures(request: HttpRequest, code: str, period: str, field: str | None = None) -> Any:
    """The figures of an area in a period, live beside reported."""
    by = caller(request, "report.read")
    found = reports.figures(by=by, area_id=_area(code).id, period=_period(period), field=field)
    return {**found.__dict__, "period": str(found.period), "figures": found.lines}


@router.get("/areas/{code}/completeness", response=shapes.ReportingOut, **needs("report.read"))
def get_completeness(request: HttpRequest, code: str, period: str) -> Any:
    """Who has reported in an area: the whole and each field."""
    by = caller(request, "report.read")
    found = reports.completeness(by=by, area_id=_area(code).id, period=_period(period))
    return {**found.__dict__, "period": str(found.period)}


@router.get("/areas/{code}/below", response=list[shapes.BelowOut], **needs("report.read"))
def get_below(request: HttpRequest, code: str, period: str, field: str) -> Any:
    """The areas or posts directly below with every indicator of a field."""
    by = caller(request, "report.read")
    return list(reports.below(by=by, area_id=_area(code).id, period=_period(period), field=field).rows)


@router.get("/posts/{post_id}/figures", response=shapes.FiguresOut, **needs("report.read"))
def get_post_figures(request: HttpRequest, post_id: UUID, period: str, field: str | None = None) -> Any:
    """The figures of a post in a period."""
    by = caller(request, "report.read")
    found = reports.figures(by=by, post_id=post_id, period=_period(period), field=field)
    return {**found.__dict__, "period": str(found.period), "figures": found.lines}


@router.get("/posts/{post_id}/rows", response=list[shapes.RowOut], **needs("report.rows"))
def get_rows(
    request: HttpRequest, post_id: UUID, period: str, indicator: str, split: str = "", limit: int = 500
) -> Any:
    """The records that one figure of a post counts."""
    by = caller(request, "report.rows")
    return reports.rows(
        by=by,
        post_id=post_id,
        period=_period(period),
        indicator=indicator,
        split=split,
        limit=max(1, min(limit, 500)),
    )


@router.get("/catalogue/services", **needs(SIGNED_IN))
def get_services(request: HttpRequest) -> list[dict[str, Any]]:
    """Every service of the catalogue with its form, as another client needs it."""
    return [service.model_dump(mode="json", by_alias=True) for service in standards.services()]


@router.get("/catalogue/indicators", **needs(SIGNED_IN))
def get_indicators(request: HttpRequest) -> list[dict[str, Any]]:
    """Every indicator with its source service, filters, splits and kind."""
    return [one.model_dump(mode="json", by_alias=True) for one in standards.indicators()]

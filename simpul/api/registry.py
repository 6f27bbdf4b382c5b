"""The open registry of posts: public fields for everybody, in pages (JSON) or whole (CSV, XLSX)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema

from simpul.api import shapes
from simpul.api.limits import HOUR, MINUTE, count_reading, unless_known
from simpul.api.registry_files import HEADINGS, as_csv, as_xlsx
from simpul.api.rights import PUBLIC, moment, needs
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import ATTRIBUTION
from simpul.published.queries import (
    Published,
    Selection,
    published_count,
    published_mark,
    published_posts,
    published_stream,
)
from simpul.standards.open_registry import OpenRules, open_rules

router = Router(tags=["registry"])
LICENCE = shapes.LicenceOut(
    areas=ATTRIBUTION.sentence, licence=ATTRIBUTION.licence, licence_url=ATTRIBUTION.licence_url
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Wanted(Schema):
    """Which posts. `area`: a Kemendagri code of any level. `changed_since`: the `as_of` of the last full reading."""

    area: str = ""
    state: Literal["", "aktif", "istirahat", "tutup"] = ""
    number: str = ""
    numbered: bool | None = None
    changed_since: datetime | None = None


def _selection(wanted: Wanted) -> Selection:
    area = places.area_by_code(wanted.area) if wanted.area else None
    if wanted.area and area is None:
        raise Refusal("tidak-ditemukan")
    return Selection(
        area_id=area.id if area else None,
        state=wanted.state,
        number=wanted.number,
        numbered=wanted.numbered,
        changed_since=wanted.changed_since,
    )


def _rules(request: HttpRequest) -> OpenRules:
    return open_rules(day_at(moment(request), "WIB"))


@router.get("/posts", response=shapes.PublishedPage, **needs(PUBLIC))
def get_registry(
    request: HttpRequest, wanted: Query[Wanted], limit: int | None = None, after: UUID | None = None
) -> HttpResponseBase:
    """Posts by id, a page at a time: go on with `after` = `next` until `next` is null. Keep the `as_of` of the first
    page: it is the `changed_since` of the next reading. ETag / If-None-Match is honoured."""
    rules = _rules(request)
    count_reading(request, "page", at_most=rules.pages_a_minute, seconds=MINUTE)
    size = max(1, min(limit or rules.page, rules.largest_page))
    found = published_posts(_selection(wanted), limit=size + 1, after=after)
    posts = [_out(one) for one in found[:size]]
    page = shapes.PublishedPage(
        posts=posts,
        next=found[size - 1].id if len(found) > size else None,
        as_of=moment(request) - timedelta(minutes=rules.overlap_minutes),
        licence=LICENCE,
    )
    told = "".join(one.model_dump_json() for one in posts)
    return unless_known(
        request, f"{told}{page.next}", lambda: HttpResponse(page.model_dump_json(), content_type="application/json")
    )


@router.get("/posts.csv", **needs(PUBLIC))
def get_registry_csv(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponseBase:
    """All posts of a selection as CSV (UTF-8, comma), the whole country too; sent as it is read."""
    chosen = _file(request, wanted)

    def build() -> HttpResponseBase:
        return StreamingHttpResponse(
            as_csv(published_stream(chosen)), content_type="text/csv; charset=utf-8", headers=_named(wanted, "csv")
        )

    return unless_known(request, published_mark(chosen), build)


@router.get("/posts.xlsx", **needs(PUBLIC))
def get_registry_xlsx(request: HttpRequest, wanted: Query[Wanted]) -> HttpResponseBase:
    """The same as a workbook, with the source of the area data on a sheet of its own; not for the whole country."""
    chosen = _file(request, wanted)
    at_most = _rules(request).largest_sheet
    if published_count(chosen) > at_most:
        raise Refusal("lembar-terlalu-panjang", paling=at_most)

    def build() -> HttpResponseBase:
        content = as_xlsx(published_stream(chosen), ATTRIBUTION)
        return HttpResponse(content, content_type=XLSX, headers=_named(wanted, "xlsx"))

    return unless_known(request, published_mark(chosen), build)


@router.get("/fields", response=list[shapes.PublishedField], **needs(PUBLIC))
def get_registry_fields(request: HttpRequest) -> Iterable[dict[str, str]]:
    """The columns of the files, in their order, each with what it means."""
    return [{"name": name, "meaning": meaning} for name, meaning in HEADINGS.items()]


def _file(request: HttpRequest, wanted: Wanted) -> Selection:
    count_reading(request, "file", at_most=_rules(request).files_an_hour, seconds=HOUR)
    return _selection(wanted)


def _named(wanted: Wanted, ending: str) -> dict[str, str]:
    name = f"posyandu-{wanted.area or 'semua'}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Attribution": ATTRIBUTION.licence_url}


def _out(one: Published) -> shapes.PublishedOut:
    province, regency, district, village = (shapes.NamedCode(code=code, name=name) for code, name in one.places)
    return shapes.PublishedOut(
        id=one.id,
        name=one.label,
        state=one.state,
        number=one.number,
        number_from=one.number_from,
        since=one.since,
        province=province,
        regency=regency,
        district=district,
        village=village,
        hamlet=one.hamlet,
        latitude=one.latitude,
        longitude=one.longitude,
        open_days=one.open_words,
    )

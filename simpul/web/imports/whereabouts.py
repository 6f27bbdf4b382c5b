"""Where a list belongs, and the way to its page."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.imports import queries
from simpul.imports.queries import ImportView
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView
from simpul.web.request import Request
from simpul.web.walk import Stone, area_or_refusal, stones


def list_at(request: Request, code: str, import_id: UUID) -> tuple[AreaView, ImportView]:
    """The area and the list, which must be one of that area; Refusal `tidak-ditemukan`."""
    area, found = area_or_refusal(code), queries.import_view(by=request.actor, import_id=import_id)
    if found.area_id != area.id:
        raise Refusal("tidak-ditemukan")
    return area, found


def list_name(kind: str) -> str:
    """What people call lists of this kind."""
    return queries.kind_of(kind).columns.name


def to_lists(code: str) -> str:
    return reverse("imports:lists", kwargs={"code": code})


def to_list(code: str, import_id: UUID) -> str:
    return reverse("imports:list", kwargs={"code": code, "import_id": import_id})


def trail_to(request: Request, area: AreaView) -> list[Stone]:
    return [*stones(request.actor, area.id), Stone(_("Impor"), to_lists(area.code))]

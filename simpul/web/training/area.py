"""The trainings of an area: what it organises, what is held in it, what is held for the area that it lies in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area
from simpul.registry.queries import post_scope
from simpul.training import queries
from simpul.training.queries import ProgrammeView
from simpul.web.budgets.whereabouts import chosen_year
from simpul.web.context import home_area_code
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, state_cell, text_cell
from simpul.web.training.whereabouts import organises, trail_to
from simpul.web.walk import area_or_refusal


@page("training.read", methods=("GET",))
def mine(request: Request) -> HttpResponse:
    """The trainings of the reader's own area, or of the village of their post."""
    code = home_area_code(request.actor)
    if not code:
        post = next((grant.post for grant in request.actor.grants if grant.post), None)
        if post is None:
            raise Refusal("tidak-berhak")
        code = area(post_scope(post).area[-1]).code
    return redirect("training:area", code=code)


@page("training.read", methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The programmes of a year."""
    place = area_or_refusal(code)
    known = queries.years(by=request.actor, area_id=place.id)
    year = chosen_year(request) if "tahun" in request.GET or not known else known[0]
    found = queries.programmes(by=request.actor, area_id=place.id, year=year)
    table = arrange(_programmes(place, found, year), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "year": year,
        "years": sorted({*known, year, request.today.year}, reverse=True),
        "table": table,
        "may_write": organises(request, place),
    }
    return render(request, "web/training/area.html", values)


def _programmes(place: AreaView, found: list[ProgrammeView], year: int) -> Table:
    return Table(
        caption=_("Bimtek dan pelatihan, %(area)s, %(year)s") % {"area": place.full_name or place.name, "year": year},
        columns=(
            Column("nama", _("Program")),
            Column("penyelenggara", _("Penyelenggara")),
            Column("angkatan", _("Angkatan"), numeric=True),
            Column("bidang", _("Bidang"), numeric=True),
            Column("keadaan", _("Keadaan")),
        ),
        rows=tuple(_row(one) for one in found),
        quiet_caption=True,
        file_name=f"bimtek-{place.code}-{year}",
    )


def _row(one: ProgrammeView) -> Row:
    href = reverse("training:programme", kwargs={"programme_id": one.id})
    return Row(
        (
            text_cell(one.name, href, one.kind_name),
            text_cell(one.area_name),
            number_cell(one.batches),
            number_cell(len(one.fields)),
            state_cell(f"kegiatan-{one.state}"),
        )
    )

"""Awards as anybody may read them, by year, level and category."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.assessments.queries import public_awards, years_with_awards
from simpul.places.queries import area_by_code, nation_id
from simpul.standards.assessments import assessment_table
from simpul.web.assessments.area import award_row
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page
from simpul.web.table import Column, Table, arrange, export


@page(PUBLIC, methods=("GET",))
def awards(request: Request) -> HttpResponse:
    """`?tahun=2026&kategori=posyandu&wilayah=51.08`."""
    text = request.GET.get("tahun", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None
    place = area_by_code(request.GET.get("wilayah", ""))
    category = request.GET.get("kategori", "")
    found = public_awards(area_id=place.id if place else nation_id(), year=year, category=category)
    columns = (
        Column("penghargaan", _("Penghargaan")),
        Column("penerima", _("Penerima")),
        Column("kategori", _("Kategori")),
        Column("tingkat", _("Tingkat")),
        Column("oleh", _("Diberikan oleh")),
        Column("tahun", _("Tahun"), numeric=True),
        Column("menurut", _("Menurut")),
    )
    rows = tuple(award_row(one) for one in found)
    table = arrange(Table(_("Penghargaan"), columns, rows, quiet_caption=True, file_name="penghargaan"), request)
    if file := export(table, request):
        return file
    values = {
        "table": table,
        "years": years_with_awards(),
        "year": year,
        "categories": [one for one in assessment_table().categories if one.entrants != "person"],
        "category": category,
        "area": place,
    }
    return render(request, "web/public/awards.html", values)

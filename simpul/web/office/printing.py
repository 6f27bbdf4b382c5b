"""An area's report and its summary on paper, and the report as a workbook in the layout that offices know."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.places.queries import AreaView
from simpul.tally.queries import below
from simpul.web import words
from simpul.web.office import headlines, workbook
from simpul.web.office.areas import below_title, cards, strip_figures
from simpul.web.office.indicators import figures_table
from simpul.web.office.tier_report import TierReport, tier_report
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones

# Below a village of this many posts the summary would not fit on one sheet: the rest stands in the full report.
SUMMARY_ROWS = 10


def _sheet(request: Request, place: AreaView, found: TierReport, title: str, chosen: Picker) -> Sheet:
    address = reverse("check", kwargs={"code": place.code}) + chosen.keep
    return Sheet(
        letterhead=letterhead(place),
        title=title,
        subtitle=f"{found.area or place.name} · {chosen.period.title}",
        place_and_date=place_and_date(place, found.printed_on),
        signatures=found.signatures,
        code=code_of(found),
        qr=qr_of(request.build_absolute_uri(address)),
    )


def code_of(found: TierReport) -> str:
    """The code of a printed report: it follows from its place, its period and every figure on it."""
    told = [(line.code, dict(line.live), dict(line.reported or {})) for line in found.figures.lines]
    return check_code(found.area_id, found.period, told)


@page("report.read", scope=of_area, methods=("GET",))
def report_pdf(request: Request, code: str) -> HttpResponse:
    """The full report of an area on A4."""
    place, chosen = area_or_refusal(code), picker(request)
    found = tier_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    values = {
        "sheet": _sheet(request, place, found, _("Laporan Posyandu Enam Bidang SPM"), chosen),
        "report": found,
        "figures": strip_figures(found.strip, place, chosen.keep),
        "fields": [
            {
                "letter": letter,
                "field": standards.field(field),
                "table": figures_table(found.figures, field, place.label, lambda _code: "", "", all_lines=False),
            }
            for letter, field in zip("CDEFGH", found.figures.fields, strict=False)
        ],
        "completeness": found.completeness,
    }
    return pdf(request, "web/paper/report.html", values, f"laporan-{code}-{chosen.period}")


@page("report.read", scope=of_area, methods=("GET",))
def report_xlsx(request: Request, code: str) -> HttpResponse:
    """The same report as a workbook: a sheet for the institution, one for each field, one for who did not report."""
    place, chosen = area_or_refusal(code), picker(request)
    found = tier_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    under = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=headlines.ALL)
    return workbook.answer(
        workbook.write(found, under, letterhead(place), code_of(found)), f"laporan-{code}-{chosen.period}"
    )


@page("report.read", scope=of_area, methods=("GET",))
def summary(request: Request, code: str) -> HttpResponse:
    """ "Ringkasan wilayah": one A4 for a chair's visit."""
    place, chosen = area_or_refusal(code), picker(request)
    found = tier_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    under = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=headlines.ALL)
    expected = [row for row in under.rows if row.completeness.diharapkan]
    lowest = sorted(expected, key=lambda row: (row.completeness.percent is None, row.completeness.percent or 0))
    values = {
        "sheet": _sheet(request, place, found, _("Ringkasan Wilayah"), chosen),
        "figures": strip_figures(found.strip, place, chosen.keep),
        "cards": cards(request.actor, place, under, chosen),
        "below_title": below_title(place),
        "rows": [
            {
                "name": row.label,
                "in": words.number(row.completeness.masuk),
                "expected": words.number(row.completeness.diharapkan),
                "percent": words.percent(row.completeness.masuk, row.completeness.diharapkan),
                "returned": words.number(row.completeness.dikembalikan),
            }
            for row in lowest[:SUMMARY_ROWS]
        ],
        "more": max(len(lowest) - SUMMARY_ROWS, 0),
    }
    return pdf(request, "web/paper/summary.html", values, f"ringkasan-{code}-{chosen.period}")


@page("report.read", scope=of_area, methods=("GET",))
def check(request: Request, code: str) -> HttpResponse:
    """Where the code on paper leads: whether the figures are still those that were printed."""
    place, chosen = area_or_refusal(code), picker(request)
    found = tier_report(by=request.actor, at=request.at, area_id=place.id, period=chosen.period)
    typed = request.GET.get("kode", "").strip().upper()
    now = code_of(found)
    values = {
        "area": place,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": stones(request.actor, place.id),
        "now": now,
        "typed": typed,
        "same": typed.replace("-", "") == now.replace("-", ""),
    }
    return render(request, "web/office/check.html", values)

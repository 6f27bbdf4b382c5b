"""The result of a lomba: berita acara as PDF, scores as a workbook."""

import io
from uuid import UUID

import xlsxwriter
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from simpul.assessments import queries
from simpul.assessments.queries import ContestPage, Ranking
from simpul.kernel.cells import safe
from simpul.kernel.refusals import Refusal
from simpul.reports.queries import Signature
from simpul.web.assessments.contests import ranking_table
from simpul.web.assessments.whereabouts import days_of
from simpul.web.office.workbook import answer
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page


@page(SIGNED_IN, methods=("GET",))
def as_paper(request: Request, contest_id: UUID) -> HttpResponse:
    """Berita acara: only of a result that is out."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    if not found.is_published or found.published_on is None:
        raise Refusal("tidak-ditemukan")
    ranking = queries.ranking(by=request.actor, contest_id=contest_id)
    address = request.build_absolute_uri(reverse("assessments:contest", kwargs={"contest_id": contest_id}))
    sheet = Sheet(
        letterhead=letterhead(found.area),
        title=_("Berita Acara Hasil Penilaian"),
        subtitle=f"{found.name}, {found.year}",
        place_and_date=place_and_date(found.area, found.published_on),
        signatures=tuple(Signature(above=one.office, office=_("Juri"), name=one.name) for one in found.judges),
        code=check_code(found.id, *((one.entrant, one.rank, one.total) for one in ranking.standings)),
        qr=qr_of(address),
    )
    values = {
        "sheet": sheet,
        "found": found,
        "table": ranking_table(found, ranking),
        "tied": any(one.tied for one in ranking.standings),
        "desk": days_of(found.desk),
        "on_site": days_of(found.on_site),
        "own": [(one.name, ", ".join(one.own)) for one in found.judges if one.own],
        "withdrawn": [one for one in found.entrants if one.withdrawn_because],
    }
    return pdf(request, "web/paper/contest.html", values, f"berita-acara-{slugify(found.name)}-{found.year}")


@page(SIGNED_IN, methods=("GET",))
def as_workbook(request: Request, contest_id: UUID) -> HttpResponse:
    """Ranking and every score that the reader may see."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    ranking = queries.ranking(by=request.actor, contest_id=contest_id)
    return answer(_workbook(found, ranking), f"nilai-{slugify(found.name)}-{found.year}")


def _workbook(found: ContestPage, ranking: Ranking) -> bytes:
    out = io.BytesIO()
    criteria = {one.id: one for one in found.instrument.criteria}
    table = ranking_table(found, ranking)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        first = book.add_worksheet(_("Peringkat"))
        first.write_row(0, 0, [safe(str(column.name)) for column in table.columns], head)
        for at, row in enumerate(table.rows, 1):
            first.write_row(at, 0, [safe(cell.plain) for cell in row.cells])
        second = book.add_worksheet(_("Nilai juri"))
        names = (_("Peserta"), _("Juri"), _("Tahap"), _("Kriteria"), _("Bobot"), _("Nilai"), _("Catatan"))
        second.write_row(0, 0, names, head)
        for at, one in enumerate(ranking.lines, 1):
            part = criteria[one.criterion_id]
            told = (one.entrant, one.judge, part.stage_name, part.name, part.weight, one.points, one.note)
            second.write_row(at, 0, [safe(value) for value in told])
        for sheet in (first, second):
            sheet.set_column(0, 3, 28)
            sheet.freeze_panes(1, 0)
    return out.getvalue()

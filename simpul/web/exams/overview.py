"""The tests of a batch and what came of them: gain by field, questions, who passed and why, opinions."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.exams import queries
from simpul.exams.queries import ExamResults, PersonResult
from simpul.exams.rules.states import AFTER, BEFORE
from simpul.kernel.actor import Scope
from simpul.web.exams.listing import SHOWN
from simpul.web.exams.whereabouts import KINDS, ground_for, trail_to
from simpul.web.paper import qr_of
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Made, Row, Table, arrange, export, number_cell, text_cell

MANAGE = "participant.manage"


@page(MANAGE, methods=("GET",))
def overview(request: Request, batch_id: UUID) -> HttpResponse:
    """Both tests with their links, the gain by field, how hard each question was."""
    ground = ground_for(request, batch_id)
    found = queries.exam_results(by=request.actor, at=request.at, batch_id=batch_id)
    papers = {one.kind: one for one in found.papers}
    missing = dict(found.missing)
    token = queries.evaluation_token(by=request.actor, at=request.at, batch_id=batch_id)
    values = {
        "ground": ground,
        "found": found,
        "papers": [
            (kind, name, papers.get(kind), _link(request, papers.get(kind)), missing.get(kind, ()))
            for kind, name in KINDS.items()
        ],
        "gains": arrange(gain_table(found), request),
        "questions": arrange(_question_table(found), request) if found.questions else None,
        "evaluation": _absolute(request, "tests:event", token),
        "evaluation_qr": qr_of(_absolute(request, "tests:event", token)),
        "may_bank": request.actor.may("training.write", Scope(area=ground.area.path), exact=True),
        "trail": trail_to(request, ground)[:-1],
    }
    return render(request, "web/exams/overview.html", values)


def _link(request: Request, paper: queries.PaperView | None) -> tuple[str, str] | None:
    """The address of an open test, and its QR."""
    if paper is None or paper.state != "dibuka":
        return None
    address = _absolute(request, "tests:test", paper.token)
    return address, qr_of(address)


def _absolute(request: Request, name: str, token: str) -> str:
    return request.build_absolute_uri(reverse(name, kwargs={"token": token}))


def gain_table(found: ExamResults) -> Table:
    """Means before and after by field, of those who did both."""
    columns = (
        Column("bidang", _("Bidang")),
        Column("orang", _("Mengerjakan keduanya"), numeric=True),
        Column("awal", _("Rata-rata awal"), numeric=True),
        Column("akhir", _("Rata-rata akhir"), numeric=True),
        Column("selisih", _("Selisih"), numeric=True),
    )
    rows = tuple(
        Row(
            (
                text_cell(standards.field(one.field).name if one.field else _("Semua soal")),
                number_cell(one.both),
                number_cell(one.before),
                number_cell(one.after),
                number_cell(one.difference),
            )
        )
        for one in found.gains
    )
    return Table(_("Nilai awal dan akhir"), columns, rows, quiet_caption=True)


def _question_table(found: ExamResults) -> Table:
    """A row per question: what share answered it right before and after. One that is on one test only has a dash."""
    columns = (
        Column("soal", _("Soal")),
        Column("bidang", _("Bidang")),
        Column("awal", _("Benar pada tes awal (persen)"), numeric=True),
        Column("akhir", _("Benar pada tes akhir (persen)"), numeric=True),
    )
    shares = {(one.id, one.kind): one.share for one in found.questions}
    rows = tuple(
        Row(
            (
                text_cell(one.text),
                text_cell(standards.field(one.field).name if one.field else ""),
                number_cell(shares.get((one.id, BEFORE))),
                number_cell(shares.get((one.id, AFTER))),
            )
        )
        for one in {one.id: one for one in found.questions}.values()
    )
    return Table(_("Kesukaran soal"), columns, rows, quiet_caption=True)


@page(MANAGE, methods=("GET",))
def persons(request: Request, batch_id: UUID) -> HttpResponse:
    """Every participant: scores, passed or not, and why."""
    ground = ground_for(request, batch_id)
    found = queries.exam_results(by=request.actor, at=request.at, batch_id=batch_id, whole=False)
    columns = (
        Column("nama", _("Nama")),
        Column("awal", _("Tes awal"), numeric=True),
        Column("akhir", _("Tes akhir"), numeric=True),
        Column("praktik", _("Praktik (persen)"), numeric=True),
        Column("hasil", _("Hasil")),
        Column("sebab", _("Sebab")),
    )
    rows = Made(_wanted(request, found), _person_row)
    told = Table(_("Hasil peserta"), columns, rows, quiet_caption=True, file_name="hasil-peserta", page_size=SHOWN)
    table = arrange(told, request)
    if file := export(table, request):
        return file
    values = {
        "ground": ground,
        "found": found,
        "table": table if rows else None,
        "wanted": request.GET.get("hasil", ""),
        "listed": {"text": request.GET.get("q", "")[:100]},
        "trail": trail_to(request, ground),
    }
    return render(request, "web/exams/persons.html", values)


def _person_row(one: PersonResult) -> Row:
    return Row(
        (
            text_cell(one.name),
            number_cell(one.before),
            number_cell(one.after),
            number_cell(one.practice),
            text_cell(_result(one)),
            text_cell(why(one)),
        )
    )


# What may be asked of the list: `?hasil=belum`.
_LACKING: dict[str, Callable[[PersonResult], bool]] = {
    "lulus": lambda one: one.verdict.passed is True,
    "belum": lambda one: one.verdict.passed is False,
    "tanpa-awal": lambda one: one.before is None,
    "tanpa-akhir": lambda one: one.after is None,
    "tanpa-praktik": lambda one: one.practice is None,
}


def _wanted(request: Request, found: ExamResults) -> list[PersonResult]:
    """Those whose name holds `?q=`, and who are as `?hasil=` asks."""
    fits = _LACKING.get(request.GET.get("hasil", ""), lambda one: True)
    text = request.GET.get("q", "").strip()[:100].casefold()
    return [one for one in found.persons if fits(one) and text in one.name.casefold()]


def _result(one: PersonResult) -> str:
    if one.verdict.passed is None:
        return _("Tidak dinilai")
    return _("Lulus") if one.verdict.passed else _("Belum lulus")


def why(one: PersonResult) -> str:
    """What is lacking, or by what somebody passed."""
    return "; ".join(one.verdict.lacking or one.verdict.reasons)


@page(MANAGE, methods=("GET",))
def evaluation(request: Request, batch_id: UUID) -> HttpResponse:
    """What participants thought of the event, without names."""
    ground = ground_for(request, batch_id)
    found = queries.evaluation_of(by=request.actor, at=request.at, batch_id=batch_id)
    columns = (
        Column("pernyataan", _("Pernyataan")),
        *(Column(f"nilai{stars}", str(stars), numeric=True) for stars in range(1, 6)),
        Column("rata", _("Rata-rata"), numeric=True),
    )
    rows = tuple(
        Row((text_cell(one.text), *(number_cell(count) for count in one.stars), number_cell(one.mean)))
        for one in found.statements
    )
    table = arrange(Table(_("Penilaian kegiatan"), columns, rows, quiet_caption=True, file_name="penilaian"), request)
    if file := export(table, request):
        return file
    values = {"ground": ground, "found": found, "table": table, "trail": trail_to(request, ground)}
    return render(request, "web/exams/evaluation.html", values)

"""What a batch is handed upward as: the letter, the matrix, and the papers by post."""

import zipfile
from contextlib import ExitStack
from tempfile import TemporaryFile
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from simpul.dossiers import queries
from simpul.dossiers.queries import BatchView
from simpul.places import queries as places
from simpul.reports.queries import Signature
from simpul.web.dossiers.matrix import write_matrix
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("dossier.submit", methods=("GET",))
def letter(request: Request, batch_id: UUID) -> HttpResponse:
    """A draft of the letter of request with the list of posts; number and signature come by hand."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    area = places.area(batch.area_id)
    signature = Signature(above="", office=batch.signer_office, name=batch.signer_name)
    address = request.build_absolute_uri(reverse("dossiers:batch", kwargs={"batch_id": batch.id}))
    sheet = Sheet(
        letterhead=letterhead(area),
        title=_("Permohonan Nomor Registrasi Posyandu"),
        subtitle=batch.name,
        place_and_date=place_and_date(area, batch.letter_on or request.today),
        signatures=(signature,),
        code=check_code(batch.id, *(one.post_id for one in batch.lines)),
        qr=qr_of(address),
    )
    villages = {one.village_code for one in batch.lines}
    values = {"sheet": sheet, "batch": batch, "area": area, "villages": len(villages)}
    return pdf(request, "web/paper/letter.html", values, _name(batch, "surat"))


@page("dossier.submit", methods=("GET",))
def matrix(request: Request, batch_id: UUID) -> HttpResponse:
    """The posts of the batch as a sheet; it comes back with the numbers."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    answer = HttpResponse(write_matrix(batch, places.area(batch.area_id).full_name), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{_name(batch, "matriks")}.xlsx"'
    return answer


@page("dossier.submit", methods=("GET",))
def parcel(request: Request, batch_id: UUID) -> FileResponse:
    """The papers, a folder for each post. Made on the disk: a batch of two hundred posts has gigabytes."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    with ExitStack() as open_files:
        out = open_files.enter_context(TemporaryFile())
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # PDF and JPEG are packed already
            for one in queries.batch_papers(by=request.actor, batch_id=batch_id):
                folder = f"{one.post.village_code} {slugify(one.post.village_name)}/{slugify(one.post.label)}"
                for code, paper in one.papers:
                    archive.writestr(f"{folder}/{code}.{paper.kind}", paper.read())
        out.seek(0)
        open_files.pop_all()  # the answer closes it when it has been sent
    return FileResponse(out, as_attachment=True, filename=f"{_name(batch, 'berkas')}.zip")


def _name(batch: BatchView, what: str) -> str:
    return f"{what}-{slugify(batch.name) or 'kiriman'}"

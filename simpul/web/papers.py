"""Papers on pages: looked at or fetched in a way that cannot harm the reader, and taken in with a form."""

from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from simpul.kernel.refusals import Refusal
from simpul.papers import commands, queries
from simpul.papers.rules import SIZE_AT_MOST
from simpul.standards.rights import Action
from simpul.web.errand_form import ErrandForm
from simpul.web.request import Request
from simpul.web.rights import page

TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg"}
ACCEPTED = "application/pdf,image/jpeg,image/png,image/webp"


@page("paper.read", methods=("GET",))
def paper(request: Request, id: UUID) -> HttpResponse:
    """The paper itself: a photo in the browser, a PDF always as a file, for a browser's reader could act on it here."""
    return shown(queries.paper(by=request.actor, id=id))


def shown(found: queries.PaperView) -> HttpResponse:
    """A paper that the reader may see, in a way that cannot harm them."""
    name = f"{slugify(found.name) or 'berkas'}.{found.kind}"
    answer = HttpResponse(found.read(), content_type=TYPES[found.kind])
    answer["Content-Disposition"] = f'{"inline" if found.kind == "jpg" else "attachment"}; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer


class PaperForm(ErrandForm):
    """One paper to bring."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, atau foto yang terang dan lurus. Paling banyak 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["empty"] = _("Berkas ini kosong. Pilih berkas lain.")


def take_in(request: Request, form: forms.Form, area_id: int, right: Action = "paper.write") -> UUID:
    """Keep the paper of a sound form; the same form sent twice brings the same paper."""
    file = form.cleaned_data["file"]
    if not isinstance(file, UploadedFile) or (file.size or 0) > SIZE_AT_MOST:
        raise Refusal("berkas-terlalu-besar", field="file", paling=f"{SIZE_AT_MOST // (1024 * 1024)} MB")
    return commands.add_paper(
        by=request.actor,
        at=request.at,
        id=form.cleaned_data["intention"],
        area_id=area_id,
        name=file.name or "",
        data=file.read(),
        right=right,
    )

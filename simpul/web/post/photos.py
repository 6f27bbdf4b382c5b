"""Photos on the pages of a post: taken in with a form, kept through its errors, shown with a record."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.photos import queries
from simpul.photos.commands import Aim, keep_whole
from simpul.photos.rules import WHOLE_AT_MOST, refuse_size
from simpul.standards import Question, Service
from simpul.standards.answers import PHOTOS_AT_MOST, TOO_MANY_PHOTOS, Wrong
from simpul.web.post.place import Place
from simpul.web.request import Request
from simpul.web.rights import page

FILE = "file."  # what a file is called on the page, before the code of its question


@dataclass(frozen=True)
class Shown:
    """A photo that an answer names. Without `href` there is nothing to look at; `word` says why."""

    id: str
    href: str
    word: str

    @property
    def small(self) -> str:
        return f"{self.href}?kecil=1"


@page("record.read", methods=("GET",))
def picture(request: Request, id: UUID) -> HttpResponse:
    """The photo itself, for who may read such records there."""
    found = queries.photo(by=request.actor, id=id)
    answer = HttpResponse(found.read(small="kecil" in request.GET), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer


def shown(request: Request, ids: Iterable[str]) -> list[Shown]:
    """These photos as a page shows them, in their order."""
    known = [id for id in map(_as_id, ids) if id]
    seen = queries.photos(by=request.actor, ids=known)
    here = queries.arrived(known)
    return [
        Shown(str(id), reverse("post:record-photo", kwargs={"id": id}) if id in seen else "", _word(id in here))
        for id in known
    ]


def _word(here: bool) -> str:
    return _("Foto tersimpan, terkunci") if here else _("Foto belum sampai")


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def of_questions(
    request: Request, service: Service, raw: Mapping[str, str | list[str]]
) -> dict[str, tuple[Shown, ...]]:
    """The photos of each photo question, by its code."""
    return {
        question.code: tuple(shown(request, raw.get(question.code, ())))
        for question in service.questions
        if question.type == "photo"
    }


def take_in(
    request: Request, place: Place, service: Service, record_id: UUID
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Keep the photos that came with a form: (ids by question, what could not be kept by question).

    They are kept before the form is judged, so that a mistake elsewhere in it does not cost them. Those that were
    there before and are still ticked come first.
    """
    ids: dict[str, list[str]] = {}
    errors: dict[str, str] = {}
    aim = Aim(place.post.id, service.field, service.sealed)
    for question in service.questions:
        if question.type == "photo":
            ids[question.code] = [str(one) for one in request.POST.getlist(f"q.{question.code}")]
            try:
                _keep(request, aim, question, record_id, ids[question.code])
            except (Refusal, Wrong) as error:
                errors[question.code] = str(error)
    return ids, errors


def _keep(request: Request, aim: Aim, question: Question, record_id: UUID, ids: list[str]) -> None:
    """Add the new ones to `ids`. The same form sent twice brings the same ids, so that its record is the same too."""
    files = request.FILES.getlist(FILE + question.code)
    most = int(question.max or PHOTOS_AT_MOST)
    if len(ids) + len(files) > most:
        raise Wrong(TOO_MANY_PHOTOS, paling=most)
    for file in files:
        refuse_size(file.size or 0, WHOLE_AT_MOST)
        data = file.read()
        id = uuid5(record_id, f"{request.actor.id} {hashlib.sha256(data).hexdigest()}")
        keep_whole(by=request.actor, at=request.at, id=id, aim=aim, data=data)
        if str(id) not in ids:
            ids.append(str(id))

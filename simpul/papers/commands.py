"""Bringing a paper and taking it away again. The only writer of the folder of papers."""

import hashlib
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.keeping import write_whole
from simpul.kernel.refusals import Refusal
from simpul.papers.models import Paper
from simpul.papers.rules import clean_title, file_of, kept
from simpul.places.queries import scope_of
from simpul.standards.rights import Action


@command("papers.add_paper")
def add_paper(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    name: str,
    data: bytes,
    id: UUID | None = None,
    right: Action = "paper.write",
) -> UUID:
    """Keep a paper of an area: a PDF as it is, a photo encoded anew. Kept already: nothing happens.

    `right`: what lets the actor bring it, where it belongs to a work of its own and not to the papers of an office.
    """
    by.require(right, scope_of(area_id))
    if id is not None and (known := Paper.objects.filter(id=id).first()):
        if known.by != by.id:
            raise Refusal("tidak-ditemukan")
        return id
    found = kept(data)
    paper = Paper.objects.create(
        id=id or new_id(),
        area_id=area_id,
        name=clean_title(name),
        kind=found.kind,
        size=len(found.data),
        sha256=hashlib.sha256(found.data).hexdigest(),
        by=by.id,
        at=at,
    )
    write_whole(_path(paper), found.data)
    changed("paper", paper.id, after={"area": area_id, "kind": paper.kind, "size": paper.size})
    return paper.id


@command("papers.remove_paper")
def remove_paper(*, by: Actor, at: datetime, id: UUID) -> None:
    """Take away a paper that nothing rests on; Refusal `berkas-dipakai` while something does."""
    paper = Paper.objects.select_for_update().filter(id=id).first()
    if paper is None:
        raise Refusal("tidak-ditemukan")
    by.require("paper.write", scope_of(paper.area_id))
    before, path = {"area": paper.area_id, "kind": paper.kind, "size": paper.size}, _path(paper)
    try:
        paper.delete()
    except ProtectedError as error:
        raise Refusal("berkas-dipakai") from error
    changed("paper", id, before=before)
    # Only when it is sure: an act that fails after this one must not have cost the file.
    transaction.on_commit(partial(path.unlink, missing_ok=True))


def _path(paper: Paper) -> Path:
    return Path(settings.PAPER_DIR) / file_of(paper.id, paper.kind)

"""Committee, costs, photos and stated figures; and taking away what was written down by mistake."""

from datetime import date, datetime
from uuid import UUID

from simpul.arrangements.models import CommitteeMember, Cost, Photo, StatedFigure
from simpul.audit.commands import changed, command
from simpul.budgets import queries as budgets
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.money import positive
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.papers import queries as papers
from simpul.places import queries as places
from simpul.plans.commands.grounds import paper_of
from simpul.standards.training import training_table
from simpul.training.commands.grounds import known
from simpul.training.queries import organised_batch, organised_programme

Entry = CommitteeMember | Cost | Photo | StatedFigure
KINDS: dict[str, type[Entry]] = {"angka": StatedFigure, "biaya": Cost, "foto": Photo, "panitia": CommitteeMember}


@command("arrangements.add_member")
def add_member(
    *,
    by: Actor,
    at: datetime,
    programme_id: UUID,
    role: str,
    name: str,
    post: str = "",
    batch_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Put somebody on the committee of a programme, or of one of its batches."""
    programme = organised_programme(by=by, programme_id=programme_id)
    if id is not None and CommitteeMember.objects.filter(id=id, by=by.id).exists():
        return id
    made = CommitteeMember.objects.create(
        id=id or new_id(),
        programme_id=programme_id,
        batch_id=_batch_of(by, programme_id, batch_id),
        role=known(training_table().committee, role, programme.area_id, at, "role"),
        name=worded(name, "name", 120),
        post=worded(post, "post", 120, may_be_empty=True),
        by=by.id,
        at=at,
    )
    changed("committee_member", made.id, after={"programme": str(programme_id), "role": role, "name": made.name})
    return made.id


@command("arrangements.add_cost")
def add_cost(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    item: str,
    payer: str,
    amount: int | None = None,
    line_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Say who pays what (S2.7); `amount` in rupiah if it is known, `line_id`: the line of the budget that it is in."""
    organised_batch(by=by, batch_id=batch_id)
    if id is not None and Cost.objects.filter(id=id, by=by.id).exists():
        return id
    if amount is not None:
        positive(amount)
    if line_id is not None and budgets.line(by=by, line_id=line_id).line.void_because:
        raise Refusal("baris-anggaran-batal", field="line")
    made = Cost.objects.create(
        id=id or new_id(),
        batch_id=batch_id,
        item=worded(item, "item", 120),
        payer=worded(payer, "payer", 160),
        amount=amount,
        line_id=line_id,
        by=by.id,
        at=at,
    )
    changed("training_cost", made.id, after={"batch": str(batch_id), "name": made.item, "amount": amount})
    return made.id


@command("arrangements.add_photo")
def add_photo(*, by: Actor, at: datetime, batch_id: UUID, paper_id: UUID, caption: str = "") -> UUID:
    """Add a photo of the event, kept as a paper of the organising area. Added before: nothing happens."""
    batch = organised_batch(by=by, batch_id=batch_id)
    if known_photo := Photo.objects.filter(batch_id=batch_id, paper_id=paper_id).first():
        return known_photo.id
    paper_of(paper_id, batch.area_id)
    if papers.paper(by=by, id=paper_id).kind != "jpg":
        raise Refusal("foto-wajib", field="file")
    text = worded(caption, "caption", 200, may_be_empty=True)
    made = Photo.objects.create(batch_id=batch_id, paper_id=paper_id, caption=text, by=by.id, at=at)
    changed("training_photo", made.id, after={"batch": str(batch_id), "paper": str(paper_id)})
    return made.id


@command("arrangements.state_figure")
def state_figure(
    *,
    by: Actor,
    at: datetime,
    programme_id: UUID,
    what: str,
    number: int,
    said_by: str,
    source: str,
    on: date | None = None,
    batch_id: UUID | None = None,
    area_id: int | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down a number that somebody stated, by whom and where it stands; it is never taken for a count (S0.9).

    `area_id`: of which area it was said; None: of all together.
    """
    programme = organised_programme(by=by, programme_id=programme_id)
    if id is not None and StatedFigure.objects.filter(id=id, by=by.id).exists():
        return id
    if number < 0 or number >= 2**31:
        raise Refusal("angka-disebut-salah", field="number")
    made = StatedFigure.objects.create(
        id=id or new_id(),
        programme_id=programme_id,
        batch_id=_batch_of(by, programme_id, batch_id),
        what=known(training_table().figures, what, programme.area_id, at, "what"),
        area_id=None if area_id is None else places.area(area_id).id,
        number=number,
        said_by=worded(said_by, "said_by", 160),
        source=worded(source, "source", 300),
        on=on,
        by=by.id,
        at=at,
    )
    changed("stated_figure", made.id, after={"programme": str(programme_id), "what": what, "number": number})
    return made.id


@command("arrangements.remove_entry")
def remove_entry(*, by: Actor, at: datetime, kind: str, id: UUID) -> None:
    """Take away an entry of KINDS that was written down by mistake."""
    found = KINDS[kind]._default_manager.filter(id=id).first() if kind in KINDS else None
    if found is None:
        raise Refusal("tidak-ditemukan")
    if isinstance(found, Cost | Photo):
        organised_batch(by=by, batch_id=found.batch_id)
    else:
        organised_programme(by=by, programme_id=found.programme_id)
    found.delete()
    changed(f"arrangements_{kind}", id, before={"name": _called(found)})


def _called(found: Entry) -> str:
    parts = (getattr(found, name, "") for name in ("name", "item", "what", "number", "caption"))
    return " ".join(str(part) for part in parts if part)


def _batch_of(by: Actor, programme_id: UUID, batch_id: UUID | None) -> UUID | None:
    if batch_id is not None and organised_batch(by=by, batch_id=batch_id).programme_id != programme_id:
        raise Refusal("tidak-ditemukan", field="batch")
    return batch_id

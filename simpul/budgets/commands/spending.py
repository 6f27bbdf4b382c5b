"""Money spent of a line, with its evidence."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.budgets.commands.lines import locked, spent_of
from simpul.budgets.commands.noted import Noted, noted
from simpul.budgets.models import Line, Realisation
from simpul.budgets.rules.lines import spending_warnings
from simpul.incentives.queries import payment_list
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.money import positive
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.plans.commands.grounds import paper_of, past_day

INCENTIVES = "insentif"


@command("budgets.record_spending")
def record_spending(
    *,
    by: Actor,
    at: datetime,
    line_id: UUID,
    on: date,
    amount: int,
    note: str,
    paper_id: UUID | None = None,
    id: UUID | None = None,
) -> Noted:
    """Write down money spent of a line on a day. More than the budget is told, not refused: it has happened."""
    line = locked(by, line_id, at)
    if id is not None and (known := Realisation.objects.filter(id=id, line=line).first()):
        return Noted(known.id)
    positive(amount)
    past_day(on, line.area_id, at)
    paper = paper_of(paper_id, line.area_id)
    text = worded(note, "note", 200)
    entry = Realisation(id=id or new_id(), on=on, amount=amount, note=text, paper_id=paper, by=by.id, at=at)
    return _keep(line, entry)


@command("budgets.record_incentives_paid")
def record_incentives_paid(
    *, by: Actor, at: datetime, line_id: UUID, list_id: UUID, on: date, paper_id: UUID | None = None
) -> Noted:
    """Spend of a line what has been paid of a list of incentives since the last time: counted, never typed."""
    line = locked(by, line_id, at)
    found = payment_list(by=by, list_id=list_id)
    # The list is locked by its line only: two lines that spend the same list are kept apart by counting both.
    told = Realisation.objects.filter(payment_list=list_id, void_because="").values_list("amount", flat=True)
    amount = found.paid - sum(told)
    if line.purpose != INCENTIVES or found.area_id != line.area_id:
        raise Refusal("tidak-ditemukan", field="list_id")
    if amount <= 0:
        raise Refusal("daftar-insentif-belum-dibayar", field="list_id")
    past_day(on, line.area_id, at)
    paper = paper_of(paper_id, line.area_id)
    entry = Realisation(on=on, amount=amount, note=found.title, paper_id=paper, by=by.id, at=at, payment_list=list_id)
    return _keep(line, entry)


@command("budgets.add_evidence")
def add_evidence(*, by: Actor, at: datetime, realisation_id: UUID, paper_id: UUID) -> None:
    """Bring the paper of money that was spent; a better one replaces the one before."""
    entry = _entry(by, realisation_id, at)
    before = _plain(entry)
    entry.paper_id = paper_of(paper_id, entry.line.area_id)
    entry.save()
    changed("realisation", entry.id, before=before, after=_plain(entry))


@command("budgets.void_spending")
def void_spending(*, by: Actor, at: datetime, realisation_id: UUID, reason: str) -> None:
    """Take back money that was written down by mistake; it stays readable."""
    entry = _entry(by, realisation_id, at)
    before, entry.void_because = _plain(entry), worded(reason, "reason", 300)
    entry.save()
    changed("realisation", entry.id, before=before, after=_plain(entry), reason=entry.void_because)


def _entry(by: Actor, id: UUID, at: datetime) -> Realisation:
    found = Realisation.objects.filter(id=id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    locked(by, found.line_id, at)
    entry = Realisation.objects.select_for_update().select_related("line").get(id=id)
    if entry.void_because:
        raise Refusal("belanja-sudah-batal")
    return entry


def _keep(line: Line, entry: Realisation) -> Noted:
    entry.line = line
    entry.save(force_insert=True)
    changed("realisation", entry.id, after=_plain(entry))
    doubts = spending_warnings(
        spent=spent_of(line),
        amount=line.amount,
        year=line.year,
        on=entry.on,
        has_paper=entry.paper_id is not None,
    )
    return noted(entry.id, *doubts)


def _plain(entry: Realisation) -> dict[str, object]:
    return {
        "line": str(entry.line_id),
        "on": entry.on.isoformat(),
        "amount": entry.amount,
        "paper": str(entry.paper_id) if entry.paper_id else None,
        "void_because": entry.void_because,
    }

"""Budget lines: written down, changed in the course of the year, taken back."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.budgets.commands.noted import Noted, noted, require_writing
from simpul.budgets.models import BidanRequest, Change, Line
from simpul.budgets.rules.lines import source_fault
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.money import positive
from simpul.kernel.names import name_key
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.plans.commands.grounds import past_day, today_in
from simpul.plans.queries import target_stands
from simpul.plans.rules.years import year_fault
from simpul.standards.budgets import budget_table, entry


@command("budgets.add_line")
def add_line(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    year: int,
    source: str,
    purpose: str,
    name: str,
    amount: int,
    document: str = "",
    target_id: UUID | None = None,
    id: UUID | None = None,
) -> Noted:
    """Write down a line of the budget of an area: whole rupiah, from a source, for a purpose, perhaps for a target."""
    area, today = places.area(area_id), today_in(area_id, at)
    held = require_writing(by, area, source, today)
    if id is not None and (known := Line.objects.filter(id=id, by=by.id).first()):
        return Noted(known.id)
    fault, doubt = source_fault(held, area.kind)
    if fault:
        raise Refusal("sumber-bukan-di-sini", field="source", sumber=held.name, wilayah=area.full_name)
    _sound(area_id, year, purpose, today, amount, target_id)
    title = worded(name, "name", 160)
    what = {"area_id": area_id, "year": year, "source": source, "purpose": purpose, "name_key": name_key(title)[:160]}
    if Line.objects.filter(**what, void_because="").exists():
        raise Refusal("baris-anggaran-sudah-ada", field="name")
    line = Line.objects.create(
        id=id or new_id(),
        **what,
        name=title,
        planned=amount,
        amount=amount,
        document=worded(document, "document", 200, may_be_empty=True),
        target_id=target_id,
        by=by.id,
        at=at,
    )
    changed("budget_line", line.id, after=_plain(line))
    return noted(line.id, doubt)


@command("budgets.change_line")
def change_line(
    *,
    by: Actor,
    at: datetime,
    line_id: UUID,
    on: date,
    amount: int,
    reason: str,
    document: str = "",
    id: UUID | None = None,
) -> Noted:
    """Change the amount of a line (perubahan anggaran); what it was before is kept."""
    line = locked(by, line_id, at)
    if id is not None and Change.objects.filter(id=id, line=line).exists():
        return Noted(line.id)
    past_day(on, line.area_id, at)
    if amount != 0:  # a line may be struck out in the course of the year
        positive(amount)
    if amount == line.amount:
        raise Refusal("anggaran-tidak-berubah", field="amount")
    Change.objects.create(
        id=id or new_id(),
        line=line,
        on=on,
        before=line.amount,
        after=amount,
        reason=worded(reason, "reason", 300),
        document=worded(document, "document", 200, may_be_empty=True),
        by=by.id,
        at=at,
    )
    before, line.amount = _plain(line), amount
    line.save()
    changed("budget_line", line.id, before=before, after=_plain(line), reason=reason)
    return noted(line.id, "belanja-melebihi-anggaran" if spent_of(line) > amount else "")


@command("budgets.void_line")
def void_line(*, by: Actor, at: datetime, line_id: UUID, reason: str) -> None:
    """Take back a line that was written down by mistake; it stays readable. Not while money was spent of it."""
    line = locked(by, line_id, at)
    if spent_of(line) or BidanRequest.objects.filter(line=line).exists():
        raise Refusal("baris-ada-belanja")
    before, line.void_because = _plain(line), worded(reason, "reason", 300)
    line.save()
    changed("budget_line", line.id, before=before, after=_plain(line), reason=line.void_because)


def locked(by: Actor, line_id: UUID, at: datetime) -> Line:
    """Internal: the line, held until the command ends, if this actor may write it."""
    line = Line.objects.select_for_update().filter(id=line_id).first()
    if line is None:
        raise Refusal("tidak-ditemukan")
    require_writing(by, places.area(line.area_id), line.source, today_in(line.area_id, at))
    if line.void_because:
        raise Refusal("baris-anggaran-batal")
    return line


def spent_of(line: Line) -> int:
    """Internal: what was spent of a line, in rupiah."""
    return sum(line.realisations.filter(void_because="").values_list("amount", flat=True))


def _sound(area_id: int, year: int, purpose: str, today: date, amount: int, target_id: UUID | None) -> None:
    if year_fault(year, today):
        raise Refusal("tahun-anggaran-salah", field="year")
    if entry(budget_table().purposes, purpose, today) is None:
        raise Refusal("keperluan-tidak-dikenal", field="purpose")
    positive(amount)
    if target_id is not None and not target_stands(target_id, area_id):
        raise Refusal("tidak-ditemukan", field="target")


def _plain(line: Line) -> dict[str, object]:
    return {
        "area": line.area_id,
        "year": line.year,
        "source": line.source,
        "purpose": line.purpose,
        "name": line.name,
        "amount": line.amount,
        "void_because": line.void_because,
    }

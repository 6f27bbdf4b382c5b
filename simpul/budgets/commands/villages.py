"""What is recorded of a village: whether it has a bidan, the budget asked for one, what PKK does."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.budgets.commands.noted import Noted, village
from simpul.budgets.models import BidanFact, BidanRequest, Line, PkkActivity
from simpul.budgets.rules.states import ASKED, BUDGETED, request_fault
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.money import positive
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.plans.commands.grounds import past_day, today_in
from simpul.plans.rules.years import year_fault
from simpul.standards.budgets import budget_table, entry

PURPOSE = "bidan_desa"
_MANY = 1_000_000


@command("budgets.note_bidan")
def note_bidan(
    *, by: Actor, at: datetime, area_id: int, present: bool, since: date, note: str = "", id: UUID | None = None
) -> UUID:
    """Write down whether a village has a bidan from a day on; the last word holds, the earlier ones stay."""
    area = village(area_id)
    by.require("bidan.write", Scope(area=area.path))
    if id is not None and BidanFact.objects.filter(id=id, by=by.id).exists():
        return id
    if since > today_in(area_id, at):
        raise Refusal("tanggal-belum-tiba", field="since", on=since)
    if BidanFact.objects.filter(village_id=area_id, since=since).exists():
        raise Refusal("bidan-sudah-dicatat", field="since")
    text = worded(note, "note", 200, may_be_empty=True)
    fact = BidanFact.objects.create(
        id=id or new_id(), village_id=area_id, present=present, since=since, note=text, by=by.id, at=at
    )
    changed("bidan_fact", fact.id, after={"area": area_id, "present": present, "on": since.isoformat()})
    return fact.id


@command("budgets.ask_for_bidan")
def ask_for_bidan(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    year: int,
    on: date,
    asked_by: str,
    amount: int | None = None,
    id: UUID | None = None,
) -> UUID:
    """Ask the head of a village without bidan to budget for one in a year; `amount` in rupiah where one is named."""
    area = village(area_id)
    by.require("bidan.ask", Scope(area=area.path))
    if id is not None and BidanRequest.objects.filter(id=id, by=by.id).exists():
        return id
    past_day(on, area_id, at)
    if year_fault(year, on):
        raise Refusal("tahun-anggaran-salah", field="year")
    if amount is not None:
        positive(amount)
    last = BidanFact.objects.filter(village_id=area_id, since__lte=on).order_by("-since", "-id").first()
    if last is not None and last.present:
        raise Refusal("desa-sudah-ada-bidan")
    if BidanRequest.objects.filter(village_id=area_id, year=year).exists():
        raise Refusal("permintaan-sudah-ada", field="year")
    asked = BidanRequest.objects.create(
        id=id or new_id(),
        village_id=area_id,
        year=year,
        asked_on=on,
        asked_by=worded(asked_by, "asked_by", 120),
        amount=amount,
        state=ASKED,
        by=by.id,
        at=at,
    )
    changed("bidan_request", asked.id, after=_plain(asked))
    return asked.id


@command("budgets.answer_bidan_request")
def answer_bidan_request(
    *, by: Actor, at: datetime, request_id: UUID, state: str, on: date, reason: str = "", line_id: UUID | None = None
) -> None:
    """Agree, refuse with a reason, or name the line of the village's budget that holds it."""
    asked = BidanRequest.objects.select_for_update().filter(id=request_id).first()
    if asked is None:
        raise Refusal("tidak-ditemukan")
    by.require("budget.write", Scope(area=village(asked.village_id).path), exact=True)
    past_day(on, asked.village_id, at)
    text = worded(reason, "reason", 300, may_be_empty=True)
    if fault := request_fault(asked.state, state, text, line_id is not None):
        raise Refusal(fault, field="line" if fault == "permintaan-perlu-anggaran" else "reason")
    if state == BUDGETED and not _meant_for(asked, line_id):
        raise Refusal("permintaan-baris-lain", field="line")
    before = _plain(asked)
    asked.state, asked.reason, asked.answered_on = state, text, on
    asked.line_id = line_id if state == BUDGETED else None
    asked.save()
    changed("bidan_request", asked.id, before=before, after=_plain(asked), reason=text)


@command("budgets.record_pkk")
def record_pkk(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    on: date,
    kind: str,
    name: str,
    participants: int | None = None,
    id: UUID | None = None,
) -> Noted:
    """Write down what PKK did in a village; `participants` None: nobody counted them."""
    area = village(area_id)
    by.require("pkk.write", Scope(area=area.path))
    if id is not None and PkkActivity.objects.filter(id=id, by=by.id).exists():
        return Noted(id)
    past_day(on, area_id, at)
    if entry(budget_table().pkk_kinds, kind, on) is None:
        raise Refusal("kegiatan-tidak-dikenal", field="kind")
    if participants is not None and not 0 <= participants <= _MANY:
        raise Refusal("isian-keliru", field="participants")
    what = {"village_id": area_id, "on": on, "kind": kind, "name": worded(name, "name", 160)}
    if PkkActivity.objects.filter(**what, void_because="").exists():
        raise Refusal("kegiatan-sudah-ada", field="name")
    made = PkkActivity.objects.create(id=id or new_id(), **what, participants=participants, by=by.id, at=at)
    changed("pkk_activity", made.id, after={**what, "on": on.isoformat(), "participants": participants})
    return Noted(made.id)


@command("budgets.void_pkk")
def void_pkk(*, by: Actor, at: datetime, activity_id: UUID, reason: str) -> None:
    """Take back an activity that was written down by mistake."""
    made = PkkActivity.objects.select_for_update().filter(id=activity_id).first()
    if made is None:
        raise Refusal("tidak-ditemukan")
    by.require("pkk.write", Scope(area=village(made.village_id).path))
    if made.void_because:
        raise Refusal("kegiatan-sudah-batal")
    made.void_because = worded(reason, "reason", 300)
    made.save()
    changed("pkk_activity", made.id, after={"void_because": made.void_because}, reason=made.void_because)


def _meant_for(asked: BidanRequest, line_id: UUID | None) -> bool:
    lines = Line.objects.filter(area_id=asked.village_id, purpose=PURPOSE, year=asked.year, void_because="")
    return line_id is not None and lines.filter(id=line_id).exists()


def _plain(asked: BidanRequest) -> dict[str, object]:
    return {
        "area": asked.village_id,
        "year": asked.year,
        "state": asked.state,
        "amount": asked.amount,
        "line": str(asked.line_id) if asked.line_id else None,
    }

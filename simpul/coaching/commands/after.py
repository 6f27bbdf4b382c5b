"""After a visit: read by who was visited, actions carried out, findings closed."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.coaching.commands.grounds import held, signed
from simpul.coaching.models import AgreedAction, Finding
from simpul.coaching.queries.seeing import WRITE, answers, seen_visit, writes
from simpul.coaching.rules.visits import DONE, action_fault
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in


@command("coaching.read_visit")
def read_visit(*, by: Actor, at: datetime, visit_id: UUID) -> None:
    """Say that who was visited has read the result. Said already: nothing happens."""
    visit = seen_visit(by, held(visit_id))
    if not answers(by, visit):
        raise Refusal("tidak-berhak", action="coaching.answer")
    signed(visit_id)
    if visit.read_at is None:
        visit.read_by, visit.read_at = by.id, at
        visit.save()
    changed("coaching_visit", visit.id, after={"read_at": visit.read_at.isoformat() if visit.read_at else ""})


@command("coaching.move_action")
def move_action(
    *, by: Actor, at: datetime, action_id: UUID, state: str, note: str = "", due_on: date | None = None
) -> None:
    """Say how far an agreed action is: by who was visited, or by the team. Ended only with its outcome or reason.

    It may be opened again. `due_on` None: the day stays.
    """
    action = AgreedAction.objects.select_for_update().filter(id=action_id).first()
    if action is None:
        raise Refusal("tidak-ditemukan")
    visit = seen_visit(by, signed(action.visit_id))
    if not (answers(by, visit) or writes(by, visit.area_id)):
        raise Refusal("tidak-berhak", action="coaching.answer")
    said = worded(note, "note", 300, may_be_empty=True)
    if fault := action_fault(state, said):
        raise Refusal(fault, field="note" if fault == "hasil-tindakan-wajib" else "state")
    before = {"state": action.state, "on": action.due_on.isoformat()}
    action.state, action.note, action.due_on = state, said, due_on or action.due_on
    action.done_on = (action.done_on or today_in(visit.visited_id, at)) if state == DONE else None
    action.save()
    changed("agreed_action", action.id, before=before, after={"state": state, "on": action.due_on.isoformat()})


@command("coaching.close_finding")
def close_finding(*, by: Actor, at: datetime, finding_id: UUID, outcome: str) -> None:
    """Close a finding with what came of it: the team that found it does."""
    finding = Finding.objects.select_for_update().filter(id=finding_id).first()
    if finding is None:
        raise Refusal("tidak-ditemukan")
    visit = seen_visit(by, signed(finding.visit_id))
    by.require(WRITE, places.scope_of(visit.area_id), exact=True)
    if finding.closed_on is not None:
        raise Refusal("temuan-sudah-selesai")
    finding.closed_on, finding.outcome = today_in(visit.visited_id, at), worded(outcome, "outcome", 300)
    finding.save()
    changed("coaching_finding", finding.id, after={"on": finding.closed_on.isoformat(), "note": finding.outcome})

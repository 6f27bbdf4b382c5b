"""What a visit brings: answers, photos, findings, what was agreed; signed off by its visitor."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.coaching.commands.grounds import LONG, chosen, draft, field_or_none
from simpul.coaching.commands.planning import offices
from simpul.coaching.models import AgreedAction, Answer, Finding, Visit, VisitPhoto
from simpul.coaching.queries.checklists import version_of
from simpul.coaching.rules.visits import OPEN, PLANNED, SIGNED, missing_to_sign
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.plans.commands.grounds import paper_of, past_day, today_in
from simpul.standards.coaching_visits import kind_table


@command("coaching.note_visit")
def note_visit(
    *,
    by: Actor,
    at: datetime,
    visit_id: UUID,
    held_on: date | None,
    answers: Mapping[str, tuple[str, str]],
    visitors: Sequence[str] = (),
    summary: str = "",
) -> None:
    """Keep what is answered so far: item -> (value, note). Items not named stay; value "" takes an answer away.

    Refusals: butir-tidak-dikenal, pilihan-pembinaan-salah, tanggal-belum-tiba.
    """
    visit = draft(by, visit_id)
    if held_on is not None:
        past_day(held_on, visit.visited_id, at)
    known = {item.code for item in version_of(visit.checklist).items}
    for item, (value, note) in answers.items():
        _answer(visit, known, item, value, note)
    visit.held_on, visit.visitors = held_on, offices(visitors)
    visit.summary = summary.strip()[:LONG]
    visit.save()
    changed("coaching_visit", visit.id, after={"answered": visit.answers.count(), "summary": visit.summary})


@command("coaching.photograph")
def photograph(*, by: Actor, at: datetime, visit_id: UUID, paper_id: UUID, caption: str = "") -> None:
    """Add a photo: a paper of the area that is visited."""
    visit = draft(by, visit_id)
    paper_of(paper_id, visit.visited_id)
    if not VisitPhoto.objects.filter(visit=visit, paper_id=paper_id).exists():
        said = worded(caption, "caption", 160, may_be_empty=True)
        VisitPhoto.objects.create(visit=visit, paper_id=paper_id, caption=said, by=by.id, at=at)
    changed("coaching_visit", visit.id, after={"paper": str(paper_id)})


@command("coaching.note_finding")
def note_finding(
    *,
    by: Actor,
    at: datetime,
    visit_id: UUID,
    severity: str,
    text: str,
    field: str = "",
    item: str = "",
    id: UUID | None = None,
) -> UUID:
    """Note something that was found, of a field ("" the institution), perhaps under an item of the checklist."""
    visit = draft(by, visit_id)
    if id is not None and Finding.objects.filter(id=id, visit=visit).exists():
        return id
    if item and item not in {one.code for one in version_of(visit.checklist).items}:
        raise Refusal("butir-tidak-dikenal", field="item")
    found = Finding.objects.create(
        id=id or new_id(),
        visit=visit,
        item=item,
        field=field_or_none(field),
        severity=chosen(severity, kind_table().severities, "severity"),
        text=worded(text, "text", 500),
        by=by.id,
        at=at,
    )
    changed("coaching_finding", found.id, after={"visit": str(visit.id), "severity": severity, "field": field})
    return found.id


@command("coaching.agree_action")
def agree_action(
    *,
    by: Actor,
    at: datetime,
    visit_id: UUID,
    what: str,
    owner: str,
    due_on: date,
    finding_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Write down what was agreed: what, by which office, until when; perhaps about a finding of this visit."""
    visit = draft(by, visit_id)
    if id is not None and AgreedAction.objects.filter(id=id, visit=visit).exists():
        return id
    if due_on < (visit.held_on or today_in(visit.visited_id, at)):
        raise Refusal("batas-sebelum-hari-ini", field="due_on")
    if finding_id is not None and not visit.findings.filter(id=finding_id).exists():
        raise Refusal("tidak-ditemukan", field="finding")
    made = AgreedAction.objects.create(
        id=id or new_id(),
        visit=visit,
        finding_id=finding_id,
        what=worded(what, "what", 300),
        owner=worded(owner, "owner", 120),
        due_on=due_on,
        state=OPEN,
        by=by.id,
        at=at,
    )
    changed("agreed_action", made.id, after={"visit": str(visit.id), "state": OPEN, "on": due_on.isoformat()})
    return made.id


@command("coaching.sign_visit")
def sign_visit(*, by: Actor, at: datetime, visit_id: UUID) -> None:
    """Sign off what the visit brought: from now on it stands, counts, and is read by who was visited.

    Refusals: kunjungan-tanpa-tanggal, butir-belum-dijawab.
    """
    visit = draft(by, visit_id)
    answered = dict(visit.answers.values_list("item", "value"))
    fault, count = missing_to_sign(visit.held_on, version_of(visit.checklist).items, answered)
    if fault:
        raise Refusal(fault, jumlah=count)
    visit.state, visit.signed_by, visit.signed_at = SIGNED, by.id, at
    visit.save()
    changed("coaching_visit", visit.id, before={"state": PLANNED}, after={"state": SIGNED})


def _answer(visit: Visit, known: set[str], item: str, value: str, note: str) -> None:
    if item not in known:
        raise Refusal("butir-tidak-dikenal")
    if not value:
        Answer.objects.filter(visit=visit, item=item).delete()
        return
    told = {
        "value": chosen(value, kind_table().values, item),
        "note": worded(note, item, 300, may_be_empty=True),
    }
    Answer.objects.update_or_create(visit=visit, item=item, defaults=told)

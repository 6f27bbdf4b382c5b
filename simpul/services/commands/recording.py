"""Recording services: a list in, one outcome each. What is read, is read once for the whole list."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import command, lock_feeds
from simpul.facts import commands as facts
from simpul.facts.rules import Draft
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.queries import PersonFacts
from simpul.services.queries.staging import Stage, grounds_of, stage_for, subject_of
from simpul.services.rules import judging
from simpul.services.rules.doubts import doubts
from simpul.services.rules.judging import Ground, Subject
from simpul.services.rules.shapes import WHOLE, NewRecord, Outcome, asked, refused
from simpul.standards import Service, forms

_NOBODY = Subject(sex="", birth_date=None)


@command("services.record_services")
def record_services(*, by: Actor, at: datetime, items: Sequence[NewRecord], ask_first: bool = False) -> list[Outcome]:
    """Record services; one outcome per item, in order. A bad item does not sink the good ones.

    The same id with the same content is `same`, with other content refused (`sudah-ada-lain`). `ask_first`: what is
    doubtful is not written but comes back `asked`, with its warnings. Rights: record.write for the field of the
    service at the post, for a sealed one record.read_sealed too.
    """
    outcomes, drafts = _judge(by, at, items, ask_first=ask_first)
    if drafts:
        facts.write_records(by=by, at=at, drafts=drafts)
    return outcomes


@command("services.bulk_record")
def bulk_record(*, by: Actor, at: datetime, items: Sequence[NewRecord]) -> list[Outcome]:
    """The same judging and the same rows with one audit change for each post: demo and simulation, by the system.

    Nobody is there to answer, so nothing is asked by comparing with the past.
    """
    if not by.is_system:
        raise Refusal("tidak-berhak", action="record.write")
    outcomes, drafts = _judge(by, at, items, asking=False)
    if drafts:
        facts.write_in_bulk(by=by, at=at, drafts=drafts)
    return outcomes


def tried_services(
    *, by: Actor, at: datetime, items: Sequence[NewRecord], newcomers: Mapping[UUID, PersonFacts]
) -> list[Outcome]:
    """What `record_services` would answer; nothing is written, so it is no command. `newcomers`: not registered yet."""
    return _judge(by, at, items, newcomers=newcomers)[0]


def _judge(
    by: Actor,
    at: datetime,
    items: Sequence[NewRecord],
    *,
    ask_first: bool = False,
    asking: bool = True,
    newcomers: Mapping[UUID, PersonFacts] | None = None,
) -> tuple[list[Outcome], list[Draft]]:
    grounds = grounds_of(
        {item.post_id for item in items}, at, until=max((item.on for item in items), default=at.date())
    )
    if newcomers is None:
        lock_feeds(grounds)
    stage = stage_for(by, grounds, items, asking=asking)
    stage.persons = {**stage.persons, **(newcomers or {})}
    outcomes: list[Outcome] = []
    drafts: list[Draft] = []
    for item in items:
        outcome, draft = _one(stage, item)
        if ask_first and draft is not None and outcome.warnings:
            outcome, draft = asked(item.id, outcome.warnings), None
        outcomes.append(outcome)
        if draft is not None:
            drafts.append(draft)
            _remember(stage, draft)
    return outcomes, drafts


def _remember(stage: Stage, draft: Draft) -> None:
    stage.known[draft.id] = (draft.digest, stage.by.id)
    if draft.person_id and stage.past is not None:
        stage.past.add(draft.person_id, draft.service, draft.on, draft.answers, draft.id)


def _one(stage: Stage, item: NewRecord) -> tuple[Outcome, Draft | None]:
    try:
        before = stage.known.get(item.id)
        if before is not None and before == (item.digest, stage.by.id):
            return Outcome(item.id, "same"), None
        service, ground = _place(stage, item)
        if before is not None:
            raise Refusal("sudah-ada-lain")
        return _written(stage, item, service, ground)
    except Refusal as refusal:
        return refused(item.id, refusal), None


def _place(stage: Stage, item: NewRecord) -> tuple[Service, Ground]:
    """The form and the post, once the right to write there is sure."""
    ground = stage.grounds.get(item.post_id)
    if ground is None:
        raise Refusal("tidak-ditemukan")
    judging.check_day(item.on, ground.today)
    service = stage.form(item, ground)
    if not stage.may_write(item.post_id, service.field, service.sealed):
        raise Refusal("tidak-berhak", action="record.write")
    judging.check_open(item.on, ground.closed_on)
    return service, ground


def _written(stage: Stage, item: NewRecord, service: Service, ground: Ground) -> tuple[Outcome, Draft | None]:
    judging.check_month(item.on, stage.is_closed(ground, item.on))
    judging.check_aim(service, item)
    person = _person(stage, item, service, ground)
    checked = forms.check(service, item.answers, item.on)
    errors = checked.errors | stage.unknown_persons(service, ground, checked.answers)
    if errors:
        return refused(item.id, Refusal("isian-keliru"), errors), None
    warnings = dict(checked.warnings)
    if service.subject == "person" and person.id:
        doubt = judging.eligibility(service, person, item.on)
        if stage.past is not None:
            warnings |= doubts(service, person.id, item.on, checked.answers, item.id, stage.past)
        if doubt:
            warnings[WHOLE] = f"{doubt} {warnings.get(WHOLE, '')}".strip()
    return Outcome(item.id, "accepted", warnings=warnings), _draft(item, service, ground, person, checked)


def _person(stage: Stage, item: NewRecord, service: Service, ground: Ground) -> Subject:
    """The person of a personal service, alive on that day and within the post's reach."""
    if service.subject == "household" and not stage.family_in_reach(ground, item.household_id):
        raise Refusal("bukan-warga-posyandu", field="household")
    if service.subject != "person" or item.person_id is None:
        return _NOBODY
    known = stage.persons.get(item.person_id)
    if known is None or not (
        stage.in_reach(ground, known) or stage.was_of_post(ground, item.person_id, known.id, item.on)
    ):
        raise Refusal("bukan-warga-posyandu", field="person")
    person = subject_of(known)
    judging.check_life(item.on, person)
    return person


def _draft(item: NewRecord, service: Service, ground: Ground, person: Subject, checked: forms.Checked) -> Draft:
    personal = service.subject == "person"
    return Draft(
        id=item.id,
        scope=ground.of_field(service.field),
        service=service.code,
        version=service.version,
        on=item.on,
        answers=checked.answers,
        facts=checked.facts,
        digest=item.digest,
        sealed=service.sealed,
        person_id=person.id if personal else None,
        household_id=item.household_id if service.subject == "household" else None,
        place=item.place.strip(),
        sex=person.sex,
        age_days=judging.age_days(item.on, person) if personal else None,
        disability=person.disability,
        hamlet_id=person.hamlet_id,
        open_day_id=item.open_day_id,
    )

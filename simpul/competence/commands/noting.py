"""What persons have shown to be able to do: from a training, or assessed by somebody who may."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.competence.commands.telling import tell_trained
from simpul.competence.models import LIVE, Ability
from simpul.competence.queries.scopes import person_scope
from simpul.competence.queries.skills import skills_on
from simpul.competence.queries.sources import event_of, finishers_of
from simpul.competence.rules.finishing import Event, Finisher, plus_months, shown_by
from simpul.competence.rules.states import GROUP, SKILL
from simpul.competence.rules.topics import VALIDITY
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.ordinances.queries import in_force_at
from simpul.places import queries as places
from simpul.standards.competence import groups_on

WRITE, ASSESS = "competence.write", "competence.assess"


@command("competence.note_results")
def note_results(*, by: Actor, at: datetime, batch_id: UUID) -> int:
    """Note what the participants of a batch have shown, whether or not they get a certificate; how many persons.

    Once noted it is not noted again; a training whose days nobody has told is refused.
    """
    event = event_of(batch_id)
    by.require(WRITE, places.scope_of(event.area_id), exact=True)
    if event.last_day is None:
        raise Refusal("bimtek-tanpa-tanggal")
    return note_abilities(by, at, event, finishers_of(batch_id, at))


def note_abilities(by: Actor, at: datetime, event: Event, finishers: Iterable[Finisher]) -> int:
    """Inside a command: the abilities of these persons from a training, those not noted yet; of how many persons."""
    persons = {one.person_id: one for one in finishers if one.person_id is not None}
    since = event.last_day
    if since is None or not persons:
        return 0
    known = set(
        Ability.objects.filter(LIVE, batch_id=event.batch_id, person_id__in=list(persons)).values_list(
            "person_id", "kind", "code"
        )
    )
    ends = plus_months(since, _months(event.area_id, since))
    rows = [
        _ability(by, at, person, shown.kind, shown.code, shown.by, since=since, valid_to=ends, batch_id=event.batch_id)
        for person, one in persons.items()
        for shown in shown_by(one, event)
        if (person, shown.kind, shown.code) not in known
    ]
    Ability.objects.bulk_create(rows, batch_size=500)
    if rows:
        changed("abilities", event.batch_id, after={"noted": len(rows)})
        tell_trained(at, {row.person_id for row in rows})
    return len({row.person_id for row in rows})


@command("competence.assess_skill")
def assess_skill(
    *, by: Actor, at: datetime, person_id: UUID, kind: str, code: str, on: date, how: str, id: UUID | None = None
) -> UUID:
    """Note that somebody masters a basic skill, or a whole group of them, as the assessor has seen it."""
    scope = person_scope(person_id)
    by.require(ASSESS, scope)
    if id is not None and Ability.objects.filter(id=id, by=by.id).exists():
        return id
    today = day_at(at, places.zone(scope.area[-1], day_at(at, "WIB")))
    if on > today:
        raise Refusal("tanggal-mendatang", field="on", tanggal=on, hari_ini=today)
    offered: dict[str, Sequence[str]] = {
        GROUP: [one.code for one in groups_on(on)],
        SKILL: [one.code for one in skills_on(on).skills],
    }
    if code not in offered.get(kind, ()):
        raise Refusal("keterampilan-tidak-dikenal", field="code")
    if Ability.objects.filter(LIVE, person_id=person_id, kind=kind, code=code, batch=None).exists():
        raise Refusal("keterampilan-sudah-dicatat", field="code")
    ends = plus_months(on, _months(scope.area[-1], on))
    told = worded(how, "how", 300)
    made = _ability(by, at, person_id, kind, code, told, since=on, valid_to=ends, id=id)
    made.save(force_insert=True)
    changed("ability", made.id, after={"person": str(person_id), "kind": kind, "code": code})
    return made.id


@command("competence.void_ability")
def void_ability(*, by: Actor, at: datetime, ability_id: UUID, reason: str) -> None:
    """Take back what was noted by mistake; it stays readable in the history."""
    found = Ability.objects.select_for_update().filter(id=ability_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require(ASSESS, person_scope(found.person_id))
    if found.void_because:
        raise Refusal("keterampilan-sudah-batal")
    found.void_because = worded(reason, "reason", 300)
    found.save()
    changed("ability", found.id, after={"void_because": found.void_because}, reason=found.void_because)
    tell_trained(at, [found.person_id])


def _months(area_id: int, on: date) -> int:
    rule = in_force_at(VALIDITY, places.area(area_id).path, on)
    return rule.content.months if rule else 0


def _ability(
    by: Actor,
    at: datetime,
    person_id: UUID,
    kind: str,
    code: str,
    shown: str,
    *,
    since: date,
    valid_to: date | None,
    batch_id: UUID | None = None,
    id: UUID | None = None,
) -> Ability:
    return Ability(
        id=id or new_id(),
        person_id=person_id,
        kind=kind,
        code=code,
        batch_id=batch_id,
        since=since,
        valid_to=valid_to,
        shown_by=shown,
        by=by.id,
        by_name=by.name,
        at=at,
    )

"""Appointing kader, pengurus and members of a Tim Pembina; ending their offices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.eligibility import queries as eligibility
from simpul.eligibility.rules import Finding, judge
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices.commands.shapes import NewAppointment
from simpul.offices.models import Appointment, Decree, Team
from simpul.offices.queries.officers import sound
from simpul.offices.rules import (
    POST_BODY,
    TEAM_BODY,
    WARNINGS,
    Office,
    candidate_of,
    office_fault,
    office_warnings,
)
from simpul.people import queries as people
from simpul.people.queries import PersonFacts
from simpul.places import queries as places
from simpul.registry.commands.shapes import Outcome, refused
from simpul.registry.queries.grounds import lock_posts, post_grounds
from simpul.registry.queries.posts import post_scopes
from simpul.registry.rules import clean_name, months_touched, term_fault


@command("offices.appoint")
def appoint(*, by: Actor, at: datetime, items: Sequence[NewAppointment]) -> list[Outcome]:
    """Fill offices, one outcome for each item in their order; a warning never stops an appointment.

    Refused: a second field for a kader, or what a rule of the area forbids, without a recorded exception; a single
    office that is still filled.
    """
    desk = Desk(by, at, items)
    outcomes, fresh = judge_seats(desk, items)
    write_seats(desk, fresh)
    return outcomes


def judge_seats(desk: "Desk", items: Iterable[NewAppointment]) -> tuple[list[Outcome], list[Appointment]]:
    """Internal: the outcome of each item, and the appointments to write."""
    outcomes: list[Outcome] = []
    fresh: list[Appointment] = []
    for item in items:
        if item.id in desk.known:
            outcomes.append(Outcome(item.id, "same"))
            continue
        try:
            appointment, warnings = desk.judge(item)
        except Refusal as refusal:
            outcomes.append(refused(item.id, refusal))
            continue
        fresh.append(appointment)
        outcomes.append(Outcome(item.id, "accepted", warnings=warnings))
    return outcomes, fresh


def write_seats(desk: "Desk", fresh: Sequence[Appointment]) -> None:
    """Internal: write judged appointments and tell."""
    Appointment.objects.bulk_create(fresh)
    for appointment in fresh:
        tell(appointment, None, months_touched(appointment.valid_from, desk.today))


class Desk:
    """What the judging of a list of appointments needs to know, read once for all items.

    `leaves`: offices that end on a day by the very same act, though they are not ended yet.
    """

    def __init__(
        self, by: Actor, at: datetime, items: Sequence[NewAppointment], leaves: Mapping[UUID, date] | None = None
    ) -> None:
        self.by, self.today = by, today_of(at)
        persons = {i.person_id for i in items if i.person_id}
        self.known = set(Appointment.objects.filter(id__in=[i.id for i in items]).values_list("id", flat=True))
        # Two who fill the same single seat at once come one after the other.
        lock_posts({i.post_id for i in items if i.post_id})
        self.posts = post_grounds({i.post_id for i in items if i.post_id})
        teams = Team.objects.filter(id__in={i.team_id for i in items if i.team_id}).select_related("area")
        self.teams = {t.id: t for t in teams}
        self.decrees = Decree.objects.in_bulk({i.decree_id for i in items if i.decree_id})
        self.persons = people.snapshots(persons)
        self.homes = places.areas({p.village_id for p in self.persons.values()})
        self.rules = eligibility.rulebook()
        self.elsewhere = eligibility.elsewhere(self.persons.values(), self.today)
        self.rosters = post_scopes({p.post_id for p in self.persons.values() if p.post_id})
        self.held: dict[UUID, list[Office]] = {}
        for office in _offices(persons, self.posts, self.teams):
            last = (leaves or {}).get(office.id)
            self._remember(office if last is None else replace(office, valid_to=last))

    def judge(self, item: NewAppointment) -> tuple[Appointment, tuple[str, ...]]:
        """The appointment to write and its warnings, whole sentences; Refusal for what is wrong."""
        scope = self._scope(item)
        self.by.require("appointment.manage" if item.post_id else "team.manage", scope)
        self._require_holder(item)
        self._require_decree(item, scope)
        if fault := term_fault(item.valid_from, item.valid_to):
            raise Refusal(fault, field="valid_to")
        office = _office(item)
        beside = self._beside(office)
        if fault := office_fault(office, beside):
            raise Refusal(fault, field="field" if "bidang" in fault else "position")
        findings = self._findings(item, office, beside)
        for found in findings:
            if found.refuses and not office.exception_reason:
                raise Refusal(found.code, field="exception_reason", **found.params)
        warnings = [translated(WARNINGS[code]) for code in office_warnings(office, beside, item.decree_id is not None)]
        self._remember(office)
        return _row(item), (*warnings, *(found.sentence for found in findings if not found.refuses))

    def _beside(self, office: Office) -> list[Office]:
        """The offices of the same post or team, and those of the same person."""
        found = {o.id: o for o in self.held.get(office.body_id, ())}
        if office.person_id is not None:
            found |= {o.id: o for o in self.held.get(office.person_id, ())}
        return list(found.values())

    def _remember(self, office: Office) -> None:
        for key in (office.body_id, office.person_id):
            if key is not None:
                self.held.setdefault(key, []).append(office)

    def _scope(self, item: NewAppointment) -> Scope:
        if item.post_id in self.posts and item.team_id is None:
            return self.posts[item.post_id].scope
        if item.team_id in self.teams and item.post_id is None:
            return Scope(area=self.teams[item.team_id].area.path)
        raise Refusal("tidak-ditemukan")

    def _require_holder(self, item: NewAppointment) -> None:
        """A known, living person whom the actor may see; in a team an official by name will do."""
        if item.person_id is None:
            if item.post_id is not None or not clean_name(item.holder_name):
                raise Refusal("orang-tidak-ditemukan", field="person_id")
            return
        person = self.persons.get(item.person_id)
        if person is None or not self._may_see(person):
            raise Refusal("orang-tidak-ditemukan", field="person_id")
        if person.died_on is not None and person.died_on <= item.valid_from:
            raise Refusal("orang-meninggal", field="person_id")

    def _may_see(self, person: PersonFacts) -> bool:
        """By where the person lives, or by the post that they belong to; who appoints there knows whom a list names."""
        scopes = [Scope(area=self.homes[person.village_id].path, post=person.post_id)]
        if person.post_id in self.rosters:
            scopes.append(self.rosters[person.post_id])
        return any(self.by.may(action, scope) for scope in scopes for action in ("person.read", "appointment.manage"))

    def _require_decree(self, item: NewAppointment, scope: Scope) -> None:
        if item.decree_id is None:
            return
        decree = self.decrees.get(item.decree_id)
        if decree is None or decree.area_id not in scope.area:
            raise Refusal("sk-wilayah-lain", field="decree_id")

    def _findings(self, item: NewAppointment, office: Office, beside: list[Office]) -> tuple[Finding, ...]:
        """What the rules of the area say against it; members of a Tim Pembina are exempt (ADR 0073)."""
        if item.post_id is None or item.person_id is None:
            return ()
        post, person = self.posts[item.post_id], self.persons[item.person_id]
        candidate = candidate_of(
            office,
            beside,
            lives_in=(person.village_id, person.hamlet_id),
            serves_in=(post.scope.area[-1], post.hamlet_id),
            elsewhere=self.elsewhere.get(person.id, ()),
        )
        return judge(candidate, eligibility.standing_at(post.scope.area, item.valid_from, self.rules))


def plain(a: Appointment) -> dict[str, object]:
    """An appointment as plain JSON values, for the audit."""
    days = {name: getattr(a, name) for name in ("valid_from", "valid_to", "trained_on", "exception_until")}
    return {
        "person": str(a.person_id) if a.person_id else a.holder_name,
        "position": a.position,
        "field": a.field,
        "decree": str(a.decree_id) if a.decree_id else None,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "exception_reason": a.exception_reason,
        "exception_by": a.exception_by,
        "ended_because": a.ended_because,
        "void_because": a.void_because,
    }


def tell(a: Appointment, before: dict[str, object] | None, periods: Iterable) -> None:
    changed("appointment", a.id, before=before, after=plain(a), feed=a.post_id, periods=periods)


def today_of(at: datetime) -> date:
    """The latest day that it is anywhere in the country: marks may name a month too many, never one too few."""
    return day_at(at, "WIT")


def _offices(persons: set[UUID], posts: Iterable[UUID], teams: Iterable[UUID]) -> list[Office]:
    """Every office ever held by these persons or in these posts and teams."""
    held = {
        a.id: a
        for found in (
            sound().filter(person_id__in=persons),
            sound().filter(post_id__in=list(posts)),
            sound().filter(team_id__in=list(teams)),
        )
        for a in found
    }
    return [_office(a) for a in held.values()]


def _office(a: Appointment | NewAppointment) -> Office:
    body = POST_BODY if a.post_id else TEAM_BODY
    body_id = a.post_id or a.team_id
    if body_id is None:
        raise Refusal("tidak-ditemukan")
    return Office(
        id=a.id,
        person_id=a.person_id,
        body_id=body_id,
        body=body,
        position=a.position,
        field=a.field,
        valid_from=a.valid_from,
        valid_to=a.valid_to,
        exception_reason=a.exception_reason.strip(),
        exception_by=a.exception_by.strip(),
        exception_until=a.exception_until,
    )


def _row(item: NewAppointment) -> Appointment:
    return Appointment(
        id=item.id,
        person_id=item.person_id,
        holder_name="" if item.person_id else clean_name(item.holder_name)[:200],
        post_id=item.post_id,
        team_id=item.team_id,
        position=item.position,
        field=item.field,
        decree_id=item.decree_id,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        trained_on=item.trained_on,
        exception_reason=clean_name(item.exception_reason)[:300],
        exception_by=clean_name(item.exception_by)[:200],
        exception_until=item.exception_until,
    )

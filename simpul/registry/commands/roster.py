"""Who belongs to which post: enrolling persons, moving them, taking them off."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import written
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people_commands
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.registry.commands.overtaking import judged_anew_if_overtaken
from simpul.registry.commands.shapes import Enrolment, Outcome, refused
from simpul.registry.models import RosterEntry
from simpul.registry.queries.grounds import post_grounds
from simpul.registry.queries.posts import post_scopes


@command("registry.enrol")
def enrol(*, by: Actor, at: datetime, items: Sequence[Enrolment], on: date) -> list[Outcome]:
    """Put persons on the roster of posts from a day on; whoever was on another roster leaves it that day.

    One outcome for each item (its id is the person's). A person of another post or village must be one whom the
    actor may read: else whoever knows an id could look behind it.
    """
    outcomes, entries = judged_anew_if_overtaken(lambda: _enrol(by, items, on))
    placed_in: dict[UUID, list[UUID]] = {}
    for entry in entries:
        changed("roster", entry.id, after=entry_plain(entry), feed=entry.post_id)
        placed_in.setdefault(entry.post_id, []).append(entry.person_id)
    for post_id, placed in placed_in.items():
        people_commands.place_in_post(by=by, at=at, person_ids=placed, post_id=post_id)
    return outcomes


@command("registry.leave_roster")
def leave_roster(*, by: Actor, at: datetime, person_ids: Iterable[UUID], on: date, reason: str = "") -> None:
    """Take persons off the roster they are on; `on` is the first day on which they no longer belong to it."""
    ids = list(person_ids)
    entries = list(RosterEntry.objects.select_for_update().filter(person_id__in=ids, valid_to__isnull=True))
    scopes = post_scopes(e.post_id for e in entries)
    if len(entries) < len(set(ids)) or not all(by.may("person.register", scopes[e.post_id]) for e in entries):
        raise Refusal("orang-tidak-ditemukan")
    for entry in entries:
        _leave(entry, on, reason)
    people_commands.place_in_post(by=by, at=at, person_ids=[e.person_id for e in entries], post_id=None)


@command("registry.withdraw_enrolments")
def withdraw_enrolments(*, by: Actor, at: datetime, person_ids: Iterable[UUID], since: date) -> set[UUID]:
    """Take back enrolments that a list brought by mistake; returns the persons of whom they stay.

    Only the first and only entry of a person, begun on that day and not ended: else somebody has acted on it since.
    """
    ids = set(person_ids)
    entries = list(RosterEntry.objects.select_for_update().filter(person_id__in=ids))
    times = Counter(entry.person_id for entry in entries)
    scopes = post_scopes(entry.post_id for entry in entries)
    going = [
        e
        for e in entries
        if times[e.person_id] == 1
        and (e.valid_from, e.valid_to) == (since, None)
        and by.may("person.register", scopes[e.post_id])
    ]
    for entry in going:
        changed("roster", entry.id, before=entry_plain(entry), feed=entry.post_id)
    RosterEntry.objects.filter(id__in=[entry.id for entry in going]).delete()
    return {entry.person_id for entry in entries} - {entry.person_id for entry in going}


def _enrol(by: Actor, items: Sequence[Enrolment], on: date) -> tuple[list[Outcome], list[RosterEntry]]:
    """Write what can be written: the outcomes, and the entries that began."""
    desk = _Desk(by, items)
    outcomes: list[Outcome] = []
    fresh: list[RosterEntry] = []
    left: list[RosterEntry] = []
    for item in items:
        former = desk.current.get(item.person_id)
        if former is not None and former.post_id == item.post_id:
            outcomes.append(Outcome(item.person_id, "same"))
            continue
        try:
            desk.judge(item, on)
        except Refusal as refusal:
            outcomes.append(refused(item.person_id, refusal))
            continue
        left += [former] if former is not None else []
        desk.current[item.person_id] = RosterEntry(person_id=item.person_id, post_id=item.post_id, valid_from=on)
        fresh.append(desk.current[item.person_id])
        outcomes.append(Outcome(item.person_id, "accepted"))
    RosterEntry.objects.filter(id__in=[e.id for e in left]).update(valid_to=on)
    RosterEntry.objects.bulk_create(fresh)
    for entry in left:
        _tell_left(entry, on)
    return outcomes, fresh


class _Desk:
    """What the judging of a list of enrolments needs to know, read once for all items."""

    def __init__(self, by: Actor, items: Sequence[Enrolment]) -> None:
        self.by = by
        ids = {i.person_id for i in items}
        entries = RosterEntry.objects.select_for_update().filter(person_id__in=ids, valid_to__isnull=True)
        self.current = {e.person_id: e for e in entries}
        self.scopes = post_scopes({i.post_id for i in items} | {e.post_id for e in self.current.values()})
        grounds = post_grounds({i.post_id for i in items})
        self.closed = {post: ground.closed_on for post, ground in grounds.items() if ground.closed_on}
        self.persons = people.snapshots(ids)
        self.homes = places.areas({p.village_id for p in self.persons.values()})

    def judge(self, item: Enrolment, on: date) -> None:
        """Refusal for what is wrong with one item."""
        scope = self.scopes.get(item.post_id)
        if scope is None:
            raise Refusal("tidak-ditemukan")
        self.by.require("person.register", scope)
        if (closed_on := self.closed.get(item.post_id)) is not None and on >= closed_on:
            raise Refusal("pos-sudah-tutup", field="on", tanggal=written(closed_on))
        person = self.persons.get(item.person_id)
        if person is None:
            raise Refusal("orang-tidak-ditemukan", field="person_id")
        if person.died_on is not None and person.died_on <= on:
            raise Refusal("orang-meninggal", field="person_id")
        self._require_sight(item, scope, person.village_id)
        former = self.current.get(item.person_id)
        if former is not None and former.valid_from >= on:
            raise Refusal("sebelum-perubahan-terakhir", field="on", since=former.valid_from)

    def _require_sight(self, item: Enrolment, scope: Scope, village_id: int) -> None:
        former = self.current.get(item.person_id)
        if former is not None:
            if not self.by.may("person.read", self.scopes[former.post_id]):
                same_village = self.scopes[former.post_id].area[-1] == scope.area[-1]
                raise Refusal("terdaftar-di-pos-lain" if same_village else "orang-tidak-ditemukan", field="person_id")
        elif village_id != scope.area[-1] and not self.by.may("person.read", Scope(area=self.homes[village_id].path)):
            raise Refusal("orang-tidak-ditemukan", field="person_id")


def _leave(entry: RosterEntry, on: date, reason: str = "") -> None:
    if on <= entry.valid_from:
        raise Refusal("sebelum-perubahan-terakhir", field="on", since=entry.valid_from)
    RosterEntry.objects.filter(id=entry.id).update(valid_to=on)
    _tell_left(entry, on, reason)


def _tell_left(entry: RosterEntry, on: date, reason: str = "") -> None:
    before = entry_plain(entry)
    entry.valid_to = on
    changed("roster", entry.id, before=before, after=entry_plain(entry), feed=entry.post_id, reason=reason)


def entry_plain(entry: RosterEntry) -> dict[str, object]:
    """An entry as plain JSON values, for the audit and the feed."""
    return {
        "person": str(entry.person_id),
        "post": str(entry.post_id),
        "valid_from": entry.valid_from.isoformat(),
        "valid_to": entry.valid_to.isoformat() if entry.valid_to else None,
    }

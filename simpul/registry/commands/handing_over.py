"""A whole roster, or a part of it, goes over to another post: posts that merge or are split."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people_commands
from simpul.registry.commands.roster import entry_plain
from simpul.registry.models import RosterEntry
from simpul.registry.queries.posts import post_scope


@command("registry.hand_over")
def hand_over(
    *, by: Actor, at: datetime, post_id: UUID, to: UUID, on: date, person_ids: Collection[UUID] | None = None
) -> list[UUID]:
    """Persons of a post (None: all) belong to another one from a day on. Returns who went over.

    Whoever came to the post on that day or later has been of the other one ever since. Who had died by then stays.
    """
    _require(by, post_id, to)
    entries = [e for e in _entries(post_id, on) if person_ids is None or e.person_id in person_ids]
    _end([e for e in entries if e.valid_from < on], on)
    fresh = [RosterEntry(person_id=e.person_id, post_id=to, valid_from=on) for e in entries if e.valid_from < on]
    RosterEntry.objects.bulk_create(fresh)
    for entry in fresh:
        changed("roster", entry.id, after=entry_plain(entry), feed=to)
    _redirect([e for e in entries if e.valid_from >= on], to)
    return _place(by, at, [e.person_id for e in entries], post_id, to, whole=person_ids is None)


@command("registry.hand_back")
def hand_back(*, by: Actor, at: datetime, post_id: UUID, to: UUID, on: date, person_ids: Iterable[UUID]) -> list[UUID]:
    """Undo `hand_over`: who went from `post_id` to `to` on that day belongs to `post_id` as before.

    Whoever has been enrolled elsewhere since stays there. Returns who went back.
    """
    _require(by, post_id, to)
    wanted = RosterEntry.objects.select_for_update().filter(post_id=to, person_id__in=list(person_ids))
    present = list(wanted.filter(valid_to__isnull=True, valid_from__gte=on))
    ended = RosterEntry.objects.select_for_update().filter(
        post_id=post_id, valid_to=on, person_id__in=[e.person_id for e in present if e.valid_from == on]
    )
    former = {e.person_id: e for e in ended}
    gone = [e for e in present if e.person_id in former]
    RosterEntry.objects.filter(id__in=[e.id for e in gone]).delete()
    RosterEntry.objects.filter(id__in=[e.id for e in former.values()]).update(valid_to=None)
    for entry in gone:
        changed("roster", entry.id, before=entry_plain(entry), feed=to)
    for entry in former.values():
        changed("roster", entry.id, after={**entry_plain(entry), "valid_to": None}, feed=post_id)
    _redirect([e for e in present if e.person_id not in former], post_id)
    return _place(by, at, [e.person_id for e in present], to, post_id, whole=False)


def _require(by: Actor, *posts: UUID) -> None:
    for post in posts:
        by.require("post.manage", post_scope(post))
        by.require("person.register", post_scope(post))
    if len(set(posts)) < len(posts):
        raise Refusal("penerus-sama")


def _entries(post_id: UUID, on: date) -> list[RosterEntry]:
    alive = Q(person__died_on__isnull=True) | Q(person__died_on__gt=on)
    found = RosterEntry.objects.select_for_update(of=("self",)).filter(alive, post_id=post_id, valid_to__isnull=True)
    return list(found.order_by("person_id"))


def _end(entries: Sequence[RosterEntry], on: date) -> None:
    RosterEntry.objects.filter(id__in=[e.id for e in entries]).update(valid_to=on)
    for entry in entries:
        before = entry_plain(entry)
        entry.valid_to = on
        changed("roster", entry.id, before=before, after=entry_plain(entry), feed=entry.post_id)


def _redirect(entries: Sequence[RosterEntry], to: UUID) -> None:
    """The same entry, of another post: told to both."""
    RosterEntry.objects.filter(id__in=[e.id for e in entries]).update(post_id=to)
    for entry in entries:
        before, leaving = entry_plain(entry), entry.post_id
        entry.post_id = to
        for feed in (leaving, to):
            changed("roster", entry.id, before=before, after=entry_plain(entry), feed=feed)


def _place(by: Actor, at: datetime, ids: list[UUID], leaving: UUID, to: UUID, *, whole: bool) -> list[UUID]:
    people_commands.place_in_post(by=by, at=at, person_ids=ids, post_id=to)
    people_commands.hand_families_over(by=by, at=at, leaving=leaving, post_id=to, person_ids=ids)
    if whole:
        people_commands.hand_empty_families_over(by=by, at=at, leaving=leaving, post_id=to)
    return ids

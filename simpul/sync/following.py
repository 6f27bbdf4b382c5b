"""After the first copy: the present rows of what changed in the feeds since the numbers of the cursor."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from simpul.audit.queries import FeedChange, feed_changes, feed_sequences
from simpul.facts import queries as facts
from simpul.kernel.period import Period
from simpul.people import queries as people
from simpul.services import queries as services
from simpul.sync.columns import Sheet
from simpul.sync.cursor import Cursor
from simpul.sync.sight import Sight

_ROWS_OF_A_CHANGE = 4  # at most: a person, the families before, after and now


@dataclass
class Touched:
    """The things that changed, by kind."""

    persons: set[UUID] = field(default_factory=set)
    households: set[UUID] = field(default_factory=set)
    records: set[UUID] = field(default_factory=set)
    open_days: set[UUID] = field(default_factory=set)
    arrivals: set[UUID] = field(default_factory=set)
    in_bulk: bool = False

    def note(self, change: FeedChange) -> None:
        """What one change touches. Kinds that are not named here show in rows that go out whole, or nowhere."""
        if change.kind == "records":
            self.in_bulk = True
        elif change.kind == "person":
            self.persons.add(UUID(change.object_id))
            self.households |= set(_told(change, "household_id"))
        elif change.kind == "roster":
            self.persons |= set(_told(change, "person"))
        elif (kept := self._ids_of(change.kind)) is not None:
            kept.add(UUID(change.object_id))

    def _ids_of(self, kind: str) -> set[UUID] | None:
        sets = {
            "household": self.households,
            "record": self.records,
            "open_day": self.open_days,
            "arrival": self.arrivals,
        }
        return sets.get(kind)


def _told(change: FeedChange, name: str) -> Iterable[UUID]:
    for side in (change.before, change.after):
        if side and side.get(name):
            yield UUID(side[name])


def follow(sight: Sight, sheet: Sheet, now: Cursor) -> tuple[Cursor, bool] | None:
    """What happened since, put in the sheet; (the new cursor, whether there is more). None: start a first copy."""
    touched = Touched()
    feeds, more = _read(sight, now, touched)
    if touched.in_bulk:
        return None
    _forget_old_months(sight, sheet, now)
    if now.small != sight.small_digest:
        for kind, rows in sight.small.items():
            sheet.add(kind, rows)
    _put_people(sight, sheet, touched)
    _put_records(sight, sheet, touched)
    _put_open_days(sight, sheet, touched)
    if touched.arrivals:
        sheet.add("arrival", sight.arrivals(ids=touched.arrivals))
    return replace(now, feeds=feeds, since=sight.since.key, small=sight.small_digest), more


def _read(sight: Sight, now: Cursor, touched: Touched) -> tuple[dict[UUID, int], bool]:
    """Note what changed; how far each feed was read, and whether something is left for another page."""
    room = sight.rules.rows_at_once // _ROWS_OF_A_CHANGE
    reached, more = dict(now.feeds), False
    for feed, sequence in sorted(feed_sequences(now.feeds).items()):
        if sequence <= now.feeds[feed]:
            continue
        changes = feed_changes(feed, now.feeds[feed], room) if room else []
        for change in changes:
            touched.note(change)
        room -= len(changes)
        reached[feed] = changes[-1].sequence if changes else now.feeds[feed]
        more = more or reached[feed] < sequence
    return reached, more


def _put_people(sight: Sight, sheet: Sheet, touched: Touched) -> None:
    households = touched.households | people.families_of(touched.persons)
    for kind, ids, rows_of in (
        ("household", households, sight.households),
        ("person", touched.persons, sight.persons),
    ):
        seen: set[UUID] = set()
        for post in sight.posts if ids else []:
            rows = [row for row in rows_of(post, ids=ids) if row["id"] not in seen]
            seen |= {row["id"] for row in rows}
            sheet.add(kind, rows)
        sheet.drop(kind, sorted(ids - seen))


def _put_records(sight: Sight, sheet: Sheet, touched: Touched) -> None:
    """Present rows; one that was moved out of the months of the copy is gone. Of what cannot be read, not a word."""
    for post in sight.posts if touched.records else []:
        found = facts.record_copies_by_id(by=sight.by, post=post.scope, ids=touched.records)
        kept = [one for one in found if one.on >= sight.since.first_day]
        sheet.add("record", sight.record_rows(sheet, kept))
        sheet.drop("record", [one.id for one in found if one.on < sight.since.first_day])


def _put_open_days(sight: Sight, sheet: Sheet, touched: Touched) -> None:
    seen: set[UUID] = set()
    for post in sight.posts if touched.open_days else []:
        rows = sight.open_days(post, touched.open_days)
        seen |= {row["id"] for row in rows}
        sheet.add("open_day", rows)
    sheet.drop("open_day", sorted(touched.open_days - seen))


def _forget_old_months(sight: Sight, sheet: Sheet, now: Cursor) -> None:
    """A month has passed: the oldest of the copy goes, as it would not be in a first copy of today."""
    first = Period.from_key(now.since)
    if first.key >= sight.since.key:
        return
    for post in sight.posts:
        old = facts.record_ids_between(by=sight.by, post=post.scope, first=first, until=sight.since)
        sheet.drop("record", old)
        days = first.first_day, sight.since.first_day
        sheet.drop(
            "open_day", services.open_day_ids_between(by=sight.by, post_id=post.id, first=days[0], until=days[1])
        )
        month = first
        while month.key < sight.since.key:
            sheet.drop("month", [f"{post.id}:{month.key // 100}"])
            month = month.shift(1)

"""What an actor may have on a phone at a moment: their posts, the months, and the rows of each kind."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from simpul.accounts import queries as accounts
from simpul.facts import queries as facts
from simpul.intake import queries as intake
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import Period
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.registry.queries import NearPost, near_posts
from simpul.services import queries as services
from simpul.standards.phone import phone_rules
from simpul.sync.columns import Sheet

Row = Mapping[str, Any]


class Sight:
    """The copy that this actor may hold now. Every row comes from a query that is cut to the actor."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        on = day_at(at, "WIB")
        self.rules = phone_rules(on)
        self.month = Period.of(on)
        self.since = self.month.shift(1 - self.rules.months)
        self.posts = near_posts(by=by)

    @cached_property
    def scope(self) -> str:
        """Changes with everything that decides which rows the actor may see: then a first copy starts anew."""
        grants = [
            [grant.role, grant.area_id, grant.level, grant.post, sorted(_rights(grant.actions))]
            for grant in self.by.grants
        ]
        posts = [[post.id, *post.scope.area] for post in self.posts]
        return _digest([self.by.id, sorted(map(str, grants)), posts])

    @property
    def feeds(self) -> set[UUID]:
        """The feeds of the posts, and the actor's own, which tells what became of held work."""
        return {post.id for post in self.posts} | {self.by.id}

    @cached_property
    def small(self) -> dict[str, list[Row]]:
        """The few rows that go out whole when anything in them is new: posts with hamlets, months."""
        return {"post": list(self._post_rows()), "month": list(self._month_rows())}

    @cached_property
    def small_digest(self) -> str:
        return _digest(self.small)

    def _post_rows(self) -> Iterable[Row]:
        hamlets = {village: places.hamlets(village) for village in {post.village_id for post in self.posts}}
        for post in self.posts:
            parts = [{"id": str(one.id), "name": one.name, "kind": one.kind} for one in hamlets[post.village_id]]
            village = {"village": post.village_name, "village_id": post.village_id}
            yield {"id": post.id, "name": post.label, **village, "hamlets": parts}

    def _month_rows(self) -> Iterable[Row]:
        months = [self.since.shift(step) for step in range(self.rules.months)]
        closed = facts.closed_months({post.scope.area for post in self.posts}, months)
        finished = facts.finished_months({post.id for post in self.posts}, months)
        for post in self.posts:
            for month in months:
                states = {
                    "finished": (post.id, month.key) in finished,
                    "closed": (post.scope.area, month) in closed,
                }
                yield {"post_id": post.id, "period": month.key // 100, **states}

    def open_days(self, post: NearPost, ids: Collection[UUID] | None = None) -> list[Row]:
        since = self.since.first_day
        rows = services.open_day_copies(by=self.by, post_id=post.id, since=since, ids=ids)
        return [
            {"id": id, "post_id": post.id, "on": on, "state": state, "reason": reason or None}
            for id, on, state, reason in rows
        ]

    def households(self, post: NearPost, **cut: Any) -> list[Row]:
        return [_bare(one) for one in people.household_copies(by=self.by, post=post.scope, **cut)]

    def persons(self, post: NearPost, **cut: Any) -> list[Row]:
        return [_bare(one) for one in people.person_copies(by=self.by, post=post.scope, **cut)]

    def record_rows(self, sheet: Sheet, copies: Iterable[facts.RecordCopy]) -> list[Row]:
        """Records as they travel: the person as a place in the sheet's list, who recorded it by name."""
        copies = list(copies)
        names = accounts.names_of({one.recorded_by for one in copies})
        return [self._record(sheet, one, names) for one in copies]

    def _record(self, sheet: Sheet, one: facts.RecordCopy, names: Mapping[UUID, str]) -> Row:
        row = _bare(one)
        person, by = row.pop("person_id"), row.pop("recorded_by")
        told = {"person": sheet.person(person), "by": names.get(by, ""), "mine": by == self.by.id or None}
        return row | told | {"void": one.void or None}

    def arrivals(self, **cut: Any) -> list[Row]:
        return [_bare(one) for one in intake.arrival_copies(by=self.by, **cut)]


def _bare(one: Any) -> dict[str, Any]:
    """A row as it travels: empty text is told as nothing."""
    return {name: None if value == "" else value for name, value in one._asdict().items()}


def _rights(actions: Mapping[str, frozenset[str] | None]) -> Iterable[str]:
    for action, fields in actions.items():
        yield f"{action}:{'*' if fields is None else ','.join(sorted(fields))}"


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=9).hexdigest()

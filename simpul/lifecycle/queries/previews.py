"""What a merge or a split would do, before anybody does it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.queries.slips import RIGHT
from simpul.offices import queries as offices
from simpul.offices.queries import OfficerView
from simpul.offices.rules import POST_BODY, position_of
from simpul.registry import queries as registry
from simpul.registry.queries import PostView, RosterLine

# The roster of one post; a larger one is no posyandu.
MOST = 5_000


@dataclass(frozen=True)
class OfficePassing:
    """An officer or kader of a post that ends. `goes_on` False: the seat is taken at the heir, the office ends."""

    officer: OfficerView
    post_id: UUID
    goes_on: bool


@dataclass(frozen=True)
class MergePreview:
    """What goes to the heir on a day: how many persons of each post, and each office."""

    heir: PostView
    origins: tuple[PostView, ...]
    persons: dict[UUID, int]
    offices: tuple[OfficePassing, ...]


@dataclass(frozen=True)
class SplitPreview:
    """Of whom a split chooses: the roster by hamlet (None: unknown), the officers and kader."""

    post: PostView
    by_hamlet: dict[UUID | None, tuple[RosterLine, ...]]
    officers: tuple[OfficerView, ...]
    named: bool  # whether the persons are told by name, so that single ones may be chosen

    def chosen(self, hamlets: Collection[UUID | None], extra: Collection[UUID] = ()) -> list[UUID]:
        """The persons of these hamlets and those named besides."""
        found = [one.person_id for hamlet, lines in self.by_hamlet.items() if hamlet in hamlets for one in lines]
        return list(dict.fromkeys([*found, *extra]))


def merge_preview(*, by: Actor, heir_id: UUID, post_ids: Sequence[UUID], on: date) -> MergePreview:
    """What `merge_posts` would do; Refusal `tidak-ditemukan` where the actor may not merge."""
    heir = _managed(by, heir_id)
    origins = tuple(_managed(by, one) for one in dict.fromkeys(post_ids))
    taken = [(o.person_id, o.position, o.field) for o in offices.officers(by=by, post_id=heir_id, on=on)]
    passing: list[OfficePassing] = []
    for post in sorted(origins, key=lambda one: one.id):
        for officer in offices.officers(by=by, post_id=post.id, on=on):
            goes_on = not _seat_taken(officer, taken)
            passing.append(OfficePassing(officer, post.id, goes_on))
            taken += [(officer.person_id, officer.position, officer.field)] if goes_on else []
    persons = {one.id: len(registry.roster_ids(one.id, on)) for one in origins}
    return MergePreview(heir, origins, persons, tuple(passing))


def split_preview(*, by: Actor, post_id: UUID, on: date) -> SplitPreview:
    """Who could go to a new post; Refusal `tidak-ditemukan` where the actor may not split.

    Who sees no residents, as the secretariat of a regency, reads how many live in each part, but nobody's name.
    """
    post = _managed(by, post_id)
    named = by.may("person.read", registry.post_scope(post_id))
    found: dict[UUID | None, list[RosterLine]] = {}
    for line in registry.roster(by=SYSTEM, post_id=post_id, on=on, limit=MOST):
        found.setdefault(line.hamlet_id, []).append(line if named else _unnamed(line))
    officers = tuple(offices.officers(by=by, post_id=post_id, on=on))
    return SplitPreview(post, {hamlet: tuple(lines) for hamlet, lines in found.items()}, officers, named)


def _unnamed(line: RosterLine) -> RosterLine:
    return replace(line, name="", mother_name="", birth_date=None)


def _seat_taken(officer: OfficerView, taken: Collection[tuple[UUID | None, str, str]]) -> bool:
    position = position_of(POST_BODY, officer.position, officer.valid_from)
    same = [person for person, *seat in taken if seat == [officer.position, officer.field]]
    return officer.person_id in same or bool(same and position and position.single)


def _managed(by: Actor, post_id: UUID) -> PostView:
    post = registry.post(by=by, post_id=post_id)
    if not by.may(RIGHT, registry.post_scope(post_id)):
        raise Refusal("tidak-ditemukan")
    return post

"""The state of the institution: what each post has on a day, and what the villages should see to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.offices.models import PostDecree
from simpul.offices.queries.decrees import FOUNDING, OFFICERS
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import KADER
from simpul.registry.queries.posts import in_slices, numbered, placements
from simpul.registry.rules import ACTIVE


@dataclass(frozen=True)
class Institution:
    """What a post has on a day. Kader are persons: one who serves two fields by exception counts once.

    `fields_with_kader` tells where somebody is appointed; whether a field is served is told by its records.
    """

    active: bool = False
    with_decree: bool = False
    with_officers_decree: bool = False
    with_number: bool = False
    kader_active: int = 0
    kader_by_field: Mapping[str, int] = field(default_factory=dict)

    @property
    def fields_with_kader(self) -> frozenset[str]:
        """The fields in which somebody is appointed."""
        return frozenset(self.kader_by_field)


@dataclass
class _Kader:
    """The kader of one post while counting."""

    active: set[UUID] = field(default_factory=set)
    by_field: dict[str, set[UUID]] = field(default_factory=dict)


def institution(post_ids: Iterable[UUID], on: date) -> dict[UUID, Institution]:
    """Internal, in bulk: what each post has on a day; posts that did not exist then have nothing."""
    found: dict[UUID, Institution] = {}
    for part in in_slices(post_ids):
        found |= _institution(part, on)
    return found


def _institution(part: list[UUID], on: date) -> dict[UUID, Institution]:
    states = placements(part, on)
    founded, staffed = (_with_decree(part, purpose, on) for purpose in (FOUNDING, OFFICERS))
    with_number = numbered(part, on)
    kader = _kader(part, on)
    none = _Kader()
    return {
        post_id: Institution(
            active=states.get(post_id, (0, ""))[1] == ACTIVE,
            with_decree=post_id in founded,
            with_officers_decree=post_id in staffed,
            with_number=post_id in with_number,
            kader_active=len(kader.get(post_id, none).active),
            kader_by_field={f: len(people) for f, people in kader.get(post_id, none).by_field.items()},
        )
        for post_id in part
    }


def _with_decree(part: list[UUID], purpose: str, on: date) -> set[UUID]:
    in_force = Q(decree__valid_to__isnull=True) | Q(decree__valid_to__gt=on)
    links = PostDecree.objects.filter(
        in_force, post_id__in=part, purpose=purpose, decree__valid_from__lte=on, decree__on__lte=on
    )
    return set(links.values_list("post_id", flat=True))


def _kader(part: list[UUID], on: date) -> dict[UUID, _Kader]:
    found: dict[UUID, _Kader] = {}
    for post_id, person_id, served in _kader_rows(part, on):
        kader = found.setdefault(post_id, _Kader())
        kader.active.add(person_id)
        kader.by_field.setdefault(served, set()).add(person_id)
    return found


def _kader_rows(part: list[UUID], on: date) -> Iterator[tuple[UUID, UUID, str]]:
    """(post, person, field) of kader; an exception that has run out no longer counts.

    Whoever died counts until the office is ended: what changes these figures must pass through this subject.
    """
    allowed = Q(exception_until__isnull=True) | Q(exception_until__gt=on)
    rows = in_office(on).filter(allowed, post_id__in=part, position=KADER)
    return rows.values_list("post_id", "person_id", "field").iterator(10_000)

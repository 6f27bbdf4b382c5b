"""The offices that the actor holds and held: what their own page tells them (S2.8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.eligibility.queries import rulebook, standing_at
from simpul.eligibility.rules import REMINDER
from simpul.kernel.actor import Actor
from simpul.offices.queries import OfficerView
from simpul.offices.queries.officers import in_office, officer_view, sound
from simpul.offices.rules import POST_BODY, TEAM_BODY
from simpul.ordinances.queries import Book
from simpul.people.queries import true_ids
from simpul.registry.queries import post_labels


@dataclass(frozen=True)
class OwnOffice:
    """An office of the actor. `post_id` None: of the Tim Pembina of `area_id`; `place`: the post, or the area.

    `current` on the day that was asked for; `days_left` until it ends, None without an end or when it is over.
    """

    office: OfficerView
    body: str
    post_id: UUID | None
    area_id: int
    area_code: str
    place: str
    current: bool
    days_left: int | None
    soon: bool  # whether it ends within the days in which the area reminds


def my_offices(*, by: Actor, on: date, named: Iterable[UUID] = ()) -> list[OwnOffice]:
    """Every office of the person to whom the account belongs, those of today first, then the latest.

    `named`: the seats that were told as the account's, though their holder is known by name alone (own_offices of
    accounts); ids of anything else are passed over.
    """
    which = Q(id__in=list(named), person__isnull=True)
    if by.person_id is not None:
        which |= Q(person_id=true_ids([by.person_id]).get(by.person_id, by.person_id))
    return sorted(_offices(sound().filter(which), on), key=lambda one: not one.current)


def named_seats(area_ids: Iterable[int], on: date) -> list[OwnOffice]:
    """Internal: the seats in the Tim Pembina of these very areas whose holders are known by name alone."""
    return _offices(in_office(on).filter(team__area_id__in=list(area_ids), person__isnull=True), on)


def _offices(which: QuerySet[Any], on: date) -> list[OwnOffice]:
    """The latest first."""
    rows = list(which.select_related("person", "decree", "post__village", "team__area").order_by("-valid_from", "id"))
    labels = post_labels({row.post_id for row in rows if row.post_id})
    rules = rulebook() if rows else None
    return [_own(row, labels, on, rules) for row in rows]


def _own(row: Any, labels: dict[UUID, str], on: date, rules: Book | None) -> OwnOffice:
    if row.post is not None:
        body, area, place = POST_BODY, row.post.village, labels[row.post.id]
    elif row.team is not None:
        body, area, place = TEAM_BODY, row.team.area, row.team.area.full_name or row.team.area.name
    else:
        raise ValueError("an office of nothing")
    current = row.valid_from <= on and (row.valid_to is None or on < row.valid_to)
    left = (row.valid_to - on).days if current and row.valid_to is not None else None
    reminder = standing_at(area.path, on, rules).of(REMINDER)
    soon = left is not None and reminder is not None and left <= reminder.content.days
    return OwnOffice(officer_view(row, body), body, row.post_id, area.id, area.code, place, current, left, soon)

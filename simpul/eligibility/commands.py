"""Writing down who serves in other bodies, saying who a "perhaps" is, ending a membership."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.audit.commands import changed, command, inside_a_command
from simpul.eligibility.models import SOUND, Membership
from simpul.eligibility.queries import RIGHT, NewMembership
from simpul.eligibility.queries.recognising import Desk
from simpul.eligibility.rules import DENIED, PARTY, PERHAPS, SURE, body_of
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.commands.shapes import Outcome, refused

__all__ = [
    "NewMembership",
    "answer_membership",
    "end_membership",
    "hand_back_person",
    "hand_over_person",
    "record_memberships",
    "void_membership",
    "withdraw_memberships",
]


@command("eligibility.record_memberships")
def record_memberships(
    *, by: Actor, at: datetime, village_id: int, items: Sequence[NewMembership], source: str = ""
) -> list[Outcome]:
    """Write down who serves in other bodies, one outcome for each in their order. Who it is: by NIK surely, by name,
    birth date and village "perhaps", until `answer_membership`. What is known already is `same`: an answer stays.
    """
    by.require(RIGHT, places.scope_of(village_id))
    desk = Desk(by, village_id, items)
    outcomes, fresh = [], []
    for item in items:
        try:
            row = desk.judge(item)
        except Refusal as refusal:
            outcomes.append(refused(item.id, refusal))
            continue
        if row is None:
            outcomes.append(Outcome(item.id, "same"))
            continue
        row.source = tidy(source)[:200]
        fresh.append(row)
        outcomes.append(Outcome(item.id, "accepted"))
    Membership.objects.bulk_create(fresh)
    for row in fresh:
        changed("membership", row.id, after=_plain(row))
    return outcomes


@command("eligibility.answer_membership")
def answer_membership(*, by: Actor, at: datetime, membership_id: UUID, same: bool) -> None:
    """Say whether a "perhaps" is that person; remembered, so that nobody is asked twice."""
    row = _managed(by, membership_id)
    if row.state != PERHAPS:
        raise Refusal("rangkap-sudah-dijawab")
    if same and _known(row.perhaps_id, row.body, row.role).exists():
        raise Refusal("rangkap-sudah-tercatat")
    before = _plain(row)
    row.state = SURE if same else DENIED
    row.person_id = row.perhaps_id if same else None
    row.answered_by_name, row.answered_at = by.name[:200], at
    row.save()
    changed("membership", row.id, before=before, after=_plain(row))


@command("eligibility.end_membership")
def end_membership(*, by: Actor, at: datetime, membership_id: UUID, on: date) -> None:
    """End a membership: `on` is the first day without it."""
    row = _managed(by, membership_id)
    if row.valid_from is not None and on <= row.valid_from:
        raise Refusal("akhir-sebelum-awal", field="on")
    before, row.valid_to = _plain(row), on
    row.save()
    changed("membership", row.id, before=before, after=_plain(row))


@command("eligibility.withdraw_memberships")
def withdraw_memberships(*, by: Actor, at: datetime, brought: Mapping[UUID, date | None]) -> set[UUID]:
    """Take away again what a list brought: id -> the end that the list told. Those stay, and are returned, that the
    actor may not touch, that somebody has answered, or ended since.
    """
    found = Membership.objects.select_for_update(of=("self",)).filter(SOUND, id__in=list(brought)).order_by("id")
    rows = list(found)
    ways = places.areas({row.village_id for row in rows})
    untouched = [row for row in rows if row.answered_at is None and row.valid_to == brought[row.id]]
    going = [row for row in untouched if by.may(RIGHT, Scope(area=ways[row.village_id].path))]
    for row in going:
        changed("membership", row.id, before=_plain(row))
    Membership.objects.filter(id__in=[row.id for row in going]).delete()
    return set(brought) - {row.id for row in going}


@command("eligibility.void_membership")
def void_membership(*, by: Actor, at: datetime, membership_id: UUID, reason: str) -> None:
    """Take back what was written down by mistake; the row stays with the reason."""
    row = _managed(by, membership_id)
    if not tidy(reason):
        raise Refusal("alasan-wajib", field="reason")
    before, row.void_because = _plain(row), tidy(reason)[:300]
    row.save()
    changed("membership", row.id, before=before, after=_plain(row))


def _known(person_id: UUID | None, body: str, role: str) -> QuerySet[Membership]:
    if person_id is None:
        return Membership.objects.none()
    return Membership.objects.filter(SOUND, person_id=person_id, body=body, role=role, valid_to__isnull=True)


def _managed(by: Actor, membership_id: UUID) -> Membership:
    row = Membership.objects.select_for_update(of=("self",)).filter(SOUND, id=membership_id).first()
    if row is None:
        raise Refusal("tidak-ditemukan")
    by.require(RIGHT, places.scope_of(row.village_id))
    return row


def _plain(row: Membership) -> dict[str, Any]:
    """For the audit, which others read: the village and the person, but never that it is a party."""
    body = body_of(row.body)
    return {
        "village": row.village_id,
        "body": "" if body is None or body.kind == PARTY else body.code,
        "person": str(row.person_id or row.perhaps_id or "") or row.name,
        "state": row.state,
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "void_because": row.void_because,
    }


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """Memberships of a person who was entered twice, sure and perhaps, are the other's; one that both have stays.

    Called by duplicates, never by a door (docs/adr/0075). Returns the ids, for `hand_back_person`.
    """
    held = set(Membership.objects.filter(SOUND, person_id=winner, valid_to=None).values_list("body", "role"))
    sure = [
        one.id
        for one in Membership.objects.filter(person_id=loser).order_by("id")
        if one.void_because or one.valid_to or (one.body, one.role) not in held
    ]
    perhaps = list(Membership.objects.filter(perhaps_id=loser).order_by("id").values_list("id", flat=True))
    moved = {"sure": [str(one) for one in sure], "perhaps": [str(one) for one in perhaps]}
    hand_back_person(by=by, at=at, loser=winner, winner=loser, moved=moved)
    return moved


def hand_back_person(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Sequence[str]]
) -> list[str]:
    """The memberships that went from `loser` to `winner` go back."""
    if not inside_a_command():
        raise RuntimeError("memberships are moved by the commands of duplicates")
    Membership.objects.filter(id__in=moved["sure"], person_id=winner).update(person_id=loser)
    Membership.objects.filter(id__in=moved["perhaps"], perhaps_id=winner).update(perhaps_id=loser)
    for id in {*moved["sure"], *moved["perhaps"]}:
        changed("membership", id, before={"person": str(winner)}, after={"person": str(loser)})
    return []

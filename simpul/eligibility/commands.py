"""Writing down who serves in other bodies, saying who a "perhaps" is, ending a membership."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.audit.commands import changed, command, inside_a_command
from simpul.eligibility.models import SOUND, Membership
from simpul.eligibility.queries import RIGHT
from simpul.eligibility.rules import DENIED, PARTY, PERHAPS, SURE, UNKNOWN, body_of
from simpul.kernel.actor import Actor
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.queries import KnownPeople
from simpul.people.queries.scoping import keys
from simpul.people.rules import clean_name, nik_of, person_key
from simpul.places import queries as places
from simpul.registry.commands.shapes import Outcome, refused


@dataclass(frozen=True, kw_only=True)
class NewMembership:
    """Somebody in another body of a village: a known person, or a name as a list has it, with NIK or birth date."""

    id: UUID
    body: str
    role: str = ""
    person_id: UUID | None = None
    name: str = ""
    nik: str = ""
    birth_date: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@command("eligibility.record_memberships")
def record_memberships(
    *, by: Actor, at: datetime, village_id: int, items: Sequence[NewMembership], source: str = ""
) -> list[Outcome]:
    """Write down who serves in other bodies, one outcome for each in their order. Who it is: by NIK surely, by name,
    birth date and village "perhaps", until `answer_membership`. What is known already is `same`: an answer stays.
    """
    by.require(RIGHT, places.scope_of(village_id))
    desk = _Desk(by, village_id, items)
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


@command("eligibility.void_membership")
def void_membership(*, by: Actor, at: datetime, membership_id: UUID, reason: str) -> None:
    """Take back what was written down by mistake; the row stays with the reason."""
    row = _managed(by, membership_id)
    if not tidy(reason):
        raise Refusal("alasan-wajib", field="reason")
    before, row.void_because = _plain(row), tidy(reason)[:300]
    row.save()
    changed("membership", row.id, before=before, after=_plain(row))


class _Desk:
    """Who is known in the village and by NIK, and what is recorded already, read once for all items."""

    def __init__(self, by: Actor, village_id: int, items: Sequence[NewMembership]) -> None:
        self.by, self.village_id = by, village_id
        niks = {found for item in items if (found := _digits(item.nik))}
        names = {(village_id, person_key(item.name)) for item in items if item.name}
        self.known: KnownPeople = people.known_people(by=by, niks=niks, names=names, kks=())
        self.persons = people.snapshots({item.person_id for item in items if item.person_id})
        rows = Membership.objects.filter(SOUND, village_id=village_id, valid_to__isnull=True)
        self.recorded = {key for row in rows for key in _marks(row)}

    def judge(self, item: NewMembership) -> Membership | None:
        """The row to write, None for what is recorded already; Refusal for what cannot be."""
        if body_of(item.body) is None:
            raise Refusal("lembaga-tidak-dikenal", field="body")
        if item.valid_from and item.valid_to and item.valid_to <= item.valid_from:
            raise Refusal("akhir-sebelum-awal", field="valid_to")
        row = self._row(item)
        marks = set(_marks(row))
        if marks & self.recorded or _known(row.person_id, row.body, row.role).exists():
            return None
        self.recorded |= marks
        return row

    def _row(self, item: NewMembership) -> Membership:
        name, born = self._named(item)
        nik = _digits(item.nik)
        if item.nik and nik is None:
            raise Refusal("nik-salah", field="nik")
        row = Membership(
            id=item.id, village_id=self.village_id, body=item.body, role=tidy(item.role)[:100], name=name,
            name_key=person_key(name), birth_date=born, nik_hash=keys().find(nik) if nik else None,
            valid_from=item.valid_from, valid_to=item.valid_to, state=UNKNOWN,
        )  # fmt: skip
        sure = item.person_id or self._by_nik(nik)
        perhaps = None if sure else self._by_name(row)
        row.person_id, row.perhaps_id = sure, perhaps
        row.state = SURE if sure else PERHAPS if perhaps else UNKNOWN
        return row

    def _named(self, item: NewMembership) -> tuple[str, date | None]:
        if item.person_id is None:
            return clean_name(item.name), item.birth_date
        person = self.persons.get(item.person_id)
        if person is None or not self.by.may("person.read", places.scope_of(person.village_id)):
            raise Refusal("orang-tidak-ditemukan", field="person_id")
        return person.name, person.birth_date

    def _by_nik(self, nik: str | None) -> UUID | None:
        found = self.known.by_nik.get(nik) if nik else None
        return found.id if found is not None else None

    def _by_name(self, row: Membership) -> UUID | None:
        alike = self.known.by_name.get((self.village_id, row.name_key), ())
        return next((one.id for one in alike if row.birth_date and one.birth_date == row.birth_date), None)


def _digits(nik: str) -> str | None:
    """The sixteen digits; None for nothing and for what is no NIK."""
    try:
        found = nik_of(nik) if nik.strip() else None
    except Refusal:
        return None
    return found.digits if found is not None else None


def _marks(row: Membership) -> list[tuple[Any, ...]]:
    """By what a row is recognised when the same list comes again."""
    what = (row.body, row.role)
    marks: list[tuple[Any, ...]] = [(*what, row.name_key, row.birth_date)]
    return [*marks, (*what, row.nik_hash)] if row.nik_hash else marks


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

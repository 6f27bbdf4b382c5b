"""The desk at which people are registered: it holds the list of the batch, so that two never take the last seat."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from simpul.kernel.ids import new_id
from simpul.kernel.names import tidy
from simpul.kernel.numbers import nik_of
from simpul.kernel.person_names import clean_name
from simpul.kernel.refusals import Refusal
from simpul.participants.models import TAKING_PART, Participant, Quota, Roll
from simpul.participants.queries.ground import Ground, ground_of
from simpul.participants.queries.matching import name_key_of, nik_hash, who_they_are
from simpul.participants.rules.links import participant_code
from simpul.participants.rules.naming import dialled
from simpul.participants.rules.sameness import Told, is_same
from simpul.participants.rules.seats import Claim, Key, full, taken
from simpul.participants.rules.shapes import NewParticipant
from simpul.participants.rules.states import NOBODY, SEATED, SURE, WAITING
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries.posts import post_scopes
from simpul.standards import fields
from simpul.standards.budgets import entry
from simpul.standards.participants import Position, participant_table


@dataclass(frozen=True)
class Registered:
    """What came of it: a seat or the waiting list (`state`), the code; `known`: they were on the list before.

    `own`: the one who asks told enough to be shown the code of a registration that was there before.
    """

    id: UUID
    code: str
    state: str
    name: str
    known: bool = False
    own: bool = True


@dataclass(frozen=True)
class Sound:
    """A new participant as it can be kept."""

    new: NewParticipant
    name: str
    position: Position
    phone: str
    nik: str
    told: Told
    path: tuple[int, ...]


class Desk:
    """Everything that a registration depends on, read once and kept in step while many are registered."""

    def __init__(self, ground: Ground, at: datetime, *, only_looks: bool = False) -> None:
        self.ground, self.at = ground, at
        self.roll = Roll(batch_id=ground.batch_id) if only_looks else _held(ground.batch_id)
        self.taking_part = list(
            Participant.objects.filter(TAKING_PART, batch_id=ground.batch_id).select_related("village")
        )
        self.quotas: dict[Key, int] = {
            area_id or post_id: seats
            for area_id, post_id, seats in Quota.objects.filter(batch_id=ground.batch_id)
            .order_by()
            .values_list("area_id", "post_id", "seats")
        }
        self.used: Counter[Key] = taken(claim(one) for one in self.taking_part if one.state == SEATED)
        self.told: dict[str, list[tuple[Told, Participant]]] = {}
        self.by_nik: dict[str, Participant] = {}
        self.by_person: dict[UUID, Participant] = {}
        for one in self.taking_part:
            self._remember(one)

    def read(self, items: Sequence[NewParticipant]) -> list[Sound | Refusal]:
        """Each as it can be kept, or why it cannot."""
        villages = places.areas({one.village_id for one in items if one.village_id is not None})
        posts = post_scopes({one.post_id for one in items if one.post_id is not None})
        return [self._read(one, villages, {id: scope.area for id, scope in posts.items()}) for one in items]

    def _read(
        self, new: NewParticipant, villages: dict[int, AreaView], posts: dict[UUID, tuple[int, ...]]
    ) -> Sound | Refusal:
        try:
            name, position = clean_name(new.name), position_of(new, self.ground)
            nik = nik_of(new.nik)
            village_id = self._village(new, villages, posts)
            number = dialled(new.phone)
            if tidy(new.phone) and not number:
                raise Refusal("telepon-tidak-terbaca", field="phone")
            digits = nik.digits if nik else ""
            told = Told(name_key_of(name), village_id, new.post_id, number, nik_hash(digits), new.person_id)
            path = (
                villages[village_id].path
                if village_id in villages
                else (posts.get(new.post_id, ()) if new.post_id else ())
            )
            return Sound(new, name, position, number, digits, told, path)
        except Refusal as refusal:
            return refusal

    def _village(
        self, new: NewParticipant, villages: dict[int, AreaView], posts: dict[UUID, tuple[int, ...]]
    ) -> int | None:
        """The village that was told, or that of the post."""
        lies = posts.get(new.post_id) if new.post_id else None
        if new.post_id and (lies is None or new.village_id not in (None, lies[-1])):
            raise Refusal("peserta-pos-lain", field="post")
        if lies:
            return lies[-1]
        if new.village_id is not None and new.village_id not in villages:
            raise Refusal("tidak-ditemukan", field="village")
        return new.village_id

    def find(self, told: Told) -> Participant | None:
        """Who is on the list already and is the same."""
        if told.person_id in self.by_person:
            return self.by_person[told.person_id]
        if told.nik_hash in self.by_nik:
            return self.by_nik[told.nik_hash]
        return next((one for other, one in self.told.get(told.name_key, ()) if is_same(told, other)), None)

    def foresee(self, items: Sequence[NewParticipant]) -> list[UUID | Refusal | None]:
        """For each the refusal, who on the list (or before them here) is the same, or None: they would be new."""
        read = self.read(items)
        matches = iter(self.match([one for one in read if not isinstance(one, Refusal)]))
        told: list[UUID | Refusal | None] = []
        for one in read:
            if isinstance(one, Refusal):
                told.append(one)
                continue
            person, sure = next(matches)
            known = self.find(replace(one.told, person_id=person if sure == SURE else None))
            if known is None:
                self.seat(one, person, sure, None)
            told.append(known.id if known else None)
        return told

    def match(self, sound: Sequence[Sound]) -> list[tuple[UUID | None, str]]:
        """Who each of them is in the register."""
        if not sound:
            return []
        found = who_they_are(
            [one.told for one in sound], [one.name for one in sound], [one.nik for one in sound], self.ground.today
        )
        return [
            (one.new.person_id, SURE) if one.new.person_id else match for one, match in zip(sound, found, strict=True)
        ]

    def seat(self, sound: Sound, person: UUID | None, sure: str, by: UUID | None) -> Participant:
        """A row for them, not yet written: with a seat, or waiting for one."""
        self.roll.last_place += 1
        id = sound.new.id or new_id()
        wish = Claim(id, sound.path, sound.new.post_id)
        state = WAITING if full(wish, self.quotas, self.used) is not None else SEATED
        if state == SEATED:
            self.used.update(wish.keys)
        made = Participant(
            id=id,
            batch_id=self.ground.batch_id,
            place=self.roll.last_place,
            code=participant_code(settings.SECRET_KEY.encode(), id),
            name=sound.name,
            name_key=sound.told.name_key[:200],
            group=sound.position.group,
            position=sound.position.code,
            field=sound.new.field if sound.position.field else "",
            village_id=sound.told.village_id,
            post_id=sound.new.post_id,
            phone=sound.phone,
            nik_hash=sound.told.nik_hash,
            person_id=person,
            match=sure if person else NOBODY,
            state=state,
            source=sound.new.source,
            invitation_id=sound.new.invitation_id,
            by=by,
            at=self.at,
        )
        self._remember(made)
        return made

    def _remember(self, one: Participant) -> None:
        told = Told(one.name_key, one.village_id, one.post_id, one.phone, one.nik_hash, sure_person(one))
        self.told.setdefault(one.name_key, []).append((told, one))
        if one.nik_hash:
            self.by_nik[one.nik_hash] = one
        if told.person_id:
            self.by_person[told.person_id] = one


def looking_desk(batch_id: UUID, at: datetime) -> Desk:
    """Internal: a desk that foresees what would come of registrations, and holds and writes nothing."""
    return Desk(ground_of(batch_id, at), at, only_looks=True)


def _held(batch_id: UUID) -> Roll:
    Roll.objects.get_or_create(batch_id=batch_id)
    return Roll.objects.select_for_update().get(batch_id=batch_id)


def position_of(new: NewParticipant, ground: Ground) -> Position:
    """The position that was chosen; Refusal where it, or the field that it needs, is not known."""
    found = entry(participant_table().positions, new.position, ground.today)
    if found is None:
        raise Refusal("kedudukan-tidak-dikenal", field="position")
    if found.field and new.field and new.field not in {one.code for one in fields()}:
        raise Refusal("bidang-perlu-dipilih", field="field")
    return found


def sure_person(one: Participant) -> UUID | None:
    """Who they surely are."""
    return one.person_id if one.match == SURE else None


def claim(one: Participant) -> Claim:
    """The seat that somebody on the list has or wants (loaded with the village)."""
    return Claim(one.id, one.village.path if one.village else (), one.post_id)


def claims(found: Iterable[Participant]) -> list[Claim]:
    return [claim(one) for one in found]

"""Registering people for a batch: by the committee, by their village, by a link; leaving, and moving up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.participants.commands.desk import Desk, Registered, Sound, claim, claims
from simpul.participants.models import Invitation, Knock, Participant
from simpul.participants.queries.ground import MANAGE, REGISTER, Ground, ground_of
from simpul.participants.queries.invitations import invitation_of_token
from simpul.participants.queries.matching import name_key_of
from simpul.participants.rules.seats import moves_up
from simpul.participants.rules.shapes import NewParticipant
from simpul.participants.rules.states import BY_LINK, BY_VILLAGE, NOBODY, PERHAPS, REPLACED, SEATED, SURE, WAITING
from simpul.participants.rules.states import WITHDRAWN as LEFT
from simpul.people.queries import snapshots

_TAKEN_BACK = "Impor dibatalkan"


@command("participants.register_participant")
def register_participant(*, by: Actor, at: datetime, batch_id: UUID, new: NewParticipant) -> Registered:
    """Put somebody on the list of a batch: the committee anybody, a village its own people. The same person is one."""
    outcome = register_participants(by=by, at=at, batch_id=batch_id, items=[new])[0]
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


@command("participants.register_participants")
def register_participants(
    *, by: Actor, at: datetime, batch_id: UUID, items: Sequence[NewParticipant]
) -> list[Registered | Refusal]:
    """Put many on the list; for each what came of it, or the refusal that says why not."""
    ground = ground_of(batch_id, at)
    if ground.cancelled:
        raise Refusal("pendaftaran-ditutup")
    desk = Desk(ground, at)
    read = [_permitted(by, ground, one) for one in desk.read(items)]
    return _registered(desk, read, by.id)


def _permitted(by: Actor, ground: Ground, one: Sound | Refusal) -> Sound | Refusal:
    """Those whom this actor may register, with the way they came onto the list."""
    if isinstance(one, Refusal) or ground.may(by, MANAGE):
        return one
    if not one.path or not by.may(REGISTER, Scope(area=one.path)):
        return Refusal("tidak-berhak", action=REGISTER)
    if not ground.covers(one.path):
        return Refusal("kuota-di-luar", field="village", tempat=one.name, wilayah=ground.area.full_name)
    return replace(one, new=replace(one.new, source=BY_VILLAGE))


def _registered(desk: Desk, read: Sequence[Sound | Refusal], by: UUID | None) -> list[Registered | Refusal]:
    sound = [one for one in read if not isinstance(one, Refusal)]
    matches = iter(desk.match(sound))
    made: list[Participant] = []
    outcomes: list[Registered | Refusal] = []
    for one in read:
        if isinstance(one, Refusal):
            outcomes.append(one)
            continue
        person, sure = next(matches)
        told = replace(one.told, person_id=person if sure == SURE else None)
        if known := desk.find(told):
            own = bool(one.phone) and one.phone == known.phone
            outcomes.append(Registered(known.id, known.code, known.state, known.name, known=True, own=own))
            continue
        row = desk.seat(one, person, sure, by)
        made.append(row)
        outcomes.append(Registered(row.id, row.code, row.state, row.name))
    if made:
        insert_many(made)
        desk.roll.save(update_fields=["last_place"])
        for row in made:
            changed("participant", row.id, after=plain(row))
    return outcomes


@command("participants.register_by_link")
def register_by_link(*, by: Actor, at: datetime, token: str, new: NewParticipant) -> Registered:
    """Somebody who was invited signs up without an account. `by`: nobody in particular (see `GUEST`)."""
    invitation = invitation_of_token(token, at)
    ground = ground_of(invitation.batch_id, at)
    if not ground.open:
        raise Refusal("pendaftaran-ditutup")
    desk = Desk(ground, at)
    person = _invited_by_name(invitation, new.name)
    if person is None:
        _refuse_second(invitation, new.name)
    wanted = _as_invited(invitation, replace(new, source=BY_LINK, invitation_id=invitation.id, person_id=person))
    read = desk.read([wanted])[0]
    if isinstance(read, Refusal):
        raise read
    _within(invitation, read)
    outcome = _registered(desk, [read], None)[0]
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def _as_invited(invitation: Invitation, new: NewParticipant) -> NewParticipant:
    """What the invitation says already need not be typed."""
    if invitation.post_id:
        return replace(new, post_id=invitation.post_id, village_id=None)
    if invitation.area_id and invitation.area and invitation.area.level == VILLAGE:
        return replace(new, village_id=invitation.area_id)
    return new


def _invited_by_name(invitation: Invitation, name: str) -> UUID | None:
    """The person to whom the invitation went, if whoever holds its link signs up by that name."""
    found = snapshots([invitation.person_id]).get(invitation.person_id) if invitation.person_id else None
    return invitation.person_id if found and name_key_of(found.name) == name_key_of(name) else None


def _refuse_second(invitation: Invitation, name: str) -> None:
    """A link to one person that was passed on serves one who comes instead, not two."""
    if invitation.person_id or invitation.phone:
        by_it = Participant.objects.filter(invitation=invitation, state__in=(SEATED, WAITING))
        if by_it.exclude(name_key=name_key_of(name)).exists():
            raise Refusal("undangan-satu-orang")


def _within(invitation: Invitation, read: Sound) -> None:
    if not read.path:
        raise Refusal("peserta-tanpa-desa", field="village")
    if not read.phone:
        raise Refusal("peserta-telepon-perlu", field="phone")
    if invitation.area and invitation.area_id not in read.path:
        raise Refusal("peserta-di-luar-undangan", field="village", tempat=invitation.area.full_name)


def note_knock(*, address: str, at: datetime) -> None:
    """A registration came from that address. A note of the door, not audited; see `refuse_too_many`."""
    Knock.objects.create(address=address[:64], at=at)


@command("participants.withdraw_participant")
def withdraw_participant(*, by: Actor, at: datetime, participant_id: UUID, reason: str) -> list[UUID]:
    """Somebody does not come after all; the first who waits and finds room moves up. Their ids."""
    one, ground = held(by, at, participant_id)
    desk = Desk(ground, at)
    _leave(one, LEFT, reason)
    return _fill(desk, without=one.id)


@command("participants.take_off")
def take_off(*, by: Actor, at: datetime, batch_id: UUID, ids: Sequence[UUID]) -> int:
    """Take those off the list whom an import put there and who are still on it; how many. Nobody moves up."""
    if not ground_of(batch_id, at).may(by, MANAGE):
        raise Refusal("tidak-berhak", action=MANAGE)
    found = Participant.objects.select_for_update().filter(batch_id=batch_id, id__in=list(ids))
    listed = list(found.filter(state__in=(SEATED, WAITING)).order_by("id"))
    for one in listed:
        _leave(one, LEFT, _TAKEN_BACK)
    return len(listed)


@command("participants.substitute_participant")
def substitute_participant(
    *, by: Actor, at: datetime, participant_id: UUID, new: NewParticipant, reason: str
) -> Registered:
    """Somebody comes in the place of another ("pengganti"): the seat of the one becomes that of the other."""
    one, ground = held(by, at, participant_id)
    state = one.state
    desk = Desk(ground, at)
    place = replace(new, village_id=new.village_id or one.village_id)
    read = _permitted(by, ground, desk.read([place])[0])
    if isinstance(read, Refusal):
        raise read
    person, sure = desk.match([read])[0]
    if known := desk.find(replace(read.told, person_id=person if sure == SURE else None)):
        raise Refusal("peserta-sudah-terdaftar", field="name", nama=known.name)
    _leave(one, REPLACED, reason)
    row = desk.seat(read, person, sure, by.id)
    row.state, row.replaces_id = state, one.id
    row.save(force_insert=True)
    desk.roll.save(update_fields=["last_place"])
    changed("participant", row.id, after=plain(row), reason=one.reason)
    return Registered(row.id, row.code, row.state, row.name)


@command("participants.fill_seats")
def fill_seats(*, by: Actor, at: datetime, batch_id: UUID) -> list[UUID]:
    """Those who wait get the seats that there are now, first come first; their ids. After a quota was raised."""
    ground = ground_of(batch_id, at)
    if not ground.may(by, MANAGE):
        raise Refusal("tidak-berhak", action=MANAGE)
    return _fill(Desk(ground, at))


@command("participants.settle_person")
def settle_person(*, by: Actor, at: datetime, participant_id: UUID, is_same: bool) -> None:
    """Somebody has looked whether a participant is the registered person who they may be."""
    one, _ground = held(by, at, participant_id)
    if one.match != PERHAPS:
        return
    if (
        is_same
        and Participant.objects.filter(
            batch_id=one.batch_id, person=one.person, match=SURE, state__in=(SEATED, WAITING)
        )
        .exclude(id=one.id)
        .exists()
    ):
        raise Refusal("peserta-sudah-terdaftar", nama=one.name)
    before = plain(one)
    one.match = SURE if is_same else NOBODY
    if not is_same:
        one.person_id = None
    one.save(update_fields=["match", "person_id"])
    changed("participant", one.id, before=before, after=plain(one))


def held(by: Actor, at: datetime, participant_id: UUID) -> tuple[Participant, Ground]:
    """Internal: somebody on a list, held until the command ends, if this actor may write about them."""
    one = (
        Participant.objects.select_for_update(of=("self",)).select_related("village").filter(id=participant_id).first()
    )
    if one is None:
        raise Refusal("tidak-ditemukan")
    ground = ground_of(one.batch_id, at)
    own = one.village is not None and by.may(REGISTER, Scope(area=one.village.path))
    if not (own or ground.may(by, MANAGE)):
        raise Refusal("tidak-ditemukan")
    return one, ground


def _leave(one: Participant, state: str, reason: str) -> None:
    if one.state not in (SEATED, WAITING):
        raise Refusal("peserta-sudah-keluar")
    before = plain(one)
    one.state, one.reason = state, worded(reason, "reason", 300)
    one.save(update_fields=["state", "reason"])
    changed("participant", one.id, before=before, after=plain(one), reason=one.reason)


def _fill(desk: Desk, without: UUID | None = None) -> list[UUID]:
    """The desk was read before somebody left: they are taken out of its count here."""
    used = desk.used.copy()
    gone = next((one for one in desk.taking_part if one.id == without and one.state == SEATED), None)
    if gone is not None:
        used.subtract(claim(gone).keys)
    waiting = sorted((one for one in desk.taking_part if one.state == WAITING and one.id != without), key=_order)
    up = set(moves_up(claims(waiting), desk.quotas, used))
    for one in waiting:
        if one.id in up:
            before = plain(one)
            one.state = SEATED
            one.save(update_fields=["state"])
            changed("participant", one.id, before=before, after=plain(one))
    return [one.id for one in waiting if one.id in up]


def _order(one: Participant) -> int:
    return one.place


def plain(one: Participant) -> dict[str, object]:
    """Internal: what the audit keeps of somebody on a list; names stay where they are."""
    return {
        "batch": str(one.batch_id),
        "place": one.place,
        "position": one.position,
        "field": one.field,
        "village": one.village_id,
        "state": one.state,
        "match": one.match,
        "person": str(one.person_id) if one.person_id else None,
    }

"""Invitations: whom they ask, the link that holds and ends, who signs up by it; and strangers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.refusals import Refusal
from simpul.participants import commands, queries
from simpul.participants.commands import NewInvitation, NewParticipant
from simpul.participants.models import Knock, Participant
from simpul.participants.tests.conftest import AT, batch_of
from simpul.training.models import Batch
from tests import factories
from tests.cast import Cast

SARI = NewParticipant(name="Ni Luh Sari", position="kader", phone="081234567890")


def invite(cast: Cast, bimtek: UUID, **to: Any) -> UUID:
    return commands.invite(by=cast.regency_office, at=AT, batch_id=bimtek, new=NewInvitation(**to))


def link(cast: Cast, invitation: UUID) -> str:
    return queries.link_of(by=cast.regency_office, at=AT, invitation_id=invitation)


def sign_up(cast: Cast, token: str, new: NewParticipant = SARI, days: int = 0) -> commands.Registered:
    return commands.register_by_link(by=cast.resident, at=AT + timedelta(days=days), token=token, new=new)


def test_a_village_is_invited_by_its_quota_and_people_sign_up_by_the_link(cast: Cast, bimtek: UUID) -> None:
    office, village = cast.regency_office, cast.areas.penarukan
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=1, area_id=village.id)
    id = invite(cast, bimtek, area_id=village.id)
    token = link(cast, id)
    found = queries.welcome(at=AT, token=token.upper())
    assert (found.addressee, found.area_id, found.to_person) == ("Kelurahan Penarukan", village.id, False)
    first = sign_up(cast, token)
    assert (first.state, first.known, first.own) == ("terdaftar", False, True)
    again = sign_up(cast, token)
    assert (again.id, again.known, again.own) == (first.id, True, True)
    other = NewParticipant(name="Luh Rai", position="kader", phone="081200000002")
    assert sign_up(cast, token, other).state == "menunggu"
    view = queries.invitation(by=office, at=AT, invitation_id=id)
    assert (view.seats, view.registered, view.live) == (1, 2, True)
    assert Participant.objects.get(id=first.id).village_id == village.id


def test_somebody_elses_code_is_not_told_to_who_knows_only_the_name(cast: Cast, bimtek: UUID) -> None:
    token = link(cast, invite(cast, bimtek, area_id=cast.areas.penarukan.id))
    nik = "5108064503900004"
    sign_up(cast, token, NewParticipant(name="Ni Luh Sari", position="kader", phone="081234567890", nik=nik))
    guess = sign_up(cast, token, NewParticipant(name="Ni Luh Sari", position="kader", phone="089999999999", nik=nik))
    assert (guess.known, guess.own) == (True, False)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewParticipant(name="Sari", position="kader"), "phone"),
        (NewParticipant(name="", position="kader", phone="081234567890"), "name"),
    ],
)
def test_who_signs_up_tells_name_and_phone(cast: Cast, bimtek: UUID, new: NewParticipant, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        sign_up(cast, link(cast, invite(cast, bimtek, area_id=cast.areas.penarukan.id)), new)
    assert refused.value.field == field


def test_a_link_for_a_district_is_for_its_villages(cast: Cast, bimtek: UUID) -> None:
    token = link(cast, invite(cast, bimtek, area_id=cast.areas.kec_buleleng.id))
    for village in (None, cast.areas.tambakan.id):
        with pytest.raises(Refusal) as refused:
            sign_up(cast, token, NewParticipant("Sari", "kader", village_id=village, phone="081234567890"))
        assert refused.value.field == "village"


def test_a_post_and_a_person_are_invited_by_name(cast: Cast, bimtek: UUID) -> None:
    person = factories.person(cast.post_a, "Luh Sari")
    to_post = invite(cast, bimtek, post_id=cast.post_a.id)
    to_person = invite(cast, bimtek, person_id=person.id)
    to_office = invite(cast, bimtek, addressee="Kepala Puskesmas Buleleng I")
    found = {one.id: one for one in queries.invitations(by=cast.regency_office, at=AT, batch_id=bimtek)}
    assert [(found[id].to, found[id].addressee, found[id].seats) for id in (to_post, to_person, to_office)] == [
        ("post", "Posyandu Melati A", None),
        ("person", "Luh Sari", 1),
        ("office", "Kepala Puskesmas Buleleng I", None),
    ]
    made = sign_up(cast, link(cast, to_post))
    assert Participant.objects.get(id=made.id).post_id == cast.post_a.id


def test_who_signs_up_by_their_own_invitation_and_name_is_known_and_nobody_else(cast: Cast, bimtek: UUID) -> None:
    person = factories.person(cast.post_a, "Luh Sari")
    token = link(cast, invite(cast, bimtek, person_id=person.id))
    village = cast.areas.penarukan.id
    another = NewParticipant("Made Widi", "kader", village_id=village, phone="081200000002", person_id=person.id)
    assert Participant.objects.get(id=sign_up(cast, token, another).id).person_id is None
    own = NewParticipant("Hj. Luh Sari, S.Pd", "kader", village_id=village, phone="081200000001")
    row = Participant.objects.get(id=sign_up(cast, token, own).id)
    assert (row.person_id, row.match) == (person.id, "pasti")
    again = NewParticipant("Luh Sari", "kader", village_id=village, phone="081200000003")
    assert sign_up(cast, token, again).id == row.id
    third = NewParticipant("Ketut Rai", "kader", village_id=village, phone="081200000004")
    with pytest.raises(Refusal) as refused:
        sign_up(cast, token, third)
    assert refused.value.code == "undangan-satu-orang"


def test_somebody_known_by_name_and_telephone_is_invited_alone(cast: Cast, bimtek: UUID) -> None:
    id = invite(cast, bimtek, addressee="Kadek Widi", phone="+62 812-3456-7890")
    view = queries.invitation(by=cast.regency_office, at=AT, invitation_id=id)
    assert (view.to, view.phone, view.seats) == ("office", "081234567890", 1)
    assert queries.welcome(at=AT, token=link(cast, id)).to_person
    with pytest.raises(Refusal) as refused:
        invite(cast, bimtek, addressee="Kadek Widi", phone="belum punya")
    assert refused.value.field == "phone"


def test_a_link_ends_by_its_day_when_it_is_withdrawn_and_when_it_is_renewed(cast: Cast, bimtek: UUID) -> None:
    office, id = cast.regency_office, invite(cast, bimtek, area_id=cast.areas.penarukan.id)
    old = link(cast, id)
    with pytest.raises(Refusal, match="tidak berlaku"):
        sign_up(cast, old, days=40)
    commands.renew_link(by=office, at=AT, invitation_id=id)
    for wrong in (old, "", "salah", old[:-1]):
        with pytest.raises(Refusal, match="tidak berlaku"):
            queries.welcome(at=AT, token=wrong)
    token = link(cast, id)
    commands.withdraw_invitation(by=office, at=AT, invitation_id=id, reason="Salah alamat")
    with pytest.raises(Refusal, match="tidak berlaku"):
        sign_up(cast, token)
    with pytest.raises(Refusal, match="sudah ditarik"):
        commands.renew_link(by=office, at=AT, invitation_id=id)


def test_nobody_signs_up_for_what_was_held_or_called_off(cast: Cast) -> None:
    for number, state in enumerate(("selesai", "batal", "draf"), start=1):
        batch = batch_of(cast.areas, number=number)
        token = link(cast, invite(cast, batch, area_id=cast.areas.penarukan.id))
        Batch.objects.filter(id=batch).update(state=state, reason="Dana")
        with pytest.raises(Refusal, match="ditutup"):
            sign_up(cast, token)


def test_all_areas_are_invited_once(cast: Cast, bimtek: UUID) -> None:
    areas = cast.areas
    ids = [areas.penarukan.id, areas.kaliuntu.id]
    told = {"by": cast.regency_office, "at": AT, "batch_id": bimtek, "area_ids": ids, "letter_number": "12/BP"}
    assert len(commands.invite_areas(**told)) == 2
    assert commands.invite_areas(**told) == []


def test_an_address_that_knocks_too_often_waits(cast: Cast) -> None:
    for _ in range(60):
        queries.refuse_too_many(address="10.0.0.1", at=AT)
        commands.note_knock(address="10.0.0.1", at=AT)
    with pytest.raises(Refusal, match="Tunggu"):
        queries.refuse_too_many(address="10.0.0.1", at=AT)
    queries.refuse_too_many(address="10.0.0.2", at=AT)
    queries.refuse_too_many(address="10.0.0.1", at=AT + timedelta(minutes=16))
    assert Knock.objects.count() == 60


def test_strangers_invite_nobody_and_see_no_link(cast: Cast, bimtek: UUID) -> None:
    id = invite(cast, bimtek, area_id=cast.areas.penarukan.id)
    for who in (cast.stranger, cast.staf_desa, cast.resident):
        for refused in (
            lambda who=who: commands.invite(by=who, at=AT, batch_id=bimtek, new=NewInvitation(addressee="Saya")),
            lambda who=who: commands.invite_areas(by=who, at=AT, batch_id=bimtek, area_ids=[cast.areas.kaliuntu.id]),
            lambda who=who: commands.withdraw_invitation(by=who, at=AT, invitation_id=id, reason="x"),
            lambda who=who: commands.renew_link(by=who, at=AT, invitation_id=id),
            lambda who=who: commands.take_off(by=who, at=AT, batch_id=bimtek, ids=[]),
            lambda who=who: queries.invitations(by=who, at=AT, batch_id=bimtek),
            lambda who=who: queries.invitation(by=who, at=AT, invitation_id=id),
            lambda who=who: queries.link_of(by=who, at=AT, invitation_id=id),
        ):
            with pytest.raises(Refusal):
                refused()
    outside = NewInvitation(area_id=cast.areas.ampukung.id)
    for new in (NewInvitation(), outside, NewInvitation(addressee="A", seats=0)):
        with pytest.raises(Refusal):
            commands.invite(by=cast.regency_office, at=AT, batch_id=bimtek, new=new)

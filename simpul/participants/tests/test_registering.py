"""Who gets onto the list of a batch: seats, the waiting list, the same person twice, substitutes, strangers."""

from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.refusals import Refusal
from simpul.participants import commands, queries
from simpul.participants.commands import NewParticipant
from simpul.participants.models import Participant
from simpul.participants.queries import Wanted
from simpul.participants.tests.conftest import AT
from tests import factories
from tests.cast import Cast


def register(cast: Cast, bimtek: UUID, name: str = "Ni Luh Sari", **more: Any) -> commands.Registered:
    told: dict[str, Any] = {"position": "kader", "field": "kesehatan", "village_id": cast.areas.penarukan.id, **more}
    new = NewParticipant(name=name, **told)
    return commands.register_participant(by=cast.regency_office, at=AT, batch_id=bimtek, new=new)


def test_the_office_that_organises_puts_somebody_on_the_list(cast: Cast, bimtek: UUID) -> None:
    made = register(cast, bimtek, phone="+62 812-3456-7890")
    found = queries.roster(by=cast.regency_office, at=AT, batch_id=bimtek)
    assert [(one.name, one.group, one.state, one.phone) for one in found] == [
        ("Ni Luh Sari", "kader", "terdaftar", "081234567890")
    ]
    assert len(made.code) == 8
    assert queries.participant(by=cast.regency_office, at=AT, participant_id=made.id).code == made.code
    assert queries.participant_by_code(bimtek, f"{made.code[:4]}-{made.code[4:].lower()}") is not None
    assert queries.participant_by_code(bimtek, "salah") is None


@pytest.mark.parametrize("again", ["Ni Luh Sari", "Hj. Ni Luh Sari, S.Pd", "NI LUH SARI A.Md.Keb"])
def test_the_same_person_twice_is_one_registration(cast: Cast, bimtek: UUID, again: str) -> None:
    first = register(cast, bimtek)
    second = register(cast, bimtek, again, phone="081234567890")
    assert second.known
    assert second.id == first.id
    assert queries.roster_size(by=cast.regency_office, at=AT, batch_id=bimtek) == 1


def test_two_of_the_same_name_with_two_phones_are_two(cast: Cast, bimtek: UUID) -> None:
    register(cast, bimtek, phone="081200000001")
    assert not register(cast, bimtek, phone="081200000002").known


def test_a_nik_meets_the_registered_person_and_is_not_kept(cast: Cast, bimtek: UUID) -> None:
    nik = "5108064503900004"
    person = factories.person(cast.post_a, "Ni Luh Sari")
    factories.appointment(person, cast.post_a, field="kesehatan")
    made = register(cast, bimtek, post_id=cast.post_a.id, nik=nik)
    row = Participant.objects.get(id=made.id)
    assert (row.person_id, row.match) == (person.id, "pasti")  # in office in the very post
    assert nik not in row.nik_hash
    assert register(cast, bimtek, "Luh Sari", nik=nik).id == made.id


def test_a_name_alone_is_only_perhaps_until_somebody_looked(cast: Cast, bimtek: UUID) -> None:
    person = factories.person(cast.post_a, "Ni Luh Sari")
    made = register(cast, bimtek)
    assert Participant.objects.get(id=made.id).match == "mungkin"
    with pytest.raises(Refusal):
        commands.settle_person(by=cast.stranger, at=AT, participant_id=made.id, is_same=True)
    commands.settle_person(by=cast.regency_office, at=AT, participant_id=made.id, is_same=True)
    row = Participant.objects.get(id=made.id)
    assert (row.person_id, row.match) == (person.id, "pasti")


def test_who_is_no_longer_thought_to_be_a_person_is_nobody(cast: Cast, bimtek: UUID) -> None:
    factories.person(cast.post_a, "Ni Luh Sari")
    made = register(cast, bimtek)
    commands.settle_person(by=cast.regency_office, at=AT, participant_id=made.id, is_same=False)
    row = Participant.objects.get(id=made.id)
    assert (row.person_id, row.match) == (None, "tidak")


def test_a_full_quota_makes_a_waiting_list_and_who_withdraws_lets_the_first_move_up(cast: Cast, bimtek: UUID) -> None:
    office = cast.regency_office
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=1, area_id=cast.areas.penarukan.id)
    first, second, third = (register(cast, bimtek, name) for name in ("Ayu Sari", "Luh Rai", "Made Widi"))
    assert [first.state, second.state, third.state] == ["terdaftar", "menunggu", "menunggu"]
    up = commands.withdraw_participant(by=office, at=AT, participant_id=first.id, reason="Sakit")
    assert up == [second.id]
    with pytest.raises(Refusal, match="sudah mundur"):
        commands.withdraw_participant(by=office, at=AT, participant_id=first.id, reason="Lagi")
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=2, area_id=cast.areas.penarukan.id)
    assert commands.fill_seats(by=office, at=AT, batch_id=bimtek) == [third.id]
    views = queries.quotas(by=office, at=AT, batch_id=bimtek)
    assert [(one.seats, one.taken) for one in views] == [(2, 2)]
    states = [one.state for one in queries.roster(by=office, at=AT, batch_id=bimtek)]
    assert states == ["mundur", "terdaftar", "terdaftar"]


def test_a_substitute_takes_the_seat_of_the_other(cast: Cast, bimtek: UUID) -> None:
    office = cast.regency_office
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=1, area_id=cast.areas.penarukan.id)
    one = register(cast, bimtek, "Ayu Sari")
    register(cast, bimtek, "Luh Rai")
    new = NewParticipant(name="Made Widi", position="kader", field="sosial")
    other = commands.substitute_participant(by=office, at=AT, participant_id=one.id, new=new, reason="Melahirkan")
    assert other.state == "terdaftar"
    views = queries.roster(by=office, at=AT, batch_id=bimtek)
    assert [(v.name, v.state, v.replaces, v.replaced_by) for v in views] == [
        ("Ayu Sari", "diganti", "", "Made Widi"),
        ("Luh Rai", "menunggu", "", ""),
        ("Made Widi", "terdaftar", "Ayu Sari", ""),
    ]
    with pytest.raises(Refusal, match="sudah terdaftar"):
        commands.substitute_participant(
            by=office, at=AT, participant_id=other.id, new=NewParticipant("Luh Rai", "kader"), reason="Salah"
        )


def test_a_village_registers_its_own_people_only(cast: Cast, bimtek: UUID) -> None:
    own = NewParticipant(name="Ayu Sari", position="kader", village_id=cast.areas.penarukan.id)
    other = NewParticipant(name="Luh Rai", position="kader", village_id=cast.areas.kaliuntu.id)
    made = commands.register_participant(by=cast.staf_desa, at=AT, batch_id=bimtek, new=own)
    assert Participant.objects.get(id=made.id).source == "desa"
    outcomes = commands.register_participants(by=cast.staf_desa, at=AT, batch_id=bimtek, items=[other])
    assert isinstance(outcomes[0], Refusal)
    register(cast, bimtek, "Kadek Kaliuntu", village_id=cast.areas.kaliuntu.id)
    seen = queries.roster(by=cast.staf_desa, at=AT, batch_id=bimtek)
    assert [one.name for one in seen] == ["Ayu Sari"]
    commands.withdraw_participant(by=cast.staf_desa, at=AT, participant_id=made.id, reason="Sakit")


def test_a_village_of_another_regency_registers_nobody_here(cast: Cast, bimtek: UUID) -> None:
    new = NewParticipant(name="Siti", position="kader", village_id=cast.areas.ampukung.id)
    with pytest.raises(Refusal):
        commands.register_participant(by=cast.stranger, at=AT, batch_id=bimtek, new=new)


def test_a_stranger_sees_and_changes_nothing(cast: Cast, bimtek: UUID) -> None:
    made = register(cast, bimtek)
    assert queries.roster(by=cast.stranger, at=AT, batch_id=bimtek) == []
    assert queries.roster_size(by=cast.stranger, at=AT, batch_id=bimtek) == 0
    for who in (cast.resident, cast.kader_a):
        with pytest.raises(Refusal):
            queries.roster(by=who, at=AT, batch_id=bimtek)
        with pytest.raises(Refusal):
            queries.quotas(by=who, at=AT, batch_id=bimtek)
        with pytest.raises(Refusal):
            queries.calls(by=who, at=AT, batch_id=bimtek)
    new = NewParticipant(name="Siti", position="kader")
    ground = queries.ground_of(bimtek, AT)
    assert not queries.may_register(by=cast.stranger, ground=ground)
    assert queries.may_register(by=cast.staf_desa, ground=ground)
    for refused in (
        lambda: queries.participant(by=cast.stranger, at=AT, participant_id=made.id),
        lambda: commands.withdraw_participant(by=cast.stranger, at=AT, participant_id=made.id, reason="x"),
        lambda: commands.substitute_participant(by=cast.stranger, at=AT, participant_id=made.id, new=new, reason="x"),
        lambda: commands.fill_seats(by=cast.stranger, at=AT, batch_id=bimtek),
        lambda: commands.set_quota(by=cast.stranger, at=AT, batch_id=bimtek, seats=3, area_id=cast.areas.bali.id),
        lambda: commands.spread_quota(by=cast.stranger, at=AT, batch_id=bimtek, area_id=cast.areas.bali.id, seats=1),
        lambda: commands.call_position(by=cast.stranger, at=AT, batch_id=bimtek, position="kader"),
    ):
        with pytest.raises(Refusal):
            refused()


def test_a_batch_is_for_positions_and_fields(cast: Cast, bimtek: UUID) -> None:
    office = cast.regency_office
    kasi = commands.call_position(by=office, at=AT, batch_id=bimtek, position="kasi", field="sosial")
    commands.call_position(by=office, at=AT, batch_id=bimtek, position="kader", field="sosial")
    with pytest.raises(Refusal, match="sudah tercatat"):
        commands.call_position(by=office, at=AT, batch_id=bimtek, position="kasi")
    with pytest.raises(Refusal):
        commands.uncall_position(by=cast.stranger, at=AT, call_id=kasi)
    commands.uncall_position(by=office, at=AT, call_id=kasi)
    found = queries.calls(by=office, at=AT, batch_id=bimtek)
    assert [(one.position_name, one.field) for one in found] == [("Kader", "sosial")]


def test_quotas_are_spread_over_the_areas_below_and_stay_within_the_organiser(cast: Cast, bimtek: UUID) -> None:
    office, areas = cast.regency_office, cast.areas
    count = commands.spread_quota(by=office, at=AT, batch_id=bimtek, area_id=areas.kec_buleleng.id, seats=17)
    assert count == 4
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=5, post_id=cast.post_a.id)
    commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=0, area_id=areas.kaliuntu.id)
    views = queries.quotas(by=office, at=AT, batch_id=bimtek)
    assert [one.seats for one in views] == [17, 17, 17, 5]
    for place in ({"area_id": areas.ampukung.id}, {"post_id": cast.post_c.id}, {}):
        with pytest.raises(Refusal):
            commands.set_quota(by=office, at=AT, batch_id=bimtek, seats=5, **place)


def test_the_list_is_searched_by_name_code_phone_and_village(cast: Cast, bimtek: UUID) -> None:
    made = register(cast, bimtek, "Ayu Sari", phone="081234567890")
    register(cast, bimtek, "Luh Rai", position="pembina", field="", village_id=cast.areas.kaliuntu.id)
    for wanted in (
        Wanted(text="sari"),
        Wanted(text=made.code),
        Wanted(text="7890"),
        Wanted(text="penarukan"),
        Wanted(group="kader"),
        Wanted(area_id=cast.areas.penarukan.id),
    ):
        found = queries.roster(by=cast.regency_office, at=AT, batch_id=bimtek, wanted=wanted)
        assert [one.name for one in found] == ["Ayu Sari"], wanted
    lines = queries.participants_of(bimtek)
    assert [one.place for one in lines] == [1, 2]
    assert lines[0].path[-1] == cast.areas.penarukan.id
    assert set(queries.participants_by_id([made.id])) == {made.id}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"position": "presiden"}, "position"),
        ({"field": "sihir"}, "field"),
        ({"phone": "tanya bidan"}, "phone"),
        ({"nik": "12"}, "nik"),
        ({"village_id": -4}, "village"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    cast: Cast, bimtek: UUID, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        register(cast, bimtek, **wrong)
    assert refused.value.field == field


def test_what_would_come_of_registrations_is_foreseen_and_nothing_written(cast: Cast, bimtek: UUID) -> None:
    known = register(cast, bimtek, "Ayu Sari")
    told: dict[str, Any] = {"position": "kader", "village_id": cast.areas.penarukan.id}
    new = NewParticipant(name="Luh Rai", id=factories.some_id(7), **told)
    items = [NewParticipant(name="Ayu Sari", **told), new, NewParticipant(name="Ny. Luh Rai", **told)]
    foreseen = commands.looking_desk(bimtek, AT).foresee([*items, NewParticipant(name="", **told)])
    assert foreseen[:3] == [known.id, None, factories.some_id(7)]
    assert isinstance(foreseen[3], Refusal)
    assert Participant.objects.count() == 1

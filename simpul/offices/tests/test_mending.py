"""What was written down is mended without losing what stood there."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.queries import history
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.commands import NewAppointment, NewMember
from simpul.offices.commands.appointing import today_of
from simpul.offices.queries.officers import sound
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def refusal_of(act, **payload) -> str:
    with pytest.raises(Refusal) as refused:
        act(at=AT, **payload)
    return refused.value.code


@pytest.fixture
def chair(cast: Cast):
    """The ketua of post A, without SK."""
    return factories.appointment(factories.person(cast.post_a), cast.post_a, "ketua", valid_from=date(2026, 9, 1))


def test_an_office_gets_its_decree_later(cast: Cast, chair) -> None:
    decree = factories.decree(cast.areas.penarukan)
    given = {"appointment_ids": [chair.id], "decree_id": decree.id}
    commands.base_on_decree(by=cast.staf_desa, at=AT, **given)
    [officer] = queries.officers(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY)
    assert officer.decree == f"SK {decree.number}"
    assert history("appointment", chair.id)[-1].before["decree"] is None
    for by in (cast.stranger, cast.kader_a, cast.other_village_head):
        assert refusal_of(commands.base_on_decree, by=by, **given) == "tidak-berhak"
    given["decree_id"] = factories.decree(cast.areas.ampukung).id
    assert refusal_of(commands.base_on_decree, by=cast.staf_desa, **given) == "sk-wilayah-lain"
    given["decree_id"] = new_id()
    assert refusal_of(commands.base_on_decree, by=cast.staf_desa, **given) == "sk-wilayah-lain"


def test_an_office_written_down_by_mistake_never_counted_and_stays_in_the_record(cast: Cast, chair) -> None:
    given = {"appointment_id": chair.id, "reason": "salah orang"}
    assert refusal_of(commands.void_appointment, by=cast.stranger, **given) == "tidak-berhak"
    assert refusal_of(commands.void_appointment, by=cast.staf_desa, **{**given, "reason": " "}) == "alasan-wajib"
    commands.void_appointment(by=cast.staf_desa, at=AT, **given)
    assert queries.officers(by=cast.kader_a, post_id=cast.post_a.id, on=date(2026, 9, 1)) == []
    assert queries.past_officers(by=cast.kader_a, post_id=cast.post_a.id, before=TODAY) == []
    assert not sound().filter(id=chair.id).exists()
    assert history("appointment", chair.id)[-1].after["void_because"] == "salah orang"
    assert refusal_of(commands.void_appointment, by=cast.staf_desa, **given) == "tidak-ditemukan"
    item = NewAppointment(
        id=new_id(), person_id=chair.person_id, post_id=cast.post_a.id, position="ketua", valid_from=TODAY
    )
    assert commands.appoint(by=cast.staf_desa, at=AT, items=[item])[0].state == "accepted"


def test_a_member_of_a_team_is_mended_by_whoever_forms_the_team(cast: Cast) -> None:
    team_id = commands.form_team(
        by=cast.regency_office,
        at=AT,
        area_id=cast.areas.buleleng.id,
        valid_from=date(2026, 9, 1),
        members=[NewMember(position="ketua", holder_name="Ny. Arta")],
    )
    [member] = queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY).members
    given = {"appointment_id": member.id, "reason": "salah nama"}
    assert refusal_of(commands.void_appointment, by=cast.staf_desa, **given) == "tidak-berhak"
    commands.void_appointment(by=cast.regency_office, at=AT, **given)
    named = NewAppointment(id=new_id(), team_id=team_id, holder_name="Ny. Sari", position="ketua", valid_from=TODAY)
    assert commands.appoint(by=cast.regency_office, at=AT, items=[named])[0].state == "accepted"
    assert queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY).chair.name == "Ny. Sari"


def test_marks_reach_to_the_day_that_it_is_in_the_far_east() -> None:
    assert today_of(datetime(2026, 10, 31, 15, 30, tzinfo=UTC)) == date(2026, 11, 1)


def test_one_takes_the_seat_of_another_in_one_act_and_on_the_same_sk(cast: Cast) -> None:
    decree = factories.decree(cast.areas.penarukan)
    former = factories.appointment(factories.person(cast.post_a), cast.post_a, "bendahara", decree=decree)
    new = NewAppointment(
        id=new_id(), position="", valid_from=date(2026, 11, 1), person_id=factories.person(cast.post_a, "Ni Kadek").id
    )
    given = {"at": AT, "appointment_id": former.id, "because": "mengundurkan_diri", "new": new}
    for by in (cast.stranger, cast.kader_a):
        with pytest.raises(Refusal):
            commands.replace_officer(by=by, **given)
    for _ in range(2):
        commands.replace_officer(by=cast.staf_desa, **given)
    [seated] = queries.officers(by=cast.staf_desa, post_id=cast.post_a.id, on=date(2026, 11, 1))
    assert (seated.name, seated.position, seated.decree_id) == ("Ni Kadek", "bendahara", decree.id)
    [past] = queries.past_officers(by=cast.staf_desa, post_id=cast.post_a.id, before=date(2026, 11, 1))
    assert past.valid_to == date(2026, 11, 1)


def test_who_cannot_take_the_seat_leaves_the_other_in_it(cast: Cast) -> None:
    former = factories.appointment(factories.person(cast.post_a), cast.post_a, "ketua")
    new = NewAppointment(
        id=new_id(), position="", valid_from=date(2026, 11, 1), person_id=factories.person(cast.post_c).id
    )
    with pytest.raises(Refusal) as refused:
        commands.replace_officer(
            by=cast.staf_desa, at=AT, appointment_id=former.id, because="mengundurkan_diri", new=new
        )
    assert refused.value.code == "orang-tidak-ditemukan"
    former.refresh_from_db()
    assert former.valid_to is None

"""Offices whose holder is known by name alone become an account's (docs/adr/0023, 0096)."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.accounts import commands
from simpul.accounts.models import User
from simpul.accounts.queries import named_offices, offices_in_reach, own_offices
from simpul.audit.queries import history
from simpul.heads import commands as heads
from simpul.heads.queries import heads_by_id, heads_in
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices.commands import NewMember
from simpul.offices.models import Team
from simpul.upkeep.queries import my_offices, named_seats
from tests import factories
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
SINCE = date(2025, 2, 20)


@pytest.fixture
def team(cast: Cast) -> dict[str, UUID]:
    """Buleleng has a Bupati and a Tim Pembina, all known by name; the offices by the name of their holder."""
    where = {"area_id": cast.areas.buleleng.id, "valid_from": SINCE}
    heads.record_head(by=cast.regency_office, at=AT, name="I Nyoman Arta", **where)
    members = [
        NewMember(position="ketua", holder_name="Ny. Arta"),
        NewMember(position="sekretaris", holder_name="Kadis"),
    ]
    offices.form_team(by=cast.regency_office, at=AT, members=members, **where)
    seats = {one.office.name: one.office.id for one in named_seats([cast.areas.buleleng.id], TODAY)}
    return {"I Nyoman Arta": heads_in([cast.areas.buleleng.id], TODAY)[0].id, **seats}


@pytest.fixture
def pembina(cast: Cast) -> User:
    made = factories.user("ny.arta", home=cast.areas.buleleng)
    factories.holding(made, "tim_pembina", cast.areas.buleleng)
    return made


def link(by: Actor, user: User, *office_ids: UUID) -> None:
    commands.link_offices(by=by, at=AT, user_id=user.id, office_ids=office_ids)


def refused(by: Actor, user: User, *office_ids: UUID) -> str:
    with pytest.raises(Refusal) as found:
        link(by, user, *office_ids)
    return found.value.code


def as_actor(user: User) -> Actor:
    return Actor(id=user.id, name=user.name)


def test_the_chair_of_a_team_known_by_name_finds_her_own_seat(cast: Cast, team, pembina: User) -> None:
    link(cast.regency_office, pembina, team["Ny. Arta"])
    own = own_offices(by=as_actor(pembina))
    [seat] = my_offices(by=as_actor(pembina), on=TODAY, named=own)
    assert (seat.office.name, seat.office.position_name, seat.place) == ("Ny. Arta", "Ketua", "Kabupaten Buleleng")
    assert history("user", pembina.id)


def test_the_head_of_an_area_finds_the_area(cast: Cast, team, pembina: User) -> None:
    link(cast.regency_office, pembina, team["I Nyoman Arta"])
    [found] = heads_by_id(own_offices(by=as_actor(pembina)))
    assert (found.name, found.title) == ("I Nyoman Arta", "Bupati")


def test_what_is_offered_is_of_the_areas_in_which_the_account_holds_a_role(cast: Cast, team, pembina: User) -> None:
    told = [(one.holder, one.title, one.own) for one in offices_in_reach(pembina.id, TODAY)]
    assert told == [
        ("I Nyoman Arta", "Bupati", False),
        ("Ny. Arta", "Ketua Tim Pembina", False),
        ("Kadis", "Sekretaris Tim Pembina", False),
    ]
    below = factories.user("perbekel", home=cast.areas.penarukan)
    factories.holding(below, "kepala_desa", cast.areas.penarukan)
    assert offices_in_reach(below.id, TODAY) == []
    assert refused(cast.regency_office, below, team["Ny. Arta"]) == "tidak-ditemukan"


def test_an_office_belongs_to_one_open_account_and_can_be_given_up(cast: Cast, team, pembina: User) -> None:
    other = factories.user("ny.kedua", home=cast.areas.buleleng)
    factories.holding(other, "tim_pembina", cast.areas.buleleng)
    link(cast.regency_office, pembina, team["Ny. Arta"], team["Kadis"])
    assert refused(cast.regency_office, other, team["Kadis"]) == "jabatan-punya-akun"
    link(cast.regency_office, pembina, team["Ny. Arta"])
    link(cast.regency_office, other, team["Kadis"])
    assert own_offices(by=as_actor(pembina)) == [team["Ny. Arta"]]
    User.objects.filter(id=pembina.id).update(is_active=False)
    link(cast.regency_office, other, team["Kadis"], team["Ny. Arta"])
    assert own_offices(by=as_actor(pembina)) == []


def test_an_office_that_is_over_stays_in_the_past_of_its_account(cast: Cast, team, pembina: User) -> None:
    link(cast.regency_office, pembina, team["Ny. Arta"])
    offices.end_appointment(
        by=cast.regency_office, at=AT, appointment_id=team["Ny. Arta"], on=date(2026, 11, 1), because="ganti_tim"
    )
    link(cast.regency_office, pembina, team["Kadis"])
    found = my_offices(by=as_actor(pembina), on=TODAY, named=own_offices(by=as_actor(pembina)))
    assert [(one.office.name, one.current) for one in found] == [("Kadis", True), ("Ny. Arta", False)]


def test_the_seat_of_a_registered_person_is_nobody_elses(cast: Cast, team, pembina: User) -> None:
    person = factories.person(cast.post_a, "Luh Rai")
    seat = factories.appointment(person, Team.objects.get(area=cast.areas.buleleng), "anggota")
    assert refused(cast.regency_office, pembina, seat.id) == "tidak-ditemukan"
    assert my_offices(by=as_actor(pembina), on=TODAY, named=[seat.id]) == []


@pytest.mark.parametrize(
    "who", ["stranger", "village_head", "staf_desa", "regency_team", "kasi", "auditor", "resident"]
)
def test_whoever_could_not_give_the_role_ties_nothing_and_sees_no_choice(cast: Cast, team, pembina: User, who) -> None:
    by = getattr(cast, who)
    assert refused(by, pembina, team["Ny. Arta"]) == "tidak-ditemukan"
    with pytest.raises(Refusal) as found:
        named_offices(by=by, user_id=pembina.id, on=TODAY)
    assert found.value.code == "tidak-ditemukan"
    assert own_offices(by=by) == []

"""Who belongs to which post."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.queries import history
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from simpul.registry import commands, queries
from simpul.registry.commands import Enrolment
from simpul.registry.models import RosterEntry
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DAY = date(2026, 10, 5)


def enrol(by, post, *persons, on: date = DAY) -> list[str]:
    items = [Enrolment(person_id=p.id, post_id=post.id) for p in persons]
    return [o.code or o.state for o in commands.enrol(by=by, at=AT, items=items, on=on)]


def names(by, post, **more) -> list[str]:
    return [line.name for line in queries.roster(by=by, post_id=post.id, on=more.pop("on", TODAY), **more)]


def test_a_kader_enrols_residents_of_the_village_and_then_sees_them(cast: Cast) -> None:
    wayan, made = factories.person(name="Wayan"), factories.person(name="Made")
    assert enrol(cast.kader_a, cast.post_a, wayan, made) == ["accepted", "accepted"]
    assert enrol(cast.kader_a, cast.post_a, wayan) == ["same"]
    assert names(cast.kader_a, cast.post_a) == ["Made", "Wayan"]
    assert names(cast.kader_a, cast.post_a, on=date(2026, 10, 4)) == []
    assert queries.roster_size(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY) == 2
    assert queries.roster_ids(cast.post_a.id, TODAY) == {wayan.id, made.id}
    assert Person.objects.get(id=wayan.id).post_id == cast.post_a.id


def test_a_roster_is_found_by_name_and_read_page_by_page_without_the_dead(cast: Cast) -> None:
    for name in ("Ayu", "Budi", "Citra", "Dewi"):
        factories.person(cast.post_a, name)
    factories.person(cast.post_a, "Eka", died_on=date(2026, 11, 1))
    first = queries.roster(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY, limit=3)
    rest = names(cast.kader_a, cast.post_a, after=first[-1].person_id)
    assert ([line.name for line in first], rest) == (["Ayu", "Budi", "Citra"], ["Dewi"])
    assert names(cast.kader_a, cast.post_a, text="DEW") == ["Dewi"]
    assert "Eka" in names(cast.kader_a, cast.post_a, on=date(2026, 10, 31))


def test_a_person_belongs_to_one_post_at_a_time_and_the_village_moves_them(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    assert enrol(cast.kader_b, cast.post_b, person) == ["terdaftar-di-pos-lain"]
    assert enrol(cast.staf_desa, cast.post_b, person) == ["accepted"]
    assert queries.post_of_person(person.id, date(2026, 10, 4)) == cast.post_a.id
    assert queries.posts_of_persons([person.id, new_id()], DAY) == {person.id: cast.post_b.id}
    assert queries.feeds_of_person(person.id) == {cast.post_a.id, cast.post_b.id}
    assert RosterEntry.objects.filter(person=person, valid_to=None).count() == 1
    assert Person.objects.get(id=person.id).post_id == cast.post_b.id


def test_nobody_is_moved_before_the_day_they_came(cast: Cast) -> None:
    person = factories.person(cast.post_a, since=DAY)
    assert enrol(cast.staf_desa, cast.post_b, person) == ["sebelum-perubahan-terakhir"]


def test_knowing_an_id_does_not_open_a_person(cast: Cast) -> None:
    elsewhere, away = factories.person(cast.post_c), factories.person(village=cast.areas.kaliuntu)
    assert enrol(cast.kader_a, cast.post_a, elsewhere, away) == ["orang-tidak-ditemukan"] * 2
    unknown = [Enrolment(person_id=new_id(), post_id=cast.post_a.id)]
    assert commands.enrol(by=cast.kader_a, at=AT, items=unknown, on=DAY)[0].code == "orang-tidak-ditemukan"


def test_the_dead_are_not_enrolled(cast: Cast) -> None:
    assert enrol(cast.kader_a, cast.post_a, factories.person(died_on=date(2026, 9, 1))) == ["orang-meninggal"]


def test_strangers_enrol_nobody_and_see_no_roster(cast: Cast) -> None:
    person = factories.person()
    factories.person(cast.post_a)
    for by in (cast.stranger, cast.kader_b, cast.other_village_head, cast.regency_office, cast.resident):
        assert enrol(by, cast.post_a, person) == ["tidak-berhak"]
        with pytest.raises(Refusal, match="tidak ditemukan"):
            names(by, cast.post_a)
        with pytest.raises(Refusal, match="tidak ditemukan"):
            queries.roster_size(by=by, post_id=cast.post_a.id, on=TODAY)


def test_whoever_leaves_a_roster_stays_in_its_past(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    given = {"person_ids": [person.id], "on": DAY}
    for by in (cast.kader_b, cast.stranger):
        with pytest.raises(Refusal, match="tidak ditemukan"):
            commands.leave_roster(by=by, at=AT, **given)
    commands.leave_roster(by=cast.kader_a, at=AT, reason="pindah ke Denpasar", **given)
    assert queries.roster_ids(cast.post_a.id, TODAY) == set()
    assert queries.roster_ids(cast.post_a.id, date(2026, 10, 4)) == {person.id}
    assert Person.objects.get(id=person.id).post_id is None
    entry = RosterEntry.objects.get(person=person)
    assert history("roster", entry.id)[-1].reason == "pindah ke Denpasar"
    with pytest.raises(Refusal, match="tidak ditemukan"):
        commands.leave_roster(by=cast.kader_a, at=AT, **given)


def test_an_enrolment_is_withdrawn_only_as_it_was_made_and_by_no_stranger(cast: Cast) -> None:
    person = factories.person(cast.post_a, since=date(2026, 11, 1))
    taken = {"at": AT, "person_ids": [person.id]}
    for by, since in ((cast.stranger, date(2026, 11, 1)), (cast.staf_desa, date(2026, 11, 2))):
        assert commands.withdraw_enrolments(by=by, since=since, **taken) == {person.id}
    assert commands.withdraw_enrolments(by=cast.staf_desa, since=date(2026, 11, 1), **taken) == set()
    assert not RosterEntry.objects.filter(person=person).exists()

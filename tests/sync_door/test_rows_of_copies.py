"""The queries from which copies are made: each cut to the actor, a stranger gets nothing."""

from datetime import date

import pytest

from simpul.accounts.queries import actor_of_late, names_of, role_holders
from simpul.audit.queries import feed_changes, feed_sequences
from simpul.facts.queries import record_copies, record_copies_by_id, record_ids_between, records_left
from simpul.intake.tests.at_the_door import AT, intention, phone_of, push, weighing
from simpul.kernel.actor import Scope
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people.queries import families_of, household_copies, people_left, person_copies
from simpul.phones.commands import lock_phone
from simpul.registry.queries import near_posts, post_scope
from simpul.services.commands import add_open_day
from simpul.services.queries import open_day_copies, open_day_ids_between, post_of_open_day
from tests import factories

STRANGERS = ["kader_b", "stranger", "resident", "regency_team"]
MONTH = Period(2026, 11)


@pytest.fixture
def scope(cast) -> Scope:
    return post_scope(cast.post_a.id)


@pytest.fixture
def child(cast):
    family = factories.household(cast.areas.penarukan)
    return factories.person(cast.post_a, born=date(2025, 11, 1), household=family, disability="fisik")


@pytest.fixture
def records(cast, child) -> list[str]:
    sent = [intention("record_service", weighing(cast.post_a, child, on=f"2026-11-0{day}")) for day in (1, 2, 3)]
    push(cast.kader_a, phone_of(cast.kader_a), *sent)
    return [one["payload"]["id"] for one in sent]


def test_records_come_by_id_in_pages(cast, scope, records) -> None:
    first = record_copies(by=cast.kader_a, post=scope, since=MONTH, limit=2)
    rest = record_copies(by=cast.kader_a, post=scope, since=MONTH, after=first[-1].id)
    assert [str(one.id) for one in first + rest] == sorted(records)
    assert records_left(by=cast.kader_a, post=scope, since=MONTH, after=first[-1].id) == 1
    assert record_copies(by=cast.kader_a, post=scope, since=Period(2026, 12)) == []
    between = record_ids_between(by=cast.kader_a, post=scope, first=MONTH, until=Period(2026, 12))
    assert [str(id) for id in between] == sorted(records)


@pytest.mark.parametrize("who", [*STRANGERS, "kader_pu_a"])
def test_a_stranger_gets_no_record(cast, scope, records, who) -> None:
    by = getattr(cast, who)
    assert record_copies(by=by, post=scope, since=MONTH) == []
    assert record_copies_by_id(by=by, post=scope, ids=records) == []
    assert records_left(by=by, post=scope, since=MONTH) == 0
    assert record_ids_between(by=by, post=scope, first=MONTH, until=Period(2026, 12)) == []


def test_persons_and_families_of_the_post_come_and_disability_to_some(cast, scope, child) -> None:
    assert person_copies(by=cast.kader_a, post=scope)[0].disability == "fisik"
    assert person_copies(by=cast.kader_pu_a, post=scope)[0].disability is None
    assert [one.id for one in household_copies(by=cast.kader_a, post=scope)] == [child.household_id]
    assert [people_left(by=cast.kader_a, post=scope, families=families) for families in (True, False)] == [1, 1]
    assert families_of([child.id]) == {child.household_id}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_gets_nobody(cast, scope, child, who) -> None:
    by = getattr(cast, who)
    assert person_copies(by=by, post=scope, ids=[child.id]) == []
    assert household_copies(by=by, post=scope, ids=[child.household_id]) == []
    assert people_left(by=by, post=scope, families=False) == 0


def test_open_days_come_from_a_day_on_and_to_no_stranger(cast) -> None:
    day = date(2026, 12, 1)
    id = add_open_day(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, on=day)
    assert open_day_copies(by=cast.kader_a, post_id=cast.post_a.id, since=day) == [(id, day, "terjadwal", "")]
    span = {"first": day, "until": date(2027, 1, 1)}
    assert open_day_ids_between(by=cast.kader_a, post_id=cast.post_a.id, **span) == [id]
    assert (post_of_open_day(id), post_of_open_day(new_id())) == (cast.post_a.id, None)
    with pytest.raises(Refusal):
        open_day_copies(by=cast.kader_b, post_id=cast.post_a.id, since=day)
    with pytest.raises(Refusal):
        open_day_ids_between(by=cast.kader_b, post_id=cast.post_a.id, **span)


def test_near_posts_are_those_of_a_role_at_the_post_or_in_its_village(cast) -> None:
    assert [one.id for one in near_posts(by=cast.kader_a)] == [cast.post_a.id]
    assert {one.id for one in near_posts(by=cast.bidan)} == {cast.post_a.id, cast.post_b.id}
    for who in (cast.puskesmas, cast.regency_team, cast.resident):
        assert near_posts(by=who) == []


def test_a_feed_tells_what_happened_after_a_number(cast, records) -> None:
    feed = cast.post_a.id
    assert feed_sequences([feed, cast.post_b.id]) == {feed: 3, cast.post_b.id: 0}
    assert [one.object_id for one in feed_changes(feed, 1, 10)] == records[1:]
    assert len(feed_changes(feed, 0, 2)) == 2


def test_a_role_that_ended_lately_is_still_known(cast) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "sosial", valid_to=date(2026, 11, 1))
    late = actor_of_late(user.id, date(2026, 11, 22), 90)
    scope = Scope(post_scope(cast.post_a.id).area, cast.post_a.id, "sosial")
    assert late.may("record.write", scope)
    assert not actor_of_late(user.id, date(2026, 11, 22), 7).may("record.write", scope)


def test_holders_of_roles_at_a_post_are_found_with_their_names(cast) -> None:
    user = factories.user()
    factories.holding(user, "kader", cast.post_a, "sosial")
    for where in ({"post_id": cast.post_a.id}, {"area_id": cast.areas.penarukan.id}):
        assert role_holders(on=date(2026, 11, 22), **where) == [user.id]
    assert role_holders(on=date(2026, 11, 22), post_id=cast.post_b.id) == []
    assert names_of([user.id, new_id()]) == {user.id: user.name}


def test_locking_a_phone_that_is_none_does_no_harm(db) -> None:
    lock_phone(new_id())

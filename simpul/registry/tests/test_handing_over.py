"""A roster goes over to another post and back; a change of state or place is taken back."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.refusals import Refusal
from simpul.registry import commands, queries
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
ON = date(2026, 11, 10)


def hand_over(cast, by, **more):
    return commands.hand_over(by=by, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, on=ON, **more)


def test_some_go_over_and_come_back(cast) -> None:
    going, staying = factories.person(cast.post_a), factories.person(cast.post_a)
    assert hand_over(cast, cast.staf_desa, person_ids=[going.id]) == [going.id]
    assert queries.roster_ids(cast.post_b.id, ON) == {going.id}
    back = {"post_id": cast.post_a.id, "to": cast.post_b.id, "on": ON, "person_ids": [going.id, staying.id]}
    assert commands.hand_back(by=cast.staf_desa, at=AT, **back) == [going.id]
    assert queries.roster_ids(cast.post_a.id, ON) == {going.id, staying.id}
    assert queries.feeds_of_person(going.id) == {cast.post_a.id}


def test_who_has_gone_on_to_a_third_post_stays_there(cast) -> None:
    person, third = factories.person(cast.post_a), factories.post(cast.areas.penarukan)
    hand_over(cast, cast.staf_desa)
    commands.hand_over(by=cast.staf_desa, at=AT, post_id=cast.post_b.id, to=third.id, on=date(2026, 11, 15))
    back = {"post_id": cast.post_a.id, "to": cast.post_b.id, "on": ON, "person_ids": [person.id]}
    assert commands.hand_back(by=cast.staf_desa, at=AT, **back) == []
    assert queries.post_of_person(person.id, date(2026, 11, 20)) == third.id


def test_nobody_hands_over_what_is_not_theirs(cast) -> None:
    person = factories.person(cast.post_a)
    for stranger in (cast.stranger, cast.kader_a, cast.ketua_a, cast.kasi):
        with pytest.raises(Refusal):
            hand_over(cast, stranger)
        with pytest.raises(Refusal):
            commands.hand_back(
                by=stranger, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, on=ON, person_ids=[person.id]
            )
        with pytest.raises(Refusal):
            commands.take_back_change(by=stranger, at=AT, post_id=cast.post_a.id, since=ON)
    with pytest.raises(Refusal, match="harus lain"):
        commands.hand_over(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, to=cast.post_a.id, on=ON)


def test_nobody_is_enrolled_at_a_closed_post(cast) -> None:
    person = factories.person(village=cast.areas.penarukan)
    commands.change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state="tutup", on=ON)
    items = [commands.Enrolment(person_id=person.id, post_id=cast.post_a.id)]
    assert [one.code for one in commands.enrol(by=cast.staf_desa, at=AT, items=items, on=ON)] == ["pos-sudah-tutup"]


def test_only_the_last_change_is_taken_back(cast) -> None:
    take_back = {"by": cast.staf_desa, "at": AT, "post_id": cast.post_a.id}
    with pytest.raises(Refusal):
        commands.take_back_change(since=factories.LONG_AGO, **take_back)
    commands.change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state="istirahat", on=ON)
    with pytest.raises(Refusal):
        commands.take_back_change(since=date(2026, 11, 11), **take_back)
    commands.take_back_change(since=ON, **take_back)
    assert queries.post(by=cast.staf_desa, post_id=cast.post_a.id).state == "aktif"
    assert len(queries.post_history(by=cast.staf_desa, post_id=cast.post_a.id)) == 1

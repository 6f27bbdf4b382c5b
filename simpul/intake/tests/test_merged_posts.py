"""What a phone still sends for a post that has merged: accepted to the day, or held and carried out at the heir."""

from datetime import date

import pytest

from simpul.accounts.queries import actor_for
from simpul.facts.models import Record
from simpul.intake.commands import accept_held
from simpul.intake.models import Arrival
from simpul.kernel.ids import new_id
from simpul.lifecycle.commands import Basis, merge_posts
from simpul.people.models import Person
from simpul.registry.queries import post_of_person
from tests import factories

from .at_the_door import AT, intention, phone_of, push, states, weighing

ON = date(2026, 11, 10)


@pytest.fixture
def child(cast) -> Person:
    return factories.person(cast.post_b, "Kadek Sari", born=date(2025, 11, 1))


@pytest.fixture
def maker(cast, child):
    """A kader of Melati B, which then goes into Melati A."""
    user = factories.user()
    factories.holding(user, "kader", cast.post_b, "kesehatan")
    merge_posts(by=cast.staf_desa, at=AT, heir_id=cast.post_a.id, post_ids=[cast.post_b.id], on=ON, basis=Basis())
    return actor_for(user.id, date(2026, 11, 22))


def test_a_weighing_of_before_the_merge_is_accepted_for_the_old_post(cast, maker, child) -> None:
    sent = intention("record_service", weighing(cast.post_b, child, on="2026-11-09"))
    assert states(push(maker, phone_of(maker), sent)) == ["accepted"]
    assert Record.objects.get().post_id == cast.post_b.id


def test_one_of_after_the_merge_is_held_and_accepted_at_the_heir(cast, maker, child) -> None:
    sent = intention("record_service", weighing(cast.post_b, child, on="2026-11-12"))
    answer = push(maker, phone_of(maker), sent)
    assert (states(answer), answer["results"][0]["code"]) == (["held"], "pos-sudah-tutup")
    accept_held(by=cast.staf_desa, at=AT, id=Arrival.objects.get().id)
    assert (Record.objects.get().post_id, Record.objects.get().recorded_by) == (cast.post_a.id, maker.id)


def test_or_on_a_day_on_which_the_old_post_was_open(cast, maker, child) -> None:
    sent = intention("record_service", weighing(cast.post_b, child, on="2026-11-12"))
    push(maker, phone_of(maker), sent)
    accept_held(by=cast.staf_desa, at=AT, id=Arrival.objects.get().id, on=date(2026, 11, 9))
    assert Record.objects.get().post_id == cast.post_b.id


def test_a_resident_registered_at_the_old_post_is_held_and_comes_to_the_heir(cast, maker) -> None:
    given = {
        "id": str(new_id()),
        "post_id": str(cast.post_b.id),
        "name": "Putu Baru",
        "sex": "P",
        "birth_date": "2026-10-01",
    }
    answer = push(maker, phone_of(maker), intention("register_resident", given))
    assert (states(answer), answer["results"][0]["code"]) == (["held"], "pos-sudah-tutup")
    assert not Person.objects.filter(name="Putu Baru").exists()
    accept_held(by=cast.staf_desa, at=AT, id=Arrival.objects.get().id)
    assert post_of_person(Person.objects.get(name="Putu Baru").id, date(2026, 11, 22)) == cast.post_a.id

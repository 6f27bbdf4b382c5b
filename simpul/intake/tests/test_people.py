from datetime import UTC, date, datetime

import pytest

from simpul.intake.commands import carry_out, register_person
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from simpul.registry.queries import roster
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def test_who_is_registered_at_a_post_stands_in_its_roster(cast: Cast) -> None:
    given = {"village_id": cast.areas.penarukan.id, "post_id": cast.post_a.id, "name": "Ni Luh Ayu", "sex": "P"}
    outcome = register_person(by=cast.kader_a, at=AT, **given)
    assert [line.person_id for line in roster(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY)] == [outcome.id]


def test_a_village_registers_into_the_care_of_its_own_posts_only(cast: Cast) -> None:
    given = {"village_id": cast.areas.penarukan.id, "name": "Ni Luh Ayu", "sex": "P"}
    outcome = register_person(by=cast.staf_desa, at=AT, post_id=cast.post_b.id, **given)
    assert Person.objects.get(id=outcome.id).post_id == cast.post_b.id
    with pytest.raises(Refusal) as refused:
        register_person(by=cast.staf_desa, at=AT, post_id=cast.post_c.id, **{**given, "name": "I Made Bima"})
    assert refused.value.code == "tidak-berhak"
    assert Person.objects.count() == 1


def test_a_stranger_registers_nobody_into_a_post(cast: Cast) -> None:
    given = {"village_id": cast.areas.penarukan.id, "post_id": cast.post_a.id, "name": "Ni Luh Ayu", "sex": "P"}
    for who in (cast.kader_b, cast.stranger, cast.regency_team, cast.resident):
        with pytest.raises(Refusal):
            register_person(by=who, at=AT, **given)
    assert not Person.objects.exists()


def test_the_same_form_by_phone_and_again_is_one_person_in_one_roster(cast: Cast) -> None:
    payload = {
        "id": str(new_id()),
        "village_id": cast.areas.penarukan.id,
        "post_id": str(cast.post_a.id),
        "name": "Ni Luh Ayu",
        "sex": "P",
        "birth_date": "2024-03-05",
    }
    for id in (new_id(), new_id()):
        carry_out(by=cast.kader_a, at=AT, id=id, name="register_person", payload=payload)
    assert len(roster(by=cast.kader_a, post_id=cast.post_a.id, on=TODAY)) == 1
    assert Person.objects.get().birth_date == date(2024, 3, 5)

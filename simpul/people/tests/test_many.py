"""Residents of a list: many at once, and taken back. How lists use it: simpul/imports/tests/test_people.py."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import NewResident, register_many, withdraw_many
from simpul.people.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
NIK = "5108065203900001"


def resident(cast: Cast, name: str, **more) -> NewResident:
    return NewResident(new_id(), cast.areas.penarukan.id, name, "P", date(1990, 3, 12), **more)


def test_one_nik_is_one_person_within_a_list_and_beside_it(cast: Cast) -> None:
    first, twin = resident(cast, "Sari", nik=NIK), resident(cast, "Ayu", nik=NIK)
    assert set(register_many(by=cast.staf_desa, at=AT, items=[first, twin])) == {twin.id}
    refused = register_many(by=cast.staf_desa, at=AT, items=[twin, resident(cast, "Komang")])
    assert refused[twin.id].code == "nik-sudah-ada-di-tempat-lain"
    assert set(Person.objects.values_list("name", flat=True)) >= {"Sari", "Komang"}


def test_strangers_neither_register_nor_take_back(cast: Cast) -> None:
    sari = resident(cast, "Sari")
    register_many(by=cast.staf_desa, at=AT, items=[sari])
    for by in (cast.stranger, cast.other_village_head, cast.resident):
        with pytest.raises(Refusal):
            register_many(by=by, at=AT, items=[resident(cast, "Ayu")])
        assert withdraw_many(by=by, at=AT, ids=[sari.id]) == {sari.id}
    assert withdraw_many(by=cast.staf_desa, at=AT, ids=[sari.id]) == set()

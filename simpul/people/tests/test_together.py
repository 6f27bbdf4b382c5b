"""The same form twice at the same moment: only PostgreSQL has more than one writer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import register_person
from simpul.people.models import Person
from tests.cast import Cast, play

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NIK = "5108064503240001"

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def together(act: Callable[[int], Any], times: int = 6) -> list[Any]:
    def run(turn: int) -> Any:
        try:
            return act(turn)
        except Refusal as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def given(cast: Cast) -> dict[str, Any]:
    return {
        "by": cast.staf_desa,
        "at": AT,
        "village_id": cast.areas.penarukan.id,
        "sex": "P",
        "birth_date": date(2024, 3, 5),
    }


def test_the_same_form_arriving_together_is_one_person() -> None:
    cast, id = play(), new_id()
    outcomes = together(lambda _: register_person(**given(cast), id=id, name="Ni Luh Ayu"))
    assert {one.id for one in outcomes} == {id}
    assert sum(not one.repeated for one in outcomes) == 1
    assert Person.objects.count() == 1


def test_two_persons_arriving_together_do_not_share_a_nik() -> None:
    cast = play()
    outcomes = together(lambda turn: register_person(**given(cast), name=f"Ni Luh {'ABCDEF'[turn]}", nik=NIK))
    assert sorted(str(one) for one in outcomes if isinstance(one, str)) == ["nik-sudah-ada"] * 5
    assert Person.objects.count() == 1

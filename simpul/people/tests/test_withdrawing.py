from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.kernel.ids import new_id
from simpul.people.commands import correct_household, note_welfare, register_household, withdraw_families
from simpul.people.models import Household, Welfare
from simpul.people.queries import households_by_id
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def brought(cast: Cast) -> UUID:
    acting = {"by": cast.staf_desa, "at": AT}
    return register_household(**acting, village_id=cast.areas.penarukan.id, head_name="I Ketut Darma").id


def note(cast: Cast, family: UUID, source: str = "dtsen") -> UUID:
    on = date(2026, 1, 1)
    return note_welfare(
        by=cast.staf_desa, at=AT, household_id=family, status="prasejahtera", source=source, on=on, decile=1
    )


def test_a_family_that_nobody_used_goes_with_what_was_said_about_it(cast: Cast) -> None:
    family = brought(cast)
    said = note(cast, family)
    assert withdraw_families(by=cast.staf_desa, at=AT, ids=[family], notes=[said]) == set()
    assert (Household.objects.count(), Welfare.objects.count()) == (0, 0)


def test_a_family_that_somebody_used_changed_or_spoke_about_stays(cast: Cast) -> None:
    lived_in, corrected, spoken_of = brought(cast), brought(cast), brought(cast)
    factories.person(cast.post_a, "Ayu", household_id=lived_in)
    told = {"head_name": "I Ketut Darma", "hamlet_id": None, "address": "Jl. Pantai 3"}
    correct_household(by=cast.staf_desa, at=AT, id=corrected, version=1, **told)
    note(cast, spoken_of, "pendataan")
    ids = {lived_in, corrected, spoken_of}
    assert withdraw_families(by=cast.staf_desa, at=AT, ids=ids) == ids
    assert Household.objects.count() == 3


@pytest.mark.parametrize("who", ["other_village_head", "kader_b", "regency_team", "resident", "stranger"])
def test_a_stranger_takes_no_family_back_and_reads_none(cast: Cast, who: str) -> None:
    by, family = getattr(cast, who), brought(cast)
    said = note(cast, family)
    assert withdraw_families(by=by, at=AT, ids=[family], notes=[said]) == {family, said}
    assert households_by_id(by=by, ids=[family]) == {}
    assert (Household.objects.count(), Welfare.objects.count()) == (1, 1)


def test_families_are_read_many_at_once(cast: Cast) -> None:
    one, other = brought(cast), brought(cast)
    note(cast, one)
    found = households_by_id(by=cast.staf_desa, ids=[one, other, new_id()])
    assert (found.keys(), found[other].welfare) == ({one, other}, None)
    assert found[one].welfare_history[0].decile == 1

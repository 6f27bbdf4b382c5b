"""Offices go over to another post and back: the same office, nobody judged anew."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
ON, TODAY = date(2026, 11, 10), date(2026, 11, 22)


def carry(cast, by):
    return commands.carry_over(by=by, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, on=ON)


def held(cast, post) -> set[tuple]:
    found = queries.officers(by=cast.staf_desa, post_id=post.id, on=TODAY)
    return {(one.name, one.position, one.valid_from, one.valid_to) for one in found}


def test_offices_go_over_and_back_with_the_day_on_which_they_end(cast) -> None:
    last = date(2029, 1, 1)
    factories.appointment(factories.person(cast.post_a, "Bu Ketua"), cast.post_a, "ketua", valid_to=last)
    factories.appointment(factories.person(cast.post_a, "Kader"), cast.post_a, "kader", "sosial", valid_from=TODAY)
    before = held(cast, cast.post_a)
    carried = carry(cast, cast.staf_desa)
    assert held(cast, cast.post_a) == set()
    assert held(cast, cast.post_b) == {("Bu Ketua", "ketua", ON, last), ("Kader", "kader", TODAY, None)}
    commands.carry_back(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, carried=carried)
    assert (held(cast, cast.post_a), held(cast, cast.post_b)) == (before, set())


def test_what_has_changed_since_is_not_carried_back(cast) -> None:
    factories.appointment(factories.person(cast.post_a, "Kader"), cast.post_a, "kader", "sosial")
    carried = carry(cast, cast.staf_desa)
    new = carried[0].new
    assert new is not None
    commands.end_appointment(by=cast.staf_desa, at=AT, appointment_id=new, on=TODAY, because="mengundurkan_diri")
    with pytest.raises(Refusal, match="tidak bisa dibatalkan"):
        commands.carry_back(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, carried=carried)


def test_nobody_else_carries_offices(cast) -> None:
    for stranger in (cast.stranger, cast.ketua_a, cast.regency_team):
        with pytest.raises(Refusal):
            carry(cast, stranger)
        with pytest.raises(Refusal):
            commands.carry_back(by=stranger, at=AT, post_id=cast.post_a.id, to=cast.post_b.id, carried=[])


def test_who_signs_is_named_in_the_words_of_the_place(cast) -> None:
    assert queries.signers(cast.areas.penarukan.id, TODAY)[0] == "Lurah Penarukan"
    assert "Kepala Desa Tambakan" in queries.signers(cast.areas.tambakan.id, TODAY)

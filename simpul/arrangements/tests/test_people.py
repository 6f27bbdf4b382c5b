"""Who may be called by name: those in office within the area of the office that calls; and strangers."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from simpul.arrangements import queries
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.participants.tests.conftest import batch_of
from simpul.training.models import Batch
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def bimtek(cast: Cast) -> UUID:
    return batch_of(cast.areas)


def named(cast: Cast, bimtek: UUID, text: str) -> list[tuple[str, str]]:
    found = queries.invitees(by=cast.regency_office, at=AT, batch_id=bimtek, text=text)
    return [(one.name, one.office) for one in found]


def test_those_in_office_are_found_by_any_part_of_their_name_once(cast: Cast, bimtek: UUID) -> None:
    sari = factories.person(cast.post_a, "Ni Luh Sari", phone="081234567890")
    for position, field in (("kader", "sosial"), ("sekretaris", "")):
        factories.appointment(sari, cast.post_a, position, field)
    factories.appointment(factories.person(cast.post_c, "Sari Banjar"), cast.post_c, "kader", "sosial")
    factories.person(cast.post_a, "Sari Warga")  # a resident: the regency reads no residents
    assert named(cast, bimtek, "sari luh") == [("Ni Luh Sari", "Kader")]
    assert named(cast, bimtek, "SARI") == [("Ni Luh Sari", "Kader")]
    assert named(cast, bimtek, " . ") == []
    found = queries.invitee(by=cast.regency_office, at=AT, batch_id=bimtek, person_id=sari.id)
    assert (found.village, found.phone) == ("Kelurahan Penarukan", "081234567890")


def test_a_village_finds_its_residents_too_and_tells_the_office_of_those_who_hold_one(cast: Cast) -> None:
    own = batch_of(cast.areas, number=2)
    Batch.objects.filter(id=own).update(host=cast.areas.penarukan)
    sari = factories.person(cast.post_a, "Ni Luh Sari")
    factories.appointment(sari, cast.post_a, "kader", "sosial")
    factories.person(cast.post_a, "Sari Warga")
    factories.person(village=cast.areas.kaliuntu, name="Sari Kaliuntu")
    found = queries.invitees(by=cast.staf_desa, at=AT, batch_id=own, text="sari")
    assert [(one.name, one.office) for one in found] == [("Ni Luh Sari", "Kader"), ("Sari Warga", "")]


def test_the_dead_and_those_out_of_office_are_not_called(cast: Cast, bimtek: UUID) -> None:
    one = factories.person(cast.post_a, "Made Arta", died_on=AT.date())
    factories.appointment(one, cast.post_a, "kader", "sosial")
    other = factories.person(cast.post_a, "Made Widi")
    factories.appointment(other, cast.post_a, "kader", "sosial", valid_to=AT.date())
    assert named(cast, bimtek, "made") == []


def test_strangers_find_nobody(cast: Cast, bimtek: UUID) -> None:
    sari = factories.person(cast.post_a, "Ni Luh Sari")
    factories.appointment(sari, cast.post_a, "kader", "sosial")
    for who in (cast.stranger, cast.staf_desa, cast.kader_a, cast.resident):
        with pytest.raises(Refusal):
            queries.invitees(by=who, at=AT, batch_id=bimtek, text="sari")
        with pytest.raises(Refusal):
            queries.invitee(by=who, at=AT, batch_id=bimtek, person_id=sari.id)
    for batch, person in ((bimtek, new_id()), (new_id(), sari.id)):
        with pytest.raises(Refusal):
            queries.invitee(by=cast.regency_office, at=AT, batch_id=batch, person_id=person)

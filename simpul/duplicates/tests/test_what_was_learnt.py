"""What a kader who was entered twice has shown stands at the true person, and comes back when the two are parted."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.certificates.commands.merging import hand_over_person as certificates_alone
from simpul.competence.commands.merging import hand_over_person as abilities_alone
from simpul.competence.models import Ability, FollowUp
from simpul.duplicates import commands
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.reports.tests.stage import NOON
from tests import factories
from tests.trainings_of_play import batch_of

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def ability(person: Any, batch: Any, code: str) -> UUID:
    who = {"by": factories.some_id(1), "by_name": "Panitia", "at": AT}
    told = {"kind": "bidang", "code": code, "since": date(2026, 11, 11), "shown_by": "lulus"}
    return Ability.objects.create(person=person, batch=batch, **told, **who).id


def owners() -> dict[UUID, UUID | None]:
    found = dict(Ability.objects.values_list("id", "person_id"))
    return {**found, **dict(FollowUp.objects.values_list("id", "person_id"))}


def test_abilities_and_plans_go_over_and_come_back(cast) -> None:
    old, new = factories.person(cast.post_a, "Ni Wayan Sari"), factories.person(cast.post_b, "Wayan Sari")
    batch = batch_of(cast.areas.buleleng)
    both = [ability(one, batch, "kesehatan") for one in (old, new)]
    only = ability(new, batch, "sosial")
    who = {"by": factories.some_id(1), "by_name": "Panitia", "at": AT}
    told = {"what": "Latih kader lain", "responsible": "Sari", "due_on": date(2026, 12, 1)}
    plan = FollowUp.objects.create(batch=batch, village=cast.areas.penarukan, person=new, **told, **who).id
    before = owners()
    merge = commands.merge_persons(by=cast.staf_desa, at=NOON, loser=new.id, winner=old.id, taken=())
    assert owners() == {both[0]: old.id, both[1]: new.id, only: old.id, plan: old.id}
    assert commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge) == []
    assert owners() == before


@pytest.mark.parametrize("act", [abilities_alone, certificates_alone])
def test_nothing_goes_over_without_a_merge(act: Any) -> None:
    with pytest.raises(RuntimeError):
        act(by=SYSTEM, at=NOON, loser=new_id(), winner=new_id())

"""Doubles are found when somebody is entered, by the worker, and by a sweep; what was decided is remembered."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.apps import apps

from simpul.audit.models import Change
from simpul.duplicates import commands, queries
from simpul.duplicates.models import Pair, Trait
from simpul.intake.commands import register_person
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.people.models import Person
from simpul.registry.models import Post, RosterEntry
from simpul.reports.tests.stage import NOON
from tests import factories

BORN, MOTHER, NIK = date(2024, 3, 5), "Ni Wayan Rai", "5108064503240001"
# What holds an id of a person or a post: moved by a merge, or not of the one that goes. A new one must say which.
MOVED = {
    "accounts",
    "certificates",
    "competence",
    "decisions",
    "dossiers",
    "duplicates",
    "eligibility",
    "facts",
    "offices",
    "people",
    "photos",
    "registry",
    "services",
}
LEFT_WITH_THE_ONE_THAT_GOES = {
    "upkeep": "who was trained is told anew by competence, whose abilities go over",
    "checks": "counted anew every night",
    "lifecycle": "the steps in the life of the row that was written twice",
    "incentives": "a list that was paid names whom it paid, as paper does",
    "participants": "the list of an event names whoever signed up, as paper does",
    "assessments": "who was entered for a contest, and what was given, stays as it was published",
    "coaching": "a visit was paid to the post as it stood",
    "readiness": "an answer was given about the post as it stood",
}


def register(village, name: str, **more) -> UUID:
    told = {"sex": "P", "birth_date": BORN, "mother_name": MOTHER, **more}
    return register_person(by=SYSTEM, at=NOON, village_id=village.id, name=name, **told).id


def names(found) -> list[set[str]]:
    return [{one.one_name, one.other_name} for one in found]


def test_the_worker_finds_who_was_registered_twice_and_who_was_corrected_into_it(cast) -> None:
    village = cast.areas.penarukan
    register(village, "Kadek Dwi Antari")
    register(village, "Kadek Dwi Antary")
    other = register(village, "Putu Bayu", sex="L", mother_name="Luh Eka")
    assert commands.watch(NOON) == 0
    seen = queries.pairs(by=cast.staf_desa, at=NOON, area_id=village.id)
    assert names(seen) == [{"Kadek Dwi Antari", "Kadek Dwi Antary"}]
    changes = {"name": "Dwi Antari", "sex": "P", "mother_name": MOTHER}
    people.correct_person(by=SYSTEM, at=NOON, id=other, version=1, changes=changes)
    commands.watch(NOON)
    assert Pair.objects.count() == 3
    people.correct_person(by=SYSTEM, at=NOON, id=other, version=2, changes={"birth_date": date(1990, 5, 9)})
    commands.watch(NOON)
    assert Pair.objects.count() == 1


def test_the_worker_reads_each_change_until_it_is_settled_and_then_no_more(cast) -> None:
    register(cast.areas.penarukan, "Kadek Dwi Antari")
    commands.watch(NOON)
    Trait.objects.all().delete()
    commands.watch(NOON + timedelta(minutes=1))
    assert Trait.objects.exists()
    commands.watch(NOON + timedelta(hours=1))
    Trait.objects.all().delete()
    commands.watch(NOON + timedelta(hours=1))
    assert not Trait.objects.exists()
    assert Change.objects.filter(kind="person").exists()


def test_a_long_list_is_read_part_by_part(cast) -> None:
    for number in range(3):
        register(cast.areas.penarukan, "Kadek Dwi Antari", birth_date=BORN + timedelta(days=400 * number))
    rounds = 0
    while commands.watch(NOON + timedelta(hours=1), limit=2):
        rounds += 1
    assert rounds >= 1
    assert Trait.objects.values("person_id").distinct().count() == 3


def test_a_sweep_finds_the_same_and_forgets_who_is_gone(cast) -> None:
    village = cast.areas.penarukan
    one, other = (factories.person(cast.post_a, "Kadek Dwi Antari", mother_name=MOTHER) for _ in range(2))
    assert commands.sweep(NOON, village.id) == 1
    Person.objects.filter(id=other.id).update(village=cast.areas.kaliuntu)
    commands.sweep(NOON, village.id)
    assert set(Trait.objects.filter(village=village).values_list("person_id", flat=True)) == {one.id}
    RosterEntry.objects.filter(person=other).delete()
    Person.objects.filter(id=other.id).delete()
    commands.look_at(NOON, [other.id])
    assert not Pair.objects.exists()


def test_across_villages_nobody_is_found_by_name(cast) -> None:
    for village in (cast.areas.penarukan, cast.areas.kaliuntu):
        register(village, "Kadek Dwi Antari")
    commands.watch(NOON)
    assert not Pair.objects.exists()


def test_who_is_entered_under_nearly_the_same_name_is_told_of_at_the_door(cast) -> None:
    village = cast.areas.penarukan
    register(village, "Kadek Dwi Antari", sure=True)
    commands.watch(NOON)
    told = {"sex": "P", "birth_date": BORN, "mother_name": "Wyn. Rai"}
    made = register_person(by=cast.staf_desa, at=NOON, village_id=village.id, name="Kdk. Dwi Antary", **told)
    assert "mungkin-orang-yang-sama" in {one.code for one in made.warnings}
    asked = {"on": NOON.date(), "village_id": village.id, "name": "Kdk Dwi Antari", **told}
    assert queries.alike(by=cast.staf_desa, **asked)[0].person is not None


def test_a_kader_is_not_told_who_of_another_post_it_is(cast) -> None:
    factories.person(cast.post_b, "Kadek Dwi Antari", mother_name=MOTHER)
    commands.sweep(NOON, cast.areas.penarukan.id)
    asked = {"village_id": cast.areas.penarukan.id, "name": "Kadek Dwi Antari", "sex": "P", "birth_date": BORN}
    (found,) = queries.alike(by=cast.kader_a, on=NOON.date(), post_id=cast.post_a.id, **asked)
    assert found.person is None


def test_what_was_decided_is_remembered_with_who_and_not_proposed_again(cast) -> None:
    one, other = (factories.person(cast.post_a, "Kadek Dwi Antari", mother_name=MOTHER) for _ in range(2))
    commands.look_at(NOON, [one.id, other.id])
    pair = Pair.objects.get()
    commands.decide(by=cast.village_head, at=NOON, pair_id=pair.id, different=True)
    commands.look_at(NOON, [one.id, other.id])
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by, pair.decided_at) == ("berbeda", cast.village_head.id, NOON)
    assert queries.pairs(by=cast.village_head, at=NOON, area_id=cast.areas.penarukan.id) == []
    later = queries.pairs(by=cast.village_head, at=NOON, area_id=cast.areas.penarukan.id, state="berbeda")
    assert [found.decided_by_name for found in later] == [cast.village_head.name]


def test_the_village_is_reminded_and_the_regency_only_of_pairs_across_villages(cast) -> None:
    one, other = (factories.person(cast.post_a, "Kadek Dwi Antari", mother_name=MOTHER) for _ in range(2))
    commands.look_at(NOON, [one.id, other.id])
    assert [errand.count for errand in queries.due(by=cast.staf_desa, at=NOON)] == [1]
    assert queries.due(by=cast.regency_office, at=NOON) == []
    far = factories.person(village=cast.areas.kaliuntu)
    people.correct_person(by=SYSTEM, at=NOON, id=far.id, version=1, changes={"nik": NIK})
    commands.claim_nik(by=cast.kader_a, at=NOON, person_id=one.id, nik=NIK)
    assert [errand.count for errand in queries.due(by=cast.regency_office, at=NOON)] == [1]
    assert queries.waiting(by=cast.staf_desa, area_id=cast.areas.penarukan.id) == {cast.areas.penarukan.id: 1}
    (seen,) = queries.pairs(by=cast.regency_office, at=NOON, area_id=cast.areas.buleleng.id)
    assert "NIK yang sama dipakai" in seen.why


def test_a_nik_that_nobody_has_claims_nobody(cast) -> None:
    with pytest.raises(Refusal) as caught:
        commands.claim_nik(by=cast.kader_a, at=NOON, person_id=factories.person(cast.post_a).id, nik=NIK)
    assert caught.value.code == "nik-belum-tercatat"


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_b", "resident"])
def test_a_stranger_decides_points_at_and_sees_nothing(cast, who) -> None:
    actor, village = getattr(cast, who), cast.areas.penarukan
    one, other = (factories.person(cast.post_a, "Kadek Dwi Antari", mother_name=MOTHER) for _ in range(2))
    commands.look_at(NOON, [one.id, other.id])
    pair = Pair.objects.get()
    asked = {"on": NOON.date(), "village_id": village.id, "name": one.name, "sex": "P", "post_id": cast.post_a.id}
    for act in (
        lambda: commands.decide(by=actor, at=NOON, pair_id=pair.id, different=True),
        lambda: commands.propose(by=actor, at=NOON, person_id=one.id, other_id=other.id),
        lambda: commands.propose_posts(by=actor, at=NOON, post_id=cast.post_a.id, other_id=cast.post_b.id),
        lambda: commands.claim_nik(by=actor, at=NOON, person_id=one.id, nik=NIK),
        lambda: queries.pair(by=actor, at=NOON, id=pair.id),
        lambda: queries.alike(by=actor, **asked),
        lambda: queries.decided_elsewhere(by=actor, area_id=cast.areas.kaliuntu.id, pair_id=pair.id),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code in ("tidak-ditemukan", "tidak-berhak")
    assert queries.pairs(by=actor, at=NOON, area_id=village.id) == []
    assert queries.waiting(by=actor, area_id=village.id) == {}
    assert queries.open_pairs_of(by=actor, person_id=one.id) == []
    assert not queries.may_decide(by=actor, pair_id=pair.id)
    assert queries.merge_of_pair(by=actor, pair_id=pair.id) is None
    assert queries.due(by=actor, at=NOON) == []


def test_whatever_refers_to_a_person_or_a_post_says_what_a_merge_does_with_it() -> None:
    """A new table fails here until it hands its rows over (commands/parts.py) or says why they stay."""
    referring = {
        field.model._meta.app_label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model in (Person, Post)
    }
    assert referring - MOVED - LEFT_WITH_THE_ONE_THAT_GOES.keys() == set()

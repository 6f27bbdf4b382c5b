"""Merging two persons who are one: everything goes over, nothing is lost, and all of it comes back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.accounts.models import User
from simpul.audit.models import Change
from simpul.duplicates import commands, queries
from simpul.duplicates.models import Merge, Pair
from simpul.eligibility.models import Membership
from simpul.facts.commands import note_finished
from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Appointment
from simpul.people import commands as people_commands
from simpul.people import queries as people
from simpul.people.models import Person
from simpul.recount.queries import recount
from simpul.registry.models import RosterEntry
from simpul.reports.tests.stage import NOON, NOVEMBER, OCTOBER, count, live, weigh
from tests import factories

NIK = "5108064503240001"
BORN = date(2024, 3, 5)
WEIGHED = "kesehatan.balita"


def merged(by: Any, loser: Person, winner: Person, *taken: str) -> UUID:
    return commands.merge_persons(by=by, at=NOON, loser=loser.id, winner=winner.id, taken=taken)


def rows() -> dict[str, list[dict[str, Any]]]:
    """All that a merge may touch, as it stands: what an undoing must bring back."""
    untold = ("revision", "version", "nik_sealed")
    tables = (Person.everyone, RosterEntry.objects, Record.objects, Appointment.objects, User.objects)
    tables = (*tables, Membership.objects)
    return {
        str(table.model): [
            {name: value for name, value in row.items() if name not in untold} for row in table.order_by("id").values()
        ]
        for table in tables
    }


def test_everything_of_the_one_stands_at_the_other_and_both_ids_are_read_as_one(cast) -> None:
    old = factories.person(cast.post_a, "Ni Wayan Sari", born=None, phone="0812 3456 7890")
    new = factories.person(cast.post_b, "Wyn. Sari", since=date(2026, 1, 1))
    record = weigh(cast.post_b, new, date(2026, 11, 3))
    office = factories.appointment(new, cast.post_b)
    account = factories.user(person_id=new.id)
    child = factories.person(cast.post_b, "Putu", born=date(2025, 1, 1), mother=new)
    old.birth_date = date(1998, 1, 1)
    old.save()
    merged(cast.staf_desa, new, old)
    assert Record.objects.get(id=record).person_id == old.id
    assert Appointment.objects.get(id=office.id).person_id == old.id
    assert User.objects.get(id=account.id).person_id == old.id
    assert Person.objects.get(id=child.id).mother_id == old.id
    assert people.person(by=cast.staf_desa, id=new.id).id == old.id
    assert {asked: one.id for asked, one in people.snapshots([new.id]).items()} == {new.id: old.id}
    assert [one.id for one in people.search(by=cast.staf_desa, text="Sari")] == [old.id]


def test_what_the_one_lacks_is_taken_and_where_they_differ_somebody_chooses(cast) -> None:
    old = factories.person(cast.post_a, "Ni Wayan Sari", mother_name="")
    new = factories.person(cast.post_a, "Ni Wayan Sarii", mother_name="Ni Made Rai", address="Jl. Melati 2")
    people_commands.correct_person(by=SYSTEM, at=NOON, id=new.id, version=1, changes={"nik": NIK})
    merged(cast.staf_desa, new, old, "name")
    kept = people.person(by=cast.staf_desa, id=old.id)
    assert (kept.name, kept.mother_name, kept.address) == ("Ni Wayan Sarii", "Ni Made Rai", "Jl. Melati 2")
    assert people_commands.read_nik(by=cast.staf_desa, at=NOON, person_id=old.id, reason="periksa") == NIK


def test_the_days_in_rosters_are_joined_and_the_days_of_the_one_that_stays_go_first(cast) -> None:
    old = factories.person(cast.post_a, since=date(2026, 3, 1))
    new = factories.person(cast.post_a, since=date(2025, 6, 1))
    merged(cast.staf_desa, new, old)
    spans = RosterEntry.objects.filter(person=old).order_by("valid_from").values_list("valid_from", "valid_to")
    assert list(spans) == [(date(2025, 6, 1), date(2026, 3, 1)), (date(2026, 3, 1), None)]
    past = RosterEntry.objects.get(person_id=new.id)
    assert (past.valid_from, past.valid_to) == (date(2026, 3, 1), NOON.date())


def test_undone_both_have_exactly_what_each_had(cast) -> None:
    old = factories.person(cast.post_a, "Ni Wayan Sari", born=BORN, sex="P")
    new = factories.person(cast.post_b, "Wayan Sari", born=BORN + timedelta(days=1), sex="L", disability="fisik")
    people_commands.correct_person(by=SYSTEM, at=NOON, id=new.id, version=1, changes={"nik": NIK})
    for person, post in ((old, cast.post_a), (new, cast.post_b)):
        weigh(post, Person.objects.get(id=person.id), date(2026, 11, 3))
        factories.appointment(person, post)
        factories.user(person_id=person.id)
    factories.appointment(new, cast.post_a)
    told = {"body": "pkk", "name": new.name, "name_key": "x", "state": "cocok"}
    for one in (old, new):
        Membership.objects.create(village=cast.areas.penarukan, person=one, **told)
    Membership.objects.create(village=cast.areas.penarukan, person=new, **{**told, "role": "ketua"})
    factories.person(cast.post_b, "Putu", born=date(2025, 11, 1), mother_id=old.id)
    note_finished(by=SYSTEM, at=NOON, post_id=cast.post_b.id, period=NOVEMBER)
    before = rows()
    merge = merged(cast.staf_desa, new, old, "birth_date", "sex")
    assert rows() != before
    assert Membership.objects.filter(person=old).count() == 2
    assert commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge) == []
    assert rows() == before
    assert people_commands.read_nik(by=cast.staf_desa, at=NOON, person_id=new.id, reason="periksa") == NIK


def test_what_came_after_the_merge_stays_with_the_one_that_stays_and_is_told(cast) -> None:
    old, new = factories.person(cast.post_a, phone=""), factories.person(cast.post_a, phone="081234567890")
    merge = merged(cast.staf_desa, new, old)
    later = weigh(cast.post_a, Person.objects.get(id=old.id), date(2026, 11, 5))
    version = Person.objects.get(id=old.id).version
    people_commands.correct_person(
        by=cast.staf_desa, at=NOON, id=old.id, version=version, changes={"phone": "087700001111"}
    )
    assert commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge) == ["phone"]
    assert Record.objects.get(id=later).person_id == old.id
    assert Person.objects.get(id=old.id).phone == "087700001111"
    assert queries.merge(by=cast.staf_desa, at=NOON, id=merge).left == ("phone",)


def test_who_was_two_is_counted_as_one_and_as_two_again_when_undone(cast) -> None:
    old = factories.person(cast.post_a, born=BORN)
    new = factories.person(cast.post_a, born=BORN)
    weigh(cast.post_a, old, date(2026, 10, 3))
    weigh(cast.post_a, new, date(2026, 11, 3))
    weigh(cast.post_a, old, date(2026, 11, 4))
    count()
    twice = live(cast.areas.penarukan.id, NOVEMBER, WEIGHED)
    merge = merged(cast.staf_desa, new, old)
    count()
    assert all(recount(by=SYSTEM, period=period) == [] for period in (OCTOBER, NOVEMBER, OCTOBER.longer()[0]))
    assert live(cast.areas.penarukan.id, NOVEMBER, WEIGHED) == twice - 1
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge)
    count()
    assert all(recount(by=SYSTEM, period=period) == [] for period in (OCTOBER, NOVEMBER, OCTOBER.longer()[0]))
    assert live(cast.areas.penarukan.id, NOVEMBER, WEIGHED) == twice


def test_records_of_a_finished_month_become_late_as_a_correction_would(cast) -> None:
    old, new = factories.person(cast.post_a), factories.person(cast.post_a)
    record = weigh(cast.post_a, new, date(2026, 10, 3))
    note_finished(by=SYSTEM, at=NOON, post_id=cast.post_a.id, period=OCTOBER)
    merge = merged(cast.staf_desa, new, old)
    assert Record.objects.get(id=record).late
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge)
    assert not Record.objects.get(id=record).late


def test_an_office_that_both_hold_is_one_office_and_the_second_is_kept_as_written_twice(cast) -> None:
    old, new = factories.person(cast.post_a), factories.person(cast.post_a)
    first, second = (factories.appointment(one, cast.post_a, "ketua") for one in (old, new))
    merged(cast.staf_desa, new, old)
    assert Appointment.objects.get(id=first.id).void_because == ""
    assert "dua kali" in Appointment.objects.get(id=second.id).void_because


@pytest.mark.parametrize(
    ("told", "code"),
    [("two NIK", "nik-berbeda"), ("mother", "ibu-keliru"), ("nobody", "tidak-ditemukan"), ("again", "tidak-ditemukan")],
)
def test_what_cannot_be_one_is_refused_and_leaves_nothing(cast, told, code) -> None:
    old, new = factories.person(cast.post_a, born=date(1990, 1, 2)), factories.person(cast.post_a)
    if told == "two NIK":
        for one, nik in ((old, NIK), (new, "5108064503240002")):
            people_commands.correct_person(by=SYSTEM, at=NOON, id=one.id, version=1, changes={"nik": nik})
    if told == "mother":
        Person.objects.filter(id=new.id).update(mother=old)
    if told == "again":
        merged(cast.staf_desa, new, old)
    loser = Person(id=new_id()) if told == "nobody" else new
    before = Merge.objects.count()
    with pytest.raises(Refusal) as caught:
        merged(cast.staf_desa, loser, old)
    assert (caught.value.code, Merge.objects.count()) == (code, before)


def test_the_same_form_twice_merges_once(cast) -> None:
    old, new, id = factories.person(cast.post_a), factories.person(cast.post_a), new_id()
    for _ in range(2):
        given = {"loser": new.id, "winner": old.id, "id": id}
        assert commands.merge_persons(by=cast.staf_desa, at=NOON, **given) == id
    assert Merge.objects.count() == 1


def test_merges_in_a_row_are_undone_from_the_last(cast) -> None:
    first, second, third = (factories.person(cast.post_a) for _ in range(3))
    weigh(cast.post_a, first, date(2026, 11, 3))
    early = merged(cast.staf_desa, first, second)
    late = merged(cast.staf_desa, second, third)
    assert people.person(by=cast.staf_desa, id=first.id).id == third.id
    with pytest.raises(Refusal) as caught:
        commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=early)
    assert caught.value.code == "gabungan-digabung-lagi"
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=late)
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=early)
    assert Record.objects.get().person_id == first.id


def test_after_its_time_and_a_second_time_nothing_is_undone(cast) -> None:
    merge = merged(cast.staf_desa, factories.person(cast.post_a), factories.person(cast.post_a))
    with pytest.raises(Refusal) as caught:
        commands.part_persons(by=cast.staf_desa, at=NOON + timedelta(days=366), merge_id=merge)
    assert caught.value.code == "gabungan-lewat-waktu"
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge)
    with pytest.raises(Refusal) as caught:
        commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge)
    assert caught.value.code == "gabungan-sudah-dibatalkan"


def test_the_audit_tells_who_merged_whom_and_who_parted_them(cast) -> None:
    old, new = factories.person(cast.post_a), factories.person(cast.post_a)
    merge = merged(cast.staf_desa, new, old)
    commands.part_persons(by=cast.village_head, at=NOON, merge_id=merge)
    told = Change.objects.filter(kind="merge", object_id=str(merge)).select_related("entry").order_by("id")
    assert [one.entry.by for one in told] == [cast.staf_desa.id, cast.village_head.id]
    assert Change.objects.filter(kind="person", object_id=str(new.id), after__merged_into=str(old.id)).exists()


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_a", "ketua_a", "regency_office", "resident"])
def test_a_stranger_merges_nobody_and_parts_nobody(cast, who) -> None:
    old, new = factories.person(cast.post_a), factories.person(cast.post_a)
    actor = getattr(cast, who)
    with pytest.raises(Refusal) as caught:
        merged(actor, new, old)
    assert caught.value.code == "tidak-ditemukan"
    merge = merged(cast.staf_desa, new, old)
    for act in (
        lambda: commands.part_persons(by=actor, at=NOON, merge_id=merge),
        lambda: queries.merge(by=actor, at=NOON, id=merge),
        lambda: queries.preview_persons(by=actor, one_id=old.id, other_id=old.id),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "tidak-ditemukan"
    assert queries.merges(by=actor, at=NOON, area_id=cast.areas.penarukan.id) == []
    assert queries.merges_of(by=actor, at=NOON, id=old.id) == []


def test_across_villages_the_regency_merges_and_the_villages_do_not(cast) -> None:
    here = factories.person(cast.post_a)
    there = factories.person(village=cast.areas.kaliuntu)
    for actor in (cast.staf_desa, cast.other_village_head, cast.national_admin):
        with pytest.raises(Refusal):
            merged(actor, there, here)
    merge = merged(cast.regency_office, there, here)
    assert Person.objects.get(id=here.id).village_id == cast.areas.penarukan.id
    commands.part_persons(by=cast.regency_office, at=NOON, merge_id=merge)


def test_the_preview_shows_both_sides_and_what_hangs_on_them(cast) -> None:
    old = factories.person(cast.post_a, "Ni Wayan Sari", mother_name="Ni Made Rai")
    new = factories.person(cast.post_b, "Wyn. Sari", mother_name="Ni Made Rai", phone="081234567890")
    for post, person in ((cast.post_a, old), (cast.post_b, new)):
        weigh(post, person, date(2026, 11, 3))
    seen = queries.preview_persons(by=cast.staf_desa, one_id=old.id, other_id=new.id)
    assert {one.name for one in seen.choices if one.differs} == {"name"}
    assert (seen.one.records, seen.other.records, seen.twice, seen.hindrance) == (1, 1, 1, "")
    assert seen.other.posts == ("Posyandu Melati B",)


def test_a_pair_that_was_merged_is_decided_and_open_again_when_parted(cast) -> None:
    old, new = factories.person(cast.post_a, "Ni Sari Dewi"), factories.person(cast.post_a, "Sari Dewi")
    commands.look_at(NOON, [old.id, new.id])
    assert Pair.objects.get().state == "terbuka"
    merge = merged(cast.staf_desa, new, old)
    assert (Pair.objects.get().state, Pair.objects.get().decided_by) == ("sama", cast.staf_desa.id)
    commands.part_persons(by=cast.staf_desa, at=NOON, merge_id=merge)
    assert Pair.objects.get().state == "terbuka"

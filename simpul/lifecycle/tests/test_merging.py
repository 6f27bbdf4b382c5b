"""Posts that merge and posts that are split (S2.8): who goes where, what stays, and that nothing is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.accounts.queries import actor_for
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands, queries
from simpul.lifecycle.commands import Basis, NewPart
from simpul.lifecycle.models import Step
from simpul.offices import queries as offices
from simpul.people.models import Household, Person
from simpul.registry import commands as registry_commands
from simpul.registry import queries as registry
from simpul.registry.commands import Enrolment
from simpul.services import commands as services
from simpul.services import queries as service_queries
from simpul.services.rules.shapes import NewRecord
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY, ON = date(2026, 11, 22), date(2026, 11, 10)
NO_PAPER = Basis()


class Stage:
    """Melati B with a family of three, a kader who has an account, and a ketua; Melati A with a ketua of its own."""

    def __init__(self, cast) -> None:
        self.cast, self.a, self.b = cast, cast.post_a.id, cast.post_b.id
        self.family = factories.household(post=cast.post_b)
        self.child, self.mother, self.father = (
            factories.person(cast.post_b, name, household=self.family) for name in ("Anak", "Ibu", "Ayah")
        )
        self.kader = factories.person(cast.post_b, "Ibu Kader", born=date(1980, 1, 1))
        self.service = factories.appointment(self.kader, cast.post_b, "kader", "kesehatan")
        self.ketua = factories.appointment(factories.person(cast.post_b, "Bu Ketua"), cast.post_b, "ketua")
        self.account = factories.user(person_id=self.kader.id)
        factories.holding(self.account, "kader", cast.post_b, "kesehatan")

    def merge(self, by=None, **more):
        given = {"heir_id": self.a, "post_ids": [self.b], "on": ON, "basis": NO_PAPER, **more}
        return commands.merge_posts(by=by or self.cast.staf_desa, at=AT, **given)

    def split(self, by=None, **more):
        given = {
            "post_id": self.b, "part": NewPart(name="Melati C"), "on": ON, "basis": NO_PAPER,
            "person_ids": [self.child.id, self.mother.id, self.father.id, self.kader.id],
            "appointment_ids": [self.service.id], **more,
        }  # fmt: skip
        return commands.split_post(by=by or self.cast.staf_desa, at=AT, **given)

    def holders(self, post_id, on=TODAY) -> set[str]:
        return {f"{o.name} {o.position}" for o in offices.officers(by=self.cast.staf_desa, post_id=post_id, on=on)}

    def weigh(self, on: date, by=None) -> str:
        item = NewRecord(
            id=new_id(), post_id=self.b, service="kesehatan.timbang_ukur_balita", version=1, on=on,
            answers={"bb": 9.4, "rujuk": False},
            person_id=self.child.id,
        )  # fmt: skip
        (outcome,) = services.record_services(by=by or self.cast.staf_desa, at=AT, items=[item])
        return outcome.code or outcome.state


@pytest.fixture
def stage(cast) -> Stage:
    return Stage(cast)


def test_people_families_and_kader_go_to_the_heir_and_the_old_post_closes(stage) -> None:
    done = stage.merge()
    assert (done.persons, done.offices, done.ended) == (5, 2, 0)
    assert registry.roster_ids(stage.b, ON - timedelta(days=1)) == registry.roster_ids(stage.a, ON)
    assert registry.roster_ids(stage.b, TODAY) == set()
    assert set(Person.objects.values_list("post_id", flat=True)) == {stage.a}
    assert Household.objects.get().post_id == stage.a
    assert stage.holders(stage.a) == {"Ibu Kader kader", "Bu Ketua ketua"}
    assert stage.holders(stage.b) == set()
    assert stage.holders(stage.b, ON - timedelta(days=1)) == {"Ibu Kader kader", "Bu Ketua ketua"}
    assert registry.placements([stage.b], ON - timedelta(days=1))[stage.b][1] == "aktif"
    assert registry.placements([stage.b], ON)[stage.b][1] == "tutup"
    assert queries.heirs_of([stage.a, stage.b]) == {stage.b: stage.a}


def test_the_ketua_leaves_office_where_the_heir_has_one(stage, cast) -> None:
    factories.appointment(factories.person(cast.post_a, "Pak Ketua"), cast.post_a, "ketua")
    preview = queries.merge_preview(by=cast.staf_desa, heir_id=stage.a, post_ids=[stage.b], on=ON)
    assert {(p.officer.name, p.goes_on) for p in preview.offices} == {("Ibu Kader", True), ("Bu Ketua", False)}
    assert preview.persons == {stage.b: 5}
    assert stage.merge().ended == 1
    assert stage.holders(stage.a) == {"Ibu Kader kader", "Pak Ketua ketua"}


def test_the_account_of_a_kader_works_at_the_heir_and_still_knows_the_old_post(stage) -> None:
    stage.merge()
    actor = actor_for(stage.account.id, TODAY)
    assert {grant.post for grant in actor.where("record.write")} == {stage.a, stage.b}
    assert [post.id for post in registry.near_posts(by=actor)] == [stage.a]


def test_what_was_done_before_the_merge_may_come_later_and_nothing_dated_after_it(stage) -> None:
    stage.merge()
    kader = actor_for(stage.account.id, TODAY)
    assert stage.weigh(ON - timedelta(days=2), by=kader) == "accepted"
    assert stage.weigh(ON, by=kader) == "pos-sudah-tutup"


def test_whoever_came_to_the_old_post_after_that_day_has_been_of_the_heir_since(stage, cast) -> None:
    newcomer = factories.person(village=cast.areas.penarukan)
    items = [Enrolment(person_id=newcomer.id, post_id=stage.b)]
    registry_commands.enrol(by=cast.staf_desa, at=AT, items=items, on=date(2026, 11, 15))
    stage.merge()
    assert registry.post_of_person(newcomer.id, date(2026, 11, 14)) is None
    assert registry.post_of_person(newcomer.id, date(2026, 11, 15)) == stage.a


def test_who_had_died_by_then_stays_with_the_old_post(stage) -> None:
    Person.objects.filter(id=stage.father.id).update(died_on=date(2026, 10, 1))
    stage.merge()
    assert registry.post_of_person(stage.father.id, TODAY) == stage.b


def test_open_days_planned_after_the_merge_are_called_off(stage) -> None:
    days = [
        services.add_open_day(by=SYSTEM, at=AT, post_id=stage.b, on=on) for on in (date(2026, 11, 5), date(2026, 12, 5))
    ]
    stage.merge()
    assert [service_queries.open_day(by=SYSTEM, id=id).state for id in days] == ["terjadwal", "batal"]


def test_several_posts_merge_at_once_by_one_sk(stage, cast) -> None:
    third = factories.post(cast.areas.penarukan, "Melati D")
    factories.person(third)
    decree = factories.decree(cast.areas.penarukan, "perubahan")
    done = stage.merge(post_ids=[stage.b, third.id], basis=Basis(decree_id=decree.id))
    assert done.persons == 6
    assert queries.heirs_of([third.id]) == {third.id: stage.a}
    assert set(offices.decrees_by_id([decree.id])[decree.id].scope) == {stage.a, stage.b, third.id}
    (step,) = [s for s in queries.timeline(by=cast.staf_desa, post_id=stage.a, at=AT) if s.kind == "gabung"]
    assert {(other.label, other.part) for other in step.others} == {
        ("Posyandu Melati B", "asal"), ("Posyandu Melati D", "asal"),
    }  # fmt: skip


def test_the_same_merge_twice_is_one(stage) -> None:
    id = new_id()
    assert stage.merge(id=id) == stage.merge(id=id)
    assert Step.objects.count() == 1


@pytest.mark.parametrize("wrong", ["itself", "nothing", "closed", "not yet there"])
def test_a_merge_that_cannot_be_is_refused_and_changes_nothing(stage, cast, wrong) -> None:
    young = factories.post(cast.areas.penarukan, "Baru", since=TODAY)
    codes = {
        "itself": ({"post_ids": [stage.a]}, "penerus-sama"),
        "nothing": ({"post_ids": []}, "penerus-sama"),
        "closed": ({}, "pos-tutup"),
        "not yet there": ({"heir_id": young.id}, "penerus-belum-ada"),
    }
    change, code = codes[wrong]
    if wrong == "closed":
        registry_commands.change_state(by=SYSTEM, at=AT, post_id=stage.b, state="tutup", on=ON)
    with pytest.raises(Refusal) as refused:
        stage.merge(**change)
    assert refused.value.code == code
    assert len(registry.roster_ids(stage.b, TODAY)) == 5


def test_nobody_else_merges_splits_or_sees_what_it_would_do(stage, cast) -> None:
    for stranger in (cast.stranger, cast.other_village_head, cast.kader_b, cast.ketua_a, cast.kasi, cast.resident):
        for act in (stage.merge, stage.split):
            with pytest.raises(Refusal):
                act(by=stranger)
        with pytest.raises(Refusal):
            queries.merge_preview(by=stranger, heir_id=stage.a, post_ids=[stage.b], on=ON)
        with pytest.raises(Refusal):
            queries.split_preview(by=stranger, post_id=stage.b, on=ON)


def test_a_split_takes_whom_it_names_and_the_others_stay(stage, cast) -> None:
    done = stage.split()
    assert (done.persons, done.offices) == (4, 1)
    assert registry.roster_ids(done.post_id, TODAY) == {
        stage.child.id,
        stage.mother.id,
        stage.father.id,
        stage.kader.id,
    }
    assert len(registry.roster_ids(stage.b, TODAY)) == 1
    assert Household.objects.get().post_id == done.post_id
    assert stage.holders(done.post_id) == {"Ibu Kader kader"}
    assert stage.holders(stage.b) == {"Bu Ketua ketua"}
    assert registry.active_posts([cast.areas.penarukan.id], TODAY)[cast.areas.penarukan.id] == sorted(
        [stage.a, stage.b, done.post_id]
    )
    actor = actor_for(stage.account.id, TODAY)
    assert {grant.post for grant in actor.where("record.write")} == {done.post_id}


def test_a_family_of_whom_one_stays_stays(stage) -> None:
    stage.split(person_ids=[stage.child.id], appointment_ids=[])
    assert Household.objects.get().post_id == stage.b


def test_one_sk_founds_the_new_post_and_changes_the_old_one(stage, cast) -> None:
    decree = factories.decree(cast.areas.penarukan, "perubahan")
    done = stage.split(basis=Basis(decree_id=decree.id))
    scope = offices.decrees_by_id([decree.id])[decree.id].scope
    assert scope == {stage.b: ("perubahan",), done.post_id: ("pendirian",)}
    assert offices.institution([done.post_id], TODAY)[done.post_id].with_decree


def test_a_split_wants_people_and_a_free_name(stage) -> None:
    for change, code in (
        ({"person_ids": []}, "mekar-tanpa-warga"),
        ({"part": NewPart(name="melati a")}, "nama-pos-sudah-ada"),
    ):
        with pytest.raises(Refusal) as refused:
            stage.split(**change)
        assert refused.value.code == code


def test_the_preview_of_a_split_tells_people_by_hamlet(stage, cast) -> None:
    hamlet = factories.hamlet(cast.areas.penarukan)
    Person.objects.filter(id__in=[stage.child.id, stage.mother.id]).update(hamlet_id=hamlet.id)
    preview = queries.split_preview(by=cast.staf_desa, post_id=stage.b, on=ON)
    assert {key: len(lines) for key, lines in preview.by_hamlet.items()} == {hamlet.id: 2, None: 3}
    assert preview.chosen([hamlet.id], [stage.father.id, stage.child.id]) == [
        *(line.person_id for line in preview.by_hamlet[hamlet.id]), stage.father.id,
    ]  # fmt: skip


def test_the_secretariat_of_the_regency_merges_and_splits_and_reads_nobodys_name(stage, cast) -> None:
    preview = queries.split_preview(by=cast.regency_office, post_id=stage.b, on=ON)
    assert (preview.named, {key: len(lines) for key, lines in preview.by_hamlet.items()}) == (False, {None: 5})
    assert {line.name for lines in preview.by_hamlet.values() for line in lines} == {""}
    done = stage.split(by=cast.regency_office)
    assert len(registry.roster_ids(done.post_id, TODAY)) == 4
    commands.undo_step(by=cast.regency_office, at=AT, step_id=done.step_id, reason="Salah pilih")
    merged = stage.merge(by=cast.regency_office, on=TODAY)
    assert (merged.persons, stage.holders(stage.a)) == (5, {"Ibu Kader kader", "Bu Ketua ketua"})


@pytest.mark.parametrize("act", ["merge", "split"])
def test_a_slip_is_undone_whole(stage, cast, act) -> None:
    before = state_of(stage)
    done = getattr(stage, act)()
    commands.undo_step(by=cast.staf_desa, at=AT, step_id=done.step_id, reason="Salah pilih")
    assert state_of(stage) == before
    assert queries.heirs_of([stage.b]) == {}
    if act == "split":
        assert registry.placements([done.post_id], TODAY)[done.post_id][1] == "tutup"


def state_of(stage) -> tuple:
    rosters = [registry.roster_ids(post, day) for post in (stage.a, stage.b) for day in (ON, TODAY)]
    roles = {grant.post for grant in actor_for(stage.account.id, TODAY).where("record.write")}
    places = registry.placements([stage.a, stage.b], TODAY)
    return rosters, stage.holders(stage.a), stage.holders(stage.b), roles, places, Household.objects.get().post_id

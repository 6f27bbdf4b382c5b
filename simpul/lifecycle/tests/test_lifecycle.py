"""The life of a post (S2.8, S3.4): proposed, founded, resting, moved, each with its paper; the past stays readable."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands, queries
from simpul.lifecycle.commands import Basis
from simpul.lifecycle.models import Proposal, Step
from simpul.offices import queries as offices
from simpul.registry import queries as registry
from simpul.registry.models import Post
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
AGREED_ON = date(2026, 9, 5)


def proposed(cast, **more):
    given = {"name": "Anggrek", "held_on": AGREED_ON, "held_at": "Balai Lingkungan", **more}
    return commands.propose(by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, **given)


def founded(cast, **more):
    given = {"name": "Anggrek", "on": date(2026, 10, 1), **more}
    return commands.found_post(by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, **given)


def told(cast, post_id, at=AT) -> list[tuple[str, date]]:
    return [(one.kind, one.on) for one in queries.timeline(by=cast.staf_desa, post_id=post_id, at=at)]


def test_a_proposed_post_counts_nowhere(cast) -> None:
    village = cast.areas.penarukan.id
    before = (registry.posts_in(village), registry.active_posts([village], TODAY))
    proposed(cast)
    assert (registry.posts_in(village), registry.active_posts([village], TODAY)) == before
    (one,) = queries.open_proposals(by=cast.kasi, area_id=cast.areas.kec_buleleng.id)
    assert (one.label, one.held_on, one.held_at) == ("Posyandu Anggrek", AGREED_ON, "Balai Lingkungan")


def test_a_proposal_becomes_a_post_by_its_sk_and_both_stand_in_its_life(cast) -> None:
    proposal = proposed(cast)
    decree = factories.decree(cast.areas.penarukan, "pendirian")
    post = founded(cast, proposal_id=proposal, basis=Basis(decree_id=decree.id))
    assert told(cast, post) == [("diusulkan", AGREED_ON), ("berdiri", date(2026, 10, 1))]
    assert queries.open_proposals(by=cast.staf_desa, area_id=cast.areas.penarukan.id) == []
    assert offices.institution([post], TODAY)[post].with_decree
    with pytest.raises(Refusal, match="sudah menjadi posyandu"):
        commands.withdraw_proposal(by=cast.staf_desa, at=AT, proposal_id=proposal, reason="x")


def test_the_same_proposal_twice_is_one(cast) -> None:
    id = new_id()
    assert proposed(cast, id=id) == proposed(cast, id=id)
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "melati a"}, "nama-pos-sudah-ada"),
        ({"name": "  "}, "nama-pos-kosong"),
        ({"held_on": TODAY + timedelta(days=2)}, "tanggal-belum-tiba"),
        ({"held_at": ""}, "musyawarah-tanpa-tempat"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(cast, change, code) -> None:
    with pytest.raises(Refusal) as refused:
        proposed(cast, **change)
    assert refused.value.code == code


def test_two_proposals_of_one_name_are_refused_until_the_first_is_withdrawn(cast) -> None:
    first = proposed(cast)
    with pytest.raises(Refusal, match="sudah diusulkan"):
        proposed(cast, name="ANGGREK")
    commands.withdraw_proposal(by=cast.staf_desa, at=AT, proposal_id=first, reason="Salah tulis")
    proposed(cast, name="ANGGREK")


def test_a_post_is_not_founded_before_it_was_agreed(cast) -> None:
    proposal = proposed(cast)
    with pytest.raises(Refusal, match="sebelum musyawarah"):
        founded(cast, proposal_id=proposal, on=date(2026, 9, 1))
    assert not Post.objects.filter(name="Anggrek").exists()


def test_nobody_proposes_or_founds_elsewhere(cast) -> None:
    proposal = proposed(cast)
    for stranger in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        with pytest.raises(Refusal):
            commands.propose(
                by=stranger,
                at=AT,
                village_id=cast.areas.penarukan.id,
                name="Tulip",
                held_on=AGREED_ON,
                held_at="Balai",
            )
        with pytest.raises(Refusal):
            commands.withdraw_proposal(by=stranger, at=AT, proposal_id=proposal, reason="x")
        with pytest.raises(Refusal):
            commands.found_post(
                by=stranger, at=AT, village_id=cast.areas.penarukan.id, name="Tulip", on=date(2026, 10, 1)
            )
    with pytest.raises(Refusal):
        queries.open_proposals(by=cast.stranger, area_id=cast.areas.penarukan.id)
    with pytest.raises(Refusal):
        queries.proposal(by=cast.stranger, id=proposal)
    with pytest.raises(Refusal):
        queries.timeline(by=cast.stranger, post_id=cast.post_a.id, at=AT)


def test_minutes_are_of_the_village(cast) -> None:
    with pytest.raises(Refusal, match="wilayah lain"):
        commands.add_minutes(by=cast.staf_desa, at=AT, proposal_id=proposed(cast), paper_id=new_id())


def test_a_post_rests_by_an_sk_and_the_step_names_it(cast) -> None:
    decree = factories.decree(cast.areas.penarukan, "perubahan")
    rests(cast, basis=Basis(decree_id=decree.id, reason="Gedung diperbaiki"))
    step = queries.timeline(by=cast.staf_desa, post_id=cast.post_a.id, at=AT)[-1]
    assert step.decree is not None
    assert (step.kind, step.decree.id, step.reason) == ("istirahat", decree.id, "Gedung diperbaiki")
    assert offices.decrees_by_id([decree.id])[decree.id].scope == {cast.post_a.id: ("perubahan",)}
    (row,) = queries.steps_of_decree(by=cast.staf_desa, decree_id=decree.id)
    assert (row[0].kind, row[1]) == ("istirahat", "Posyandu Melati A")
    assert queries.steps_of_decree(by=cast.stranger, decree_id=decree.id) == []


def rests(cast, on=date(2026, 11, 1), at=AT, **more) -> None:
    commands.change_state(by=cast.staf_desa, at=at, post_id=cast.post_a.id, state="istirahat", on=on, **more)


def test_the_same_step_twice_is_one(cast) -> None:
    id = new_id()
    rests(cast, id=id)
    rests(cast, id=id)
    assert Step.objects.count() == 1


def test_an_sk_of_another_village_is_refused(cast) -> None:
    decree = factories.decree(cast.areas.kaliuntu, "perubahan")
    with pytest.raises(Refusal, match="wilayah lain"):
        rests(cast, basis=Basis(decree_id=decree.id))
    assert registry.post(by=cast.staf_desa, post_id=cast.post_a.id).state == "aktif"


def test_a_move_to_another_hamlet_leaves_the_past_where_it_was(cast) -> None:
    village = cast.areas.penarukan
    old, new = factories.hamlet(village, "Banjar Tegal"), factories.hamlet(village, "Banjar Kelod")
    post = founded(cast, hamlet_id=old.id)
    commands.move_post(
        by=cast.staf_desa, at=AT, post_id=post, village_id=village.id, hamlet_id=new.id, on=date(2026, 11, 3)
    )
    spans = registry.post_history(by=cast.staf_desa, post_id=post)
    assert [span.hamlet_id for span in spans] == [old.id, new.id]
    steps = queries.timeline(by=cast.staf_desa, post_id=post, at=AT)
    assert [(one.kind, one.hamlet) for one in steps] == [
        ("berdiri", "Banjar Banjar Tegal"),
        ("pindah", "Banjar Banjar Kelod"),
    ]


def test_a_move_to_another_village_by_the_sk_of_the_old_one(cast) -> None:
    decree = factories.decree(cast.areas.penarukan, "perubahan")
    commands.move_post(
        by=cast.regency_office, at=AT, post_id=cast.post_a.id, village_id=cast.areas.kaliuntu.id, on=date(2026, 11, 3),
        basis=Basis(decree_id=decree.id),
    )  # fmt: skip
    assert registry.placements([cast.post_a.id], date(2026, 11, 2))[cast.post_a.id][0] == cast.areas.penarukan.id
    assert registry.placements([cast.post_a.id], date(2026, 11, 3))[cast.post_a.id][0] == cast.areas.kaliuntu.id


def test_changes_that_no_step_tells_stand_in_the_life_too(cast) -> None:
    from simpul.registry.commands import change_state

    change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state="istirahat", on=date(2026, 11, 1))
    assert told(cast, cast.post_a.id) == [("berdiri", factories.LONG_AGO), ("istirahat", date(2026, 11, 1))]


def test_an_old_month_still_tells_where_the_post_lay(cast) -> None:
    commands.move_post(
        by=cast.regency_office, at=AT, post_id=cast.post_a.id, village_id=cast.areas.kaliuntu.id, on=date(2026, 11, 3)
    )
    october, november = (
        queries.then(by=cast.regency_office, post_id=cast.post_a.id, on=on) for on in (date(2026, 10, 31), TODAY)
    )
    assert (october.place, november.place) == ("Kelurahan Penarukan", "")
    with pytest.raises(Refusal):
        queries.then(by=cast.stranger, post_id=cast.post_a.id, on=TODAY)


class TestUndoing:
    def test_a_slip_of_the_same_day_is_undone_by_the_same_office(self, cast) -> None:
        rests(cast)
        step = queries.timeline(by=cast.staf_desa, post_id=cast.post_a.id, at=AT)[-1]
        assert step.may_undo
        commands.undo_step(by=cast.village_head, at=AT, step_id=step.id, reason="Posyandu lain")
        assert told(cast, cast.post_a.id) == [("berdiri", factories.LONG_AGO)]
        assert registry.placements([cast.post_a.id], TODAY)[cast.post_a.id][1] == "aktif"

    def test_the_next_day_it_is_no_slip_any_more(self, cast) -> None:
        rests(cast)
        later = AT + timedelta(days=1)
        assert not queries.timeline(by=cast.staf_desa, post_id=cast.post_a.id, at=later)[-1].may_undo
        refused(cast.staf_desa, later, "perubahan-hanya-hari-itu")

    def test_another_office_does_not_undo_it(self, cast) -> None:
        rests(cast)
        refused(cast.regency_office, AT, "perubahan-hanya-hari-itu")
        refused(cast.stranger, AT, "tidak-ditemukan")
        refused(cast.kader_a, AT, "tidak-ditemukan")

    def test_what_something_came_after_stays(self, cast) -> None:
        rests(cast)
        first = Step.objects.get()
        commands.change_state(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, state="aktif", on=date(2026, 11, 9))
        with pytest.raises(Refusal) as told:
            commands.undo_step(by=cast.staf_desa, at=AT, step_id=first.id, reason="x")
        assert told.value.code == "perubahan-tidak-bisa-dibatalkan"

    def test_it_wants_a_reason(self, cast) -> None:
        rests(cast)
        with pytest.raises(Refusal, match="alasan"):
            commands.undo_step(by=cast.staf_desa, at=AT, step_id=Step.objects.get().id, reason=" ")


def refused(by, at, code) -> None:
    with pytest.raises(Refusal) as told:
        commands.undo_step(by=by, at=at, step_id=Step.objects.get().id, reason="x")
    assert told.value.code == code


def test_village_staff_are_told_of_an_sk_that_ends_soon_and_of_a_proposal_that_waits(cast) -> None:
    decree = factories.decree(cast.areas.penarukan, "pendirian", valid_to=TODAY + timedelta(days=40))
    commands.propose(
        by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, name="Tulip", held_on=AGREED_ON, held_at="Balai"
    )
    assert [one.page for one in queries.due(by=cast.staf_desa, at=AT)] == ["proposals"]
    from simpul.offices.commands import attach_decree

    attach_decree(by=cast.staf_desa, at=AT, decree_id=decree.id, post_ids=[cast.post_a.id])
    assert [(one.page, one.due_on) for one in queries.due(by=cast.staf_desa, at=AT)] == [
        ("decrees", decree.valid_to), ("proposals", None),
    ]  # fmt: skip
    assert queries.due(by=cast.stranger, at=AT) == queries.due(by=cast.kader_a, at=AT) == []

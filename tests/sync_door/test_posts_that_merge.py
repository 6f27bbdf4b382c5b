"""Posts that merge or are split while phones are out: the copy follows, and equals a fresh one."""

from datetime import date

import pytest

from simpul.lifecycle.commands import Basis, NewPart, merge_posts, split_post, undo_step
from tests.cast import actor

from .copies import Copy
from .test_pull import AT, Stage

ON = date(2026, 11, 20)


@pytest.fixture
def stage(db: None) -> Stage:
    return Stage()


def same_as_fresh(stage: Stage) -> Copy:
    copy = stage.pull(stage.copy)
    assert copy.rows == stage.pull(Copy()).rows
    return copy


def test_the_phone_of_the_old_post_gets_the_heir_with_all_its_people(stage) -> None:
    stage.pull(stage.copy)
    done = merge_posts(by=staff(stage), at=AT, heir_id=stage.other.id, post_ids=[stage.post.id], on=ON, basis=Basis())
    copy = same_as_fresh(stage)
    assert set(copy.rows["post"]) == {str(stage.other.id)}
    assert {str(one.id) for one in (stage.child, stage.sibling, stage.neighbour)} == set(copy.rows["person"])
    undo_step(by=staff(stage), at=AT, step_id=done.step_id, reason="keliru")
    copy = same_as_fresh(stage)
    assert set(copy.rows["post"]) == {str(stage.post.id)}
    assert str(stage.neighbour.id) not in copy.rows["person"]


def test_who_goes_to_a_new_post_leaves_the_phone_of_the_old_one(stage) -> None:
    stage.pull(stage.copy)
    split_post(
        by=staff(stage), at=AT, post_id=stage.post.id, part=NewPart(name="Baru"), on=ON,
        person_ids=[stage.sibling.id], appointment_ids=[], basis=Basis(),
    )  # fmt: skip
    copy = same_as_fresh(stage)
    assert set(copy.rows["person"]) == {str(stage.child.id)}


def staff(stage: Stage):
    return actor("staf_desa", stage.areas.penarukan)

"""What a merge moves is moved by commands of duplicates alone: no door reaches these by themselves."""

from typing import Any

import pytest

from simpul.audit.queries import changes_after
from simpul.duplicates.commands import look_at_posts
from simpul.duplicates.commands.parts import OF_PERSONS, OF_POSTS
from simpul.eligibility.commands import hand_back_person, hand_over_person
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.people.commands import (
    hand_empty_families_over,
    hand_families_over,
    hand_whole_care_over,
    pass_nik,
    set_merged,
)
from simpul.people.queries import told_of, true_ids
from simpul.photos.commands import hand_back_post, hand_over_post
from simpul.registry.commands.merging_posts import merge_post_away
from simpul.registry.queries import posts_told
from simpul.reports.tests.stage import NOON
from tests import factories

ONE, OTHER = new_id(), new_id()
TWO: dict[str, Any] = {"loser": ONE, "winner": OTHER}
ALONE: dict[str, tuple[Any, dict[str, Any]]] = {
    "set_merged": (set_merged, TWO),
    "pass_nik": (pass_nik, {"giver": ONE, "taker": OTHER}),
    "merge_post_away": (merge_post_away, TWO),
    "hand_over_person": (hand_over_person, TWO),
    "hand_back_person": (hand_back_person, {**TWO, "moved": {"sure": [], "perhaps": []}}),
    "hand_over_post": (hand_over_post, TWO),
    "hand_back_post": (hand_back_post, {**TWO, "moved": {"photos": []}}),
    "hand_families_over": (hand_families_over, {"leaving": ONE, "post_id": OTHER, "person_ids": []}),
    "hand_empty_families_over": (hand_empty_families_over, {"leaving": ONE, "post_id": OTHER}),
    "hand_whole_care_over": (hand_whole_care_over, {"leaving": ONE, "post_id": OTHER, "ids": None}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALONE)
def test_none_of_these_runs_by_itself(name: str) -> None:
    act, told = ALONE[name]
    with pytest.raises(RuntimeError):
        act(by=SYSTEM, at=NOON, **told)


@pytest.mark.django_db
@pytest.mark.parametrize(("parts", "name"), [(p, one[0]) for p in (OF_PERSONS, OF_POSTS) for one in p])
def test_no_part_of_a_merge_is_handed_over_by_itself(parts: Any, name: str) -> None:
    there = next(over for part, over, _ in parts if part == name)
    with pytest.raises(RuntimeError):
        there(by=SYSTEM, at=NOON, **TWO)


def test_what_is_read_for_comparing_leaves_out_whom_nobody_looks_for(cast) -> None:
    person = factories.person(cast.post_a)
    assert [row["id"] for row in told_of(id__in=[person.id, ONE])] == [person.id]
    assert true_ids([person.id, ONE]) == {}
    assert {post.id for post in posts_told(village_id=cast.areas.penarukan.id)} == {cast.post_a.id, cast.post_b.id}
    assert changes_after("person", 0, 10) == []
    assert look_at_posts(NOON, cast.areas.kaliuntu.id) == 0

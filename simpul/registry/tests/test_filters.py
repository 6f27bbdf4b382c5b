"""What the queries and commands of this subject and of offices are built from."""

from datetime import date

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.registry import queries
from simpul.registry.commands.founding import changes_between, plain, read_open_rule
from simpul.registry.models import Post, RosterEntry
from simpul.registry.queries.posts import in_area, in_slices, seen_by
from tests import factories
from tests.cast import Cast, with_roles

pytestmark = pytest.mark.django_db


def test_a_filter_on_posts_knows_the_roles_of_the_actor_and_of_nobody_else(cast: Cast) -> None:
    seen = {
        name: Post.objects.filter(seen_by(getattr(cast, name), "post.read")).count()
        for name in ("kader_a", "staf_desa", "regency_team", "national_team", "other_village_head", "resident")
    }
    assert seen == {
        "kader_a": 1,
        "staf_desa": 2,
        "regency_team": 2,
        "national_team": 3,
        "other_village_head": 0,
        "resident": 0,
    }
    both = with_roles(cast.kader_a, cast.kader_c)
    assert set(Post.objects.filter(seen_by(both, "post.read"))) == {cast.post_a, cast.post_c}
    assert Post.objects.filter(seen_by(SYSTEM, "post.read")).count() == 3


def test_a_filter_may_lead_from_what_belongs_to_a_post(cast: Cast) -> None:
    factories.person(cast.post_a), factories.person(cast.post_c)
    own = RosterEntry.objects.filter(seen_by(cast.staf_desa, "post.read", "post__"))
    assert [entry.post_id for entry in own] == [cast.post_a.id]
    lying_in = RosterEntry.objects.filter(in_area(cast.areas.tabalong.id, "post__"))
    assert [entry.post_id for entry in lying_in] == [cast.post_c.id]
    assert Post.objects.filter(in_area(cast.areas.nation.id)).count() == 3


def test_many_ids_are_asked_in_parts_and_each_once() -> None:
    assert [len(part) for part in in_slices([*range(12_000), *range(5)])] == [5_000, 5_000, 2_000]
    assert list(in_slices([])) == []


def test_an_official_number_holds_from_its_day(cast: Cast) -> None:
    day = date(2026, 10, 5)
    Post.objects.filter(id=cast.post_a.id).update(number="51.08.06.1020.001", number_from=day)
    asked = [cast.post_a.id, cast.post_b.id, new_id()]
    assert queries.numbered(asked, date(2026, 10, 4)) == set()
    assert queries.numbered(asked, day) == {cast.post_a.id}


def test_the_audit_tells_only_what_differs(cast: Cast) -> None:
    before = plain(cast.post_a)
    cast.post_a.name = "Melati Baru"
    assert changes_between(before, plain(cast.post_a)) == ({"name": "Melati A"}, {"name": "Melati Baru"})


def test_an_unclear_rule_is_a_refusal_that_names_its_field() -> None:
    assert read_open_rule("Selasa kedua") == "pekan:2:selasa"
    with pytest.raises(Refusal) as refused:
        read_open_rule("kapan saja")
    assert refused.value.field == "open_rule"


def test_what_a_list_is_compared_with_is_only_what_one_may_see(cast: Cast) -> None:
    village = cast.areas.penarukan.id
    seen = {known.id for known in queries.known_posts(by=cast.staf_desa, village_id=village)}
    assert cast.post_a.id in seen
    assert queries.known_posts(by=cast.stranger, village_id=village) == []
    assert queries.holder_of_number("51.08.06.1020.999") is None

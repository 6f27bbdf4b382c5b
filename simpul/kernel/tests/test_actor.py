from uuid import UUID

import pytest

from simpul.kernel.actor import SYSTEM, Actor, Grant, Scope
from simpul.kernel.refusals import Refusal

POST, OTHER = UUID(int=1), UUID(int=2)
NATION, BALI, BULELENG, KECAMATAN, VILLAGE = 1, 51, 5108, 510806, 5108061020
PATH = (NATION, BALI, BULELENG, KECAMATAN, VILLAGE)
HERE = Scope(area=PATH, post=POST, field="kesehatan")


def who(**grant: object) -> Actor:
    return Actor(id=UUID(int=9), name="Uji", grants=(Grant(role="uji", **grant),))


@pytest.mark.parametrize(
    ("area_id", "level", "covered"),
    [
        (NATION, 0, True),
        (BALI, 1, True),
        (VILLAGE, 4, True),
        (63, 1, False),
        (VILLAGE, 3, False),
        (BALI, 4, False),
    ],
)
def test_an_area_covers_what_lies_in_it(area_id: int, level: int, covered: bool) -> None:
    actor = who(actions={"post.read": None}, area_id=area_id, level=level)
    assert actor.may("post.read", HERE) is covered


def test_a_village_does_not_cover_the_kecamatan_above() -> None:
    actor = who(actions={"post.read": None}, area_id=VILLAGE, level=4)
    assert not actor.may("post.read", Scope(area=PATH[:4]))


def test_a_post_covers_only_itself_even_when_its_village_is_known() -> None:
    actor = who(actions={"post.read": None}, area_id=VILLAGE, level=4, post=POST)
    assert actor.may("post.read", HERE)
    assert not actor.may("post.read", Scope(area=PATH, post=OTHER))
    assert not actor.may("post.read", Scope(area=PATH))


def test_a_right_for_one_field_is_none_for_another() -> None:
    actor = who(actions={"record.read": frozenset({"pekerjaan_umum"})}, post=POST)
    assert not actor.may("record.read", HERE)
    assert actor.may("record.read", Scope(area=PATH, post=POST, field="pekerjaan_umum"))
    assert actor.may("record.read", Scope(area=PATH, post=POST))
    assert actor.fields("record.read", HERE) == {"pekerjaan_umum"}


def test_a_right_for_no_field_is_no_right() -> None:
    assert not who(actions={"record.read": frozenset()}, post=POST).may("record.read", Scope(area=PATH, post=POST))


def test_exact_means_that_very_office() -> None:
    actor = who(actions={"report.decide": None}, area_id=BULELENG, level=2)
    assert actor.may("report.decide", Scope(area=PATH[:3]), exact=True)
    assert not actor.may("report.decide", Scope(area=PATH[:4]), exact=True)


def test_without_a_right_the_refusal_says_so() -> None:
    with pytest.raises(Refusal) as refused:
        Actor(id=UUID(int=9), name="Tamu").require("post.read", HERE)
    assert refused.value.code == "tidak-berhak"
    assert refused.value.sentence


def test_fields_of_all_and_of_none() -> None:
    assert who(actions={"record.read": None}, post=POST).fields("record.read", HERE) is None
    assert Actor(id=UUID(int=9), name="Tamu").fields("record.read", HERE) == frozenset()
    assert SYSTEM.fields("record.read", HERE) is None
    assert SYSTEM.may("apa.saja", HERE)


def test_where_names_the_roles_that_carry_a_right() -> None:
    actor = who(actions={"record.read": None}, post=POST)
    assert [grant.post for grant in actor.where("record.read")] == [POST]
    assert actor.where("record.write") == ()

from datetime import timedelta

import pytest

from simpul.accounts.queries import agencies, as_held, held_by, held_in, roles_to_give, user, users
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from tests import factories
from tests.cast import TODAY, Cast


def names(cast: Cast, by: Actor, **more: object) -> list[str]:
    return [one.username for one in users(by=by, area_id=cast.areas.penarukan.id, on=TODAY, **more)]


def test_an_area_sees_the_accounts_at_home_and_at_work_in_it(cast: Cast) -> None:
    at_home = factories.user("a.rumah", home=cast.areas.penarukan)
    at_work = factories.user("b.kerja", home=cast.areas.kaliuntu)
    factories.holding(at_work, "kader", cast.post_a, "sosial")
    factories.user("c.lain", home=cast.areas.kaliuntu)
    gone = factories.user("d.dulu", home=cast.areas.kaliuntu)
    factories.holding(gone, "kader", cast.post_a, "sosial", valid_to=TODAY)
    found = users(by=cast.admin, area_id=cast.areas.penarukan.id, on=TODAY)
    assert [(one.id, one.manageable) for one in found] == [(at_home.id, True), (at_work.id, False)]
    assert [held.place for held in found[1].holdings] == ["Melati A, Penarukan"]


def test_accounts_are_found_by_name_and_paged(cast: Cast) -> None:
    for number in range(5):
        factories.user(f"kader{number}", home=cast.areas.penarukan, name="Wayan" if number % 2 else "Made")
    assert names(cast, cast.admin, limit=2) == ["kader0", "kader1"]
    assert names(cast, cast.admin, limit=2, after="kader1") == ["kader2", "kader3"]
    assert names(cast, cast.admin, text="wayan") == ["kader1", "kader3"]
    assert names(cast, cast.admin, text="\x00 made", after="\x00") == ["kader0", "kader2", "kader4"]
    assert names(cast, cast.admin, text="%") == names(cast, cast.admin, text="x" * 100_000) == []


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_a", "auditor", "provincial_team", "resident"])
def test_a_stranger_sees_no_accounts(cast: Cast, who: str) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    with pytest.raises(Refusal) as refused:
        users(by=getattr(cast, who), area_id=cast.areas.penarukan.id, on=TODAY)
    assert refused.value.code == "tidak-berhak"
    with pytest.raises(Refusal) as refused:
        user(by=getattr(cast, who), user_id=owner.id, on=TODAY)
    assert refused.value.code == "tidak-ditemukan"


def test_everyone_sees_their_own_account(cast: Cast) -> None:
    owner = factories.user("wayan.sari")
    own = user(by=Actor(id=owner.id, name=owner.name), user_id=owner.id, on=TODAY)
    assert (own.username, own.manageable) == ("wayan.sari", False)


def test_a_form_offers_only_the_roles_that_may_be_given_there(cast: Cast) -> None:
    post = Scope(area=cast.post_a.village.path, post=cast.post_a.id)
    village = Scope(area=cast.areas.penarukan.path)
    offered = {role.code for role in roles_to_give(by=cast.village_head, scope=post)}
    assert offered == {"kader", "koordinator", "ketua", "sekretaris", "bendahara"}
    assert {role.code for role in roles_to_give(by=cast.village_head, scope=village)} == {"staf_desa"}
    assert roles_to_give(by=cast.other_village_head, scope=post) == []
    assert roles_to_give(by=cast.kader_a, scope=post) == []


def test_agencies_of_an_area_on_a_day(cast: Cast) -> None:
    factories.agency(cast.areas.buleleng, "Dinas Sosial", ("sosial",))
    old = factories.agency(cast.areas.buleleng, "Dinas Lama", ("perumahan",))
    old.valid_to = TODAY
    old.save()
    asked = {"by": cast.resident, "area_id": cast.areas.buleleng.id}
    assert [one.name for one in agencies(**asked, on=TODAY)] == ["Dinas Sosial"]
    assert len(agencies(**asked, on=TODAY - timedelta(days=1))) == 2
    assert agencies(by=cast.resident, area_id=cast.areas.tabalong.id, on=TODAY) == []


def test_a_stored_role_reads_as_the_rules_need_it(cast: Cast) -> None:
    owner, path = factories.user(), cast.areas.penarukan.path
    at_post = factories.holding(owner, "kader", cast.post_a, "sosial")
    office = factories.holding(owner, "staf_desa", cast.areas.penarukan, valid_to=TODAY)
    assert (as_held(at_post).path, as_held(at_post).tier, as_held(office).tier) == (path, "pos", "desa")
    assert as_held(office).label == "Staf desa atau kelurahan, Kelurahan Penarukan"
    assert held_in(office, path).label == ""
    assert [one.role for one in held_by([owner.id], since=TODAY)[owner.id]] == ["kader"]
    assert len(held_by([owner.id])[owner.id]) == 2
    assert held_by([factories.user().id]) == {}

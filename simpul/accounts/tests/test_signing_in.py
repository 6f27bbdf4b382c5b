from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import identify_hasher
from django.test import Client, RequestFactory

from simpul.accounts import commands
from simpul.accounts.models import User
from simpul.accounts.queries import Backend, actor_for, login_name_of
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from tests import factories
from tests.cast import TODAY, Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NEW = "empat-perahu-berlayar-3"


def enters(username: str, password: str = factories.PASSWORD) -> bool:
    return authenticate(RequestFactory().post("/"), username=username, password=password) is not None


def test_passwords_are_kept_with_argon2(db: None) -> None:
    assert identify_hasher(factories.user().password).algorithm == "argon2"


def test_a_name_is_typed_as_the_keyboard_likes(db: None) -> None:
    factories.user("wayan.sari")
    assert enters("  Wayan.Sari ")
    assert not enters("wayan.sari", "salah")


@pytest.mark.parametrize("name", ["", "tidak.ada", "x" * 100_000, "nul\x00nul", "' OR 1=1 --"])
def test_a_strange_name_simply_does_not_enter(db: None, name: str) -> None:
    assert not enters(name)


def test_a_closed_account_does_not_enter(db: None) -> None:
    factories.user("wayan.sari", is_active=False)
    assert not enters("wayan.sari")


def test_a_demo_account_lives_in_demo_mode_only(db: None, settings: Any) -> None:
    demo = factories.user("demo.kader", is_demo=True)
    settings.DEMO = False
    assert not enters("demo.kader")
    assert Backend().get_user(demo.id) is None
    with pytest.raises(Refusal) as refused:
        actor_for(demo.id, TODAY)
    assert refused.value.code == "akun-tidak-berlaku"
    settings.DEMO = True
    assert enters("demo.kader")
    assert actor_for(demo.id, TODAY).name == demo.name


def test_an_actor_costs_two_queries_however_many_roles(cast: Cast, django_assert_num_queries: Any) -> None:
    owner = factories.user()
    for field in ("sosial", "perumahan", "kesehatan"):
        factories.holding(owner, "kader", cast.post_a, field)
    factories.holding(owner, "admin", cast.areas.penarukan)
    agency = factories.agency(cast.areas.buleleng)
    factories.holding(owner, "petugas_opd", cast.areas.buleleng, agency=agency)
    with django_assert_num_queries(2):
        one = actor_for(owner.id, TODAY)
    assert one.roles == {"kader", "admin", "petugas_opd"}
    assert {grant.label for grant in one.grants if grant.role == "petugas_opd"} == {
        "Petugas OPD, Dinas Sosial, Kabupaten Buleleng"
    }


def test_an_unknown_account_is_no_actor(db: None) -> None:
    with pytest.raises(Refusal):
        actor_for(new_id(), TODAY)


def test_wrong_passwords_are_counted_for_one_spelling_of_the_name(db: None) -> None:
    request = RequestFactory().post("/", {"username": " Wayan.Sari"})
    assert login_name_of(request, None) == login_name_of(None, {"username": "wayan.sari"}) == "wayan.sari"


def test_the_sixth_try_waits_even_with_the_right_password(db: None) -> None:
    factories.user("wayan.sari")
    for spelling in ("wayan.sari", "Wayan.sari", "WAYAN.SARI", "wayan.sari ", "wayan.Sari"):
        assert not enters(spelling, "salah")
    assert not enters("wayan.sari")


def as_actor(user: User) -> Actor:
    return Actor(id=user.id, name=user.name)


def test_a_new_password_ends_the_sessions_of_the_old_one(db: None) -> None:
    owner = factories.user("wayan.sari")
    client = Client()
    client.force_login(owner, backend="simpul.accounts.queries.Backend")
    before = client.session["_auth_user_hash"]
    commands.set_password(by=as_actor(owner), at=AT, user_id=owner.id, new=NEW, current=factories.PASSWORD)
    owner.refresh_from_db()
    assert owner.get_session_auth_hash() != before
    assert enters("wayan.sari", NEW)
    assert not enters("wayan.sari")
    assert not owner.must_change_password


def test_ones_own_password_needs_the_current_one(db: None) -> None:
    owner = factories.user()
    for wrong in (None, "", "salah"):
        with pytest.raises(Refusal) as refused:
            commands.set_password(by=as_actor(owner), at=AT, user_id=owner.id, new=NEW, current=wrong)
        assert refused.value.code == "kata-sandi-lama-salah"


def test_an_admin_sets_a_first_password_that_must_be_changed(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    factories.holding(owner, "kader", cast.post_a, "sosial")
    commands.set_password(by=cast.admin, at=AT, user_id=owner.id, new=NEW)
    owner.refresh_from_db()
    assert owner.check_password(NEW)
    assert owner.must_change_password


def test_a_village_admin_cannot_take_over_the_account_of_a_regency_officer(cast: Cast) -> None:
    officer = factories.user(home=cast.areas.penarukan)
    factories.holding(officer, "kader", cast.post_a, "sosial")
    factories.holding(officer, "sekretariat", cast.areas.buleleng)
    with pytest.raises(Refusal) as refused:
        commands.set_password(by=cast.admin, at=AT, user_id=officer.id, new=NEW)
    assert refused.value.code == "tidak-ditemukan"


@pytest.mark.parametrize("who", ["stranger", "kader_a", "other_village_head", "auditor", "resident"])
def test_a_stranger_sets_no_password_and_closes_no_account(cast: Cast, who: str) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    by = getattr(cast, who)
    for act, more in (
        (commands.set_password, {"new": NEW}),
        (commands.deactivate, {"reason": "iseng"}),
        (commands.reactivate, {"reason": "iseng"}),
    ):
        with pytest.raises(Refusal) as refused:
            act(by=by, at=AT, user_id=owner.id, **more)
        assert refused.value.code == "tidak-ditemukan"
    owner.refresh_from_db()
    assert owner.is_active
    assert owner.check_password(factories.PASSWORD)


def test_closing_an_account_ends_its_session_and_opening_it_lets_it_in_again(cast: Cast) -> None:
    owner = factories.user("wayan.sari", home=cast.areas.penarukan)
    commands.deactivate(by=cast.admin, at=AT, user_id=owner.id, reason="pensiun")
    assert Backend().get_user(owner.id) is None
    with pytest.raises(Refusal):
        actor_for(owner.id, TODAY)
    commands.reactivate(by=cast.admin, at=AT + timedelta(days=1), user_id=owner.id, reason="kembali bertugas")
    assert enters("wayan.sari")


def test_closing_needs_a_reason_and_is_not_for_oneself(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    with pytest.raises(Refusal) as refused:
        commands.deactivate(by=cast.admin, at=AT, user_id=owner.id, reason="  ")
    assert refused.value.code == "alasan-wajib"
    with pytest.raises(Refusal) as refused:
        commands.deactivate(by=as_actor(owner), at=AT, user_id=owner.id, reason="coba")
    assert refused.value.code == "akun-sendiri"

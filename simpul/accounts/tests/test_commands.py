from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from simpul.accounts import commands
from simpul.accounts.models import Holding, User
from simpul.accounts.queries import actor_for
from simpul.audit.models import Change
from simpul.audit.queries import history
from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from tests import factories
from tests.cast import TODAY, Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
GOOD = "tiga-burung-terbang-9"


def code_of(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(at=AT, **values)
    return refused.value.code


def create(by: Actor, cast: Cast, **more: Any) -> UUID:
    given = {"username": "ni.luh", "name": "Ni Luh Sari", "password": GOOD, "home_id": cast.areas.penarukan.id}
    return commands.create_user(by=by, at=AT, **{**given, **more})


def give(by: Actor, user_id: UUID, role: str, **more: Any) -> UUID:
    return commands.hold_role(by=by, at=AT, user_id=user_id, role=role, **{"valid_from": TODAY, **more})


def test_an_admin_makes_an_account_and_gives_it_a_role(cast: Cast) -> None:
    user_id = create(cast.admin, cast)
    give(cast.admin, user_id, "kader", post_id=cast.post_a.id, field="kesehatan")
    kader = actor_for(user_id, TODAY)
    assert kader.may("record.write", Scope(area=cast.post_a.village.path, post=cast.post_a.id, field="kesehatan"))
    assert kader.roles == {"kader"}
    assert len(history("user", user_id)) == 2


def test_the_audit_keeps_no_password(cast: Cast) -> None:
    create(cast.admin, cast)
    assert not any("argon2" in str(change.after) or GOOD in str(change.after) for change in Change.objects.all())


def test_a_first_password_must_be_changed(cast: Cast) -> None:
    assert User.objects.get(id=create(cast.admin, cast)).must_change_password


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_a", "ketua_a", "auditor", "resident"])
def test_whoever_does_not_manage_accounts_there_makes_none(cast: Cast, who: str) -> None:
    given = {"username": "ni.luh", "name": "Ni Luh", "password": GOOD, "home_id": cast.areas.penarukan.id}
    assert code_of(commands.create_user, by=getattr(cast, who), **given) == "tidak-berhak"
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"username": "5108064503240001"}, "nama-masuk-salah"),
        ({"username": "a b"}, "nama-masuk-salah"),
        ({"name": " "}, "nama-akun-salah"),
        ({"name": "x" * 1_000_000}, "nama-akun-salah"),
        ({"password": "12345"}, "kata-sandi-lemah"),
        ({"password": "ni.luh.sari"}, "kata-sandi-lemah"),
        ({"is_demo": True}, "akun-demo"),
        ({"person_id": new_id()}, "tidak-ditemukan"),
    ],
)
def test_a_wrong_account_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        create(cast.admin, cast, **wrong)
    assert refused.value.code == code
    assert not User.objects.exists()


def test_two_accounts_do_not_share_a_name(cast: Cast) -> None:
    create(cast.admin, cast)
    with pytest.raises(Refusal) as refused:
        create(cast.admin, cast, username="NI.LUH")
    assert refused.value.code == "nama-masuk-dipakai"


def test_an_account_is_tied_to_a_resident_of_ones_own_village(cast: Cast) -> None:
    neighbour = factories.person(cast.post_c)
    with pytest.raises(Refusal):
        create(cast.admin, cast, person_id=neighbour.id)
    own = factories.person(cast.post_a)
    assert User.objects.get(id=create(cast.admin, cast, person_id=own.id)).person_id == own.id


def test_an_account_gets_its_owner_later_and_no_second_one(cast: Cast) -> None:
    first, second = create(cast.admin, cast), create(cast.admin, cast, username="luh.kedua")
    own, neighbour = factories.person(cast.post_a), factories.person(cast.post_c)

    def link(by: Actor, user_id: UUID, person_id: UUID | None) -> None:
        commands.link_person(by=by, at=AT, user_id=user_id, person_id=person_id)

    link(cast.admin, first, own.id)
    assert User.objects.get(id=first).person_id == own.id
    with pytest.raises(Refusal) as refused:
        link(cast.admin, second, own.id)
    assert refused.value.code == "orang-punya-akun"
    for by, person in ((cast.admin, neighbour.id), (cast.stranger, own.id)):
        with pytest.raises(Refusal) as refused:
            link(by, second, person)
        assert refused.value.code == "tidak-ditemukan"
    link(cast.admin, first, None)
    link(cast.admin, second, own.id)
    assert User.objects.get(id=second).person_id == own.id


def test_demo_accounts_are_made_in_demo_mode(cast: Cast, settings: Any) -> None:
    settings.DEMO = True
    assert User.objects.get(id=create(SYSTEM, cast, is_demo=True)).is_demo


def test_nobody_gives_a_right_to_themself(cast: Cast) -> None:
    own = factories.user(home=cast.areas.penarukan)
    admin = Actor(id=own.id, name="Admin", grants=cast.admin.grants)
    code = code_of(
        commands.hold_role,
        by=admin,
        user_id=own.id,
        role="kepala_desa",
        area_id=cast.areas.penarukan.id,
        valid_from=TODAY,
    )
    assert code == "hak-diri-sendiri"


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_a", "regency_team", "auditor", "resident"])
def test_a_stranger_gives_no_role(cast: Cast, who: str) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    given = {"user_id": owner.id, "role": "kader", "post_id": cast.post_a.id, "field": "sosial", "valid_from": TODAY}
    assert code_of(commands.hold_role, by=getattr(cast, who), **given) == "tidak-berhak"
    assert not Holding.objects.exists()


def test_a_village_head_gives_no_admin_and_nothing_above_the_village(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    for role, where in (("admin", cast.areas.penarukan), ("kasi_kecamatan", cast.areas.kec_buleleng)):
        given = {"user_id": owner.id, "role": role, "area_id": where.id, "valid_from": TODAY}
        assert code_of(commands.hold_role, by=cast.village_head, **given) == "tidak-berhak"


def test_a_role_for_somebody_of_another_village_is_theirs_to_give(cast: Cast) -> None:
    neighbour = factories.user(home=cast.areas.kaliuntu)
    given = {
        "user_id": neighbour.id,
        "role": "kader",
        "post_id": cast.post_a.id,
        "field": "sosial",
        "valid_from": TODAY,
    }
    assert code_of(commands.hold_role, by=cast.admin, **given) == "tidak-ditemukan"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"field": ""}, "peran-perlu-bidang"),
        ({"field": "pertanian"}, "bidang-tidak-dikenal"),
        ({"valid_to": TODAY}, "akhir-sebelum-awal"),
        ({"agency_id": new_id()}, "opd-bukan-di-sini"),
        ({"post_id": None}, "peran-perlu-tempat"),
        ({"post_id": new_id()}, "tidak-ditemukan"),
    ],
)
def test_a_wrong_role_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    given = {"user_id": owner.id, "role": "kader", "post_id": cast.post_a.id, "field": "sosial", "valid_from": TODAY}
    assert code_of(commands.hold_role, by=cast.admin, **{**given, **wrong}) == code


def test_a_kader_of_two_fields_is_an_exception_with_a_last_day(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    give(cast.village_head, owner.id, "kader", post_id=cast.post_a.id, field="sosial")
    second = {
        "user_id": owner.id,
        "role": "kader",
        "post_id": cast.post_a.id,
        "field": "perumahan",
        "valid_from": TODAY,
    }
    assert code_of(commands.hold_role, by=cast.village_head, **second) == "kader-satu-bidang"
    until = TODAY + timedelta(days=90)
    commands.hold_role(
        by=cast.village_head, at=AT, **second, exception_reason="Kader hanya lima", exception_until=until
    )
    housing = Scope(area=cast.post_a.village.path, post=cast.post_a.id, field="perumahan")
    assert actor_for(owner.id, until).may("record.write", housing)
    assert not actor_for(owner.id, until + timedelta(days=1)).may("record.write", housing)


def test_a_role_ends_on_its_day(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    held = factories.holding(owner, "kader", cast.post_a, "sosial")
    commands.end_role(by=cast.village_head, at=AT, holding_id=held.id, on=TODAY, reason="pindah")
    assert actor_for(owner.id, TODAY - timedelta(days=1)).grants
    assert not actor_for(owner.id, TODAY).grants
    assert code_of(commands.end_role, by=cast.village_head, holding_id=held.id, on=TODAY) == "peran-sudah-berakhir"


def test_a_role_given_by_mistake_today_goes(cast: Cast) -> None:
    owner = factories.user(home=cast.areas.penarukan)
    held = factories.holding(owner, "kader", cast.post_a, "sosial", valid_from=TODAY)
    commands.end_role(by=cast.village_head, at=AT, holding_id=held.id, on=TODAY)
    assert not Holding.objects.exists()
    assert history("user", owner.id)[0].before["holding"]["role"] == "kader"


def test_a_stranger_ends_no_role(cast: Cast) -> None:
    held = factories.holding(factories.user(home=cast.areas.penarukan), "kader", cast.post_a, "sosial")
    for who in (cast.stranger, cast.kader_a, cast.other_village_head, cast.resident):
        assert code_of(commands.end_role, by=who, holding_id=held.id, on=TODAY) == "tidak-ditemukan"
    assert Holding.objects.get().valid_to is None


def test_a_village_head_does_not_end_the_role_of_an_admin(cast: Cast) -> None:
    held = factories.holding(factories.user(home=cast.areas.penarukan), "admin", cast.areas.penarukan)
    assert code_of(commands.end_role, by=cast.village_head, holding_id=held.id, on=TODAY) == "tidak-berhak"


def test_agencies_are_added_in_ones_own_area(cast: Cast) -> None:
    given = {"area_id": cast.areas.buleleng.id, "name": "Dinas PUTR", "valid_from": date(2026, 1, 1)}
    fields = ["pekerjaan_umum", "perumahan"]
    agency = commands.add_agency(by=cast.regency_office, at=AT, **given, fields=fields)
    officer = factories.user(home=cast.areas.buleleng)
    give(cast.regency_office, officer.id, "petugas_opd", area_id=cast.areas.buleleng.id, agency_id=agency)
    assert actor_for(officer.id, TODAY).fields("report.read", Scope(area=cast.areas.penarukan.path)) == set(fields)
    assert code_of(commands.add_agency, by=cast.regency_office, **given, fields=["sosial"]) == "opd-sudah-ada"
    assert code_of(commands.add_agency, by=cast.regency_office, **given, fields=[]) == "bidang-tidak-dikenal"
    assert code_of(commands.add_agency, by=cast.stranger, **given, fields=fields) == "tidak-berhak"

"""The table of rights and the decisions on it. Source of one field for a kader: facts/domain.md section 3."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from simpul.accounts.rules import (
    LONGEST_IDLE,
    LONGEST_SESSION,
    Held,
    check_holding,
    grants,
    login_name,
    may_give,
    may_manage,
    session_over,
)
from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.standards.rights import rights

PATH = (1, 51, 5108, 510806, 5108061020)
ELSEWHERE = (1, 63, 6309, 630902, 6309022002)
POST = UUID(int=1)
DAY = date(2026, 11, 22)


def kader(field: str = "kesehatan", **more: object) -> Held:
    return Held(role="kader", path=PATH, post=POST, field=field, **more)


def actor(*held: Held) -> Actor:
    return Actor(id=UUID(int=9), name="Uji", grants=grants(held, DAY))


SEALED = {"kepala_desa", "koordinator", "bidan", "puskesmas"}


def test_sealed_records_open_for_named_roles_only() -> None:
    assert {role.code for role in rights().roles if "record.read_sealed" in role.rights} == SEALED


def test_only_health_roles_and_the_post_read_health_records() -> None:
    health = Scope(area=PATH, post=POST, field="kesehatan")
    readers = set()
    for role in rights().roles:
        post = POST if "pos" in role.held_at else None
        field = "pekerjaan_umum" if role.field == "one" else ""
        tier = ("pusat", "provinsi", "kabupaten", "kecamatan", "desa").index(
            next((tier for tier in role.held_at if tier != "pos"), "desa")
        )
        held = Held(
            role=role.code,
            path=PATH if post else PATH[: tier + 1],
            post=post,
            field=field,
            agency_fields=("pekerjaan_umum",) if role.field == "agency" else (),
        )
        if actor(held).may("record.read", health):
            readers.add(role.code)
    assert readers == {"ketua", "sekretaris", "bidan", "puskesmas"}


def test_nobody_above_the_village_but_the_puskesmas_reads_persons() -> None:
    above = {"kecamatan", "kabupaten", "provinsi", "pusat"}
    readers = {role.code for role in rights().roles if "person.read" in role.rights and above & set(role.held_at)}
    assert readers == {"puskesmas"}


def test_a_kader_has_her_own_field_only() -> None:
    one = actor(kader("pekerjaan_umum"))
    assert one.may("record.write", Scope(area=PATH, post=POST, field="pekerjaan_umum"))
    assert not one.may("record.read", Scope(area=PATH, post=POST, field="kesehatan"))


def test_an_officer_has_the_fields_of_the_agency_or_the_one_held_of_them() -> None:
    both = Held(role="petugas_opd", path=PATH[:3], agency_fields=("pekerjaan_umum", "perumahan"))
    one = Held(role="petugas_opd", path=PATH[:3], field="perumahan", agency_fields=("pekerjaan_umum", "perumahan"))
    here = Scope(area=PATH)
    assert actor(both).fields("report.read", here) == {"pekerjaan_umum", "perumahan"}
    assert actor(one).fields("report.read", here) == {"perumahan"}


@pytest.mark.parametrize(
    ("held", "counts"),
    [
        (kader(valid_from=DAY), True),
        (kader(valid_from=DAY + timedelta(1)), False),
        (kader(valid_to=DAY), False),
        (kader(valid_to=DAY + timedelta(1)), True),
        (kader(exception_until=DAY), True),
        (kader(exception_until=DAY - timedelta(1)), False),
        (Held(role="kader", path=PATH, field="kesehatan"), False),
        (Held(role="peran_lama", path=PATH), False),
    ],
    ids=["today", "tomorrow", "ended", "ends tomorrow", "last day", "lapsed", "kader of a village", "unknown role"],
)
def test_a_role_counts_on_its_days_and_at_its_tier(held: Held, counts: bool) -> None:
    assert bool(grants([held], DAY)) is counts


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (kader(), None),
        (kader(field=""), "peran-perlu-bidang"),
        (Held(role="kader", path=PATH, field="sosial"), "peran-bukan-di-sini"),
        (Held(role="kepala_desa", path=PATH[:4]), "peran-bukan-di-sini"),
        (Held(role="kepala_desa", path=PATH), None),
        (Held(role="kepala_desa", path=PATH, field="sosial"), "peran-tanpa-bidang"),
        (Held(role="petugas_opd", path=PATH[:3]), "opd-wajib"),
        (Held(role="petugas_opd", path=PATH[:3], field="sosial", agency_fields=("perumahan",)), "bidang-bukan-opd"),
        (Held(role="raja", path=PATH), "peran-tidak-dikenal"),
    ],
)
def test_a_role_fits_its_tier_and_field(new: Held, code: str | None) -> None:
    fault = check_holding(new, [])
    assert (fault.code if fault else None) == code


def test_a_second_field_needs_a_reason_and_a_last_day() -> None:
    first, second = kader("sosial"), kader("perumahan")
    limited = kader("perumahan", exception_until=DAY)
    assert check_holding(second, [first], reason="kader hanya lima").code == "kader-satu-bidang"
    assert check_holding(limited, [first]).code == "kader-satu-bidang"
    assert check_holding(limited, [first], reason="kader hanya lima") is None


def test_a_second_field_after_the_first_needs_no_exception() -> None:
    ended = kader("sosial", valid_to=DAY)
    assert check_holding(kader("perumahan", valid_from=DAY), [ended]) is None


def test_the_same_role_is_not_held_twice() -> None:
    assert check_holding(kader(), [kader()]).code == "peran-sudah-ada"


def test_a_role_is_given_within_ones_own_area_and_from_ones_own_list() -> None:
    head = actor(Held(role="kepala_desa", path=PATH))
    assert may_give(head, kader())
    assert not may_give(head, Held(role="kader", path=ELSEWHERE, post=POST, field="sosial"))
    assert not may_give(head, Held(role="admin", path=PATH))
    assert not may_give(head, Held(role="kepala_desa", path=PATH))
    assert not may_give(actor(Held(role="admin", path=PATH)), Held(role="sekretariat", path=PATH[:3]))
    assert not may_give(actor(kader()), kader("sosial"))
    assert may_give(SYSTEM, Held(role="admin", path=(1,)))


def test_an_account_is_managed_only_by_whom_covers_all_of_it() -> None:
    admin = actor(Held(role="admin", path=PATH))
    officer = Held(role="sekretariat", path=PATH[:3])
    assert may_manage(admin, PATH, [kader()])
    assert not may_manage(admin, PATH, [kader(), officer])
    assert not may_manage(admin, ELSEWHERE, [kader()])
    assert not may_manage(admin, None, [])
    assert not may_manage(actor(Held(role="kepala_desa", path=PATH)), PATH, [Held(role="admin", path=PATH)])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Wayan.Sari ", "wayan.sari"),
        ("kader-1", "kader-1"),
        ("5108064503240001", None),
        ("abc", None),
        ("ada spasi", None),
        ("x" * 61, None),
        ("nul\x00nul", None),
        ("", None),
    ],
)
def test_a_login_name_has_one_spelling_and_is_no_nik(typed: str, name: str | None) -> None:
    assert login_name(typed) == name


def test_a_session_ends_by_age_and_by_idleness() -> None:
    now = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    second = timedelta(seconds=1)
    assert not session_over(started=now - LONGEST_SESSION + second, seen=now, now=now)
    assert session_over(started=now - LONGEST_SESSION, seen=now, now=now)
    assert session_over(started=now - LONGEST_IDLE, seen=now - LONGEST_IDLE, now=now)

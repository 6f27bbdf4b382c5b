"""Who serves in other bodies (S2.10): recorded, matched, asked, and what it means for an appointment."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.queries import history
from simpul.eligibility import commands, queries
from simpul.eligibility.commands import NewMembership
from simpul.eligibility.models import Membership
from simpul.eligibility.rules import DOMICILE
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices.commands import NewAppointment, NewMember
from simpul.people import commands as people
from simpul.people import queries as residents
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
BORN = date(1985, 3, 5)
NIK = "5108064503850001"


def record(cast: Cast, *given: dict, by=None):
    items = [NewMembership(id=new_id(), **{"body": "pkk_kader", **one}) for one in given]
    payload = {"village_id": cast.areas.penarukan.id, "items": items, "source": "Daftar PKK 2026"}
    return commands.record_memberships(by=by or cast.staf_desa, at=AT, **payload)


def states(cast: Cast) -> dict[str, str]:
    return {m.name: m.state for m in queries.memberships(by=cast.staf_desa, area_id=cast.areas.penarukan.id, on=TODAY)}


def refusal_of(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


def kader(cast: Cast, person, **more):
    item = NewAppointment(
        id=new_id(), person_id=person.id, post_id=cast.post_a.id, position="kader", field="sosial",
        valid_from=date(2026, 9, 1), **more,
    )  # fmt: skip
    return offices.appoint(by=cast.staf_desa, at=AT, items=[item])[0]


@pytest.fixture
def sari(cast: Cast):
    return factories.person(cast.post_a, "Ni Luh Sari", born=BORN)


def with_nik(cast: Cast, name: str = "Ni Made Ratna"):
    made = people.register_person(
        by=cast.staf_desa, at=AT, village_id=cast.areas.penarukan.id, name=name, sex="P", birth_date=BORN, nik=NIK
    )
    return made.id if hasattr(made, "id") else made


def test_a_list_is_matched_by_nik_by_name_and_birth_date_or_not_at_all(cast: Cast, sari) -> None:
    with_nik(cast)
    outcomes = record(
        cast,
        {"name": "RATNA, Made", "nik": NIK},
        {"name": "NI LUH SARI", "birth_date": BORN},
        {"name": "Ni Luh Sari", "birth_date": date(1990, 1, 1)},
        {"name": "Putu Ayu"},
        {"name": "", "body": "pkk_kader"},
        {"name": "Komang", "nik": "123"},
        {"name": "Komang", "body": "arisan"},
    )
    assert [o.state for o in outcomes] == ["accepted"] * 4 + ["refused"] * 3
    assert [o.code for o in outcomes[4:]] == ["nama-kosong", "nik-salah", "lembaga-tidak-dikenal"]
    found = queries.memberships(by=cast.staf_desa, area_id=cast.areas.penarukan.id, on=TODAY)
    assert sorted(m.state for m in found) == ["cocok", "mungkin", "tak_dikenal", "tak_dikenal"]
    [perhaps] = [m for m in found if m.state == "mungkin"]
    assert (perhaps.person_id, perhaps.source, perhaps.body_name) == (sari.id, "Daftar PKK 2026", "Kader PKK")


def test_the_same_list_again_adds_nothing_and_asks_nothing_twice(cast: Cast, sari) -> None:
    line = {"name": "Ni Luh Sari", "birth_date": BORN}
    [first] = record(cast, line)
    assert [o.state for o in record(cast, line, line)] == ["same", "same"]
    commands.answer_membership(by=cast.staf_desa, at=AT, membership_id=first.id, same=False)
    assert states(cast) == {"Ni Luh Sari": "bukan"}
    assert [o.state for o in record(cast, line)] == ["same"]
    assert kader(cast, sari).state == "accepted"
    again = {"by": cast.staf_desa, "at": AT, "membership_id": first.id, "same": True}
    assert refusal_of(lambda: commands.answer_membership(**again)) == "rangkap-sudah-dijawab"


def test_a_perhaps_warns_and_a_sure_double_is_refused_in_buleleng(cast: Cast, sari) -> None:
    """S2.10 point 5: no kader of PKK and Posyandu at once; elsewhere in the country it warns."""
    [one] = record(cast, {"name": "Ni Luh Sari", "birth_date": BORN})
    warned = kader(cast, sari)
    assert any(w.startswith("Mungkin orang ini juga Kader PKK.") for w in warned.warnings)
    offices.void_appointment(by=cast.staf_desa, at=AT, appointment_id=warned.id, reason="uji")
    commands.answer_membership(by=cast.staf_desa, at=AT, membership_id=one.id, same=True)
    refused = kader(cast, sari)
    assert (refused.code, refused.field) == ("rangkap-pkk", "exception_reason")
    assert "Dinas PMD Kabupaten Buleleng" in refused.sentence
    given = {"exception_reason": "kader belum cukup", "exception_by": "Lurah", "exception_until": date(2027, 1, 1)}
    assert kader(cast, sari, **given).state == "accepted"


def test_chairs_of_a_tim_pembina_are_exempt(cast: Cast, sari) -> None:
    record(cast, {"person_id": sari.id, "body": "pkk_pengurus", "role": "Ketua"})
    offices.form_team(
        by=cast.village_head, at=AT, area_id=cast.areas.penarukan.id, valid_from=date(2026, 1, 1),
        members=[NewMember(position="ketua", person_id=sari.id)],
    )  # fmt: skip
    assert kader(cast, sari).code == "rangkap-lembaga"


def test_somebody_registered_after_the_list_came_is_found_by_nik(cast: Cast) -> None:
    record(cast, {"name": "Made R.", "nik": NIK, "body": "rt"})
    known = residents.snapshots([with_nik(cast)])
    [found] = queries.elsewhere(known.values(), TODAY).values()
    assert [(one.body.code, one.sure) for one in found] == [("rt", True)]


def test_an_ended_membership_no_longer_counts(cast: Cast, sari) -> None:
    [one] = record(cast, {"person_id": sari.id, "body": "rw", "valid_from": date(2020, 1, 1)})
    ending = {"by": cast.staf_desa, "at": AT, "membership_id": one.id}
    assert refusal_of(lambda: commands.end_membership(on=date(2019, 1, 1), **ending)) == "akhir-sebelum-awal"
    commands.end_membership(on=date(2026, 6, 1), **ending)
    assert kader(cast, sari).warnings == ("Belum ada SK untuk jabatan ini. Catat SK setelah terbit.",)
    [slip] = record(cast, {"person_id": sari.id, "body": "lpm"})
    commands.void_membership(by=cast.staf_desa, at=AT, membership_id=slip.id, reason="salah orang")
    assert states(cast) == {}


def test_that_it_is_a_party_stays_out_of_the_audit(cast: Cast, sari) -> None:
    [one] = record(cast, {"person_id": sari.id, "body": "partai"})
    assert history("membership", one.id)[0].after["body"] == ""


def test_strangers_write_answer_and_read_nothing(cast: Cast, sari) -> None:
    [one] = record(cast, {"name": "Ni Luh Sari", "birth_date": BORN})
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.regency_office, cast.resident):
        acts = (
            lambda by=by: record(cast, {"name": "Putu"}, by=by),
            lambda by=by: commands.answer_membership(by=by, at=AT, membership_id=one.id, same=True),
            lambda by=by: commands.end_membership(by=by, at=AT, membership_id=one.id, on=TODAY),
            lambda by=by: commands.void_membership(by=by, at=AT, membership_id=one.id, reason="x"),
            lambda by=by: queries.memberships(by=by, area_id=cast.areas.penarukan.id, on=TODAY),
        )
        assert {refusal_of(act) for act in acts} == {"tidak-berhak"}
        assert refusal_of(lambda by=by: queries.membership(by=by, membership_id=one.id)) == "tidak-ditemukan"
    assert queries.membership(by=cast.staf_desa, membership_id=one.id).state == "mungkin"
    away = factories.person(cast.post_c, "Orang Jauh", born=BORN)
    assert record(cast, {"person_id": away.id})[0].code == "orang-tidak-ditemukan"
    assert Membership.objects.count() == 1


def test_the_rules_at_a_place_are_those_of_the_day_or_the_first_of_the_country(cast: Cast) -> None:
    known = queries.rulebook()
    levels = [
        queries.standing_at(area.path, day, known).of(DOMICILE).content.level
        for area, day in (
            (cast.areas.penarukan, TODAY),
            (cast.areas.penarukan, date(2025, 1, 1)),
            (cast.areas.ampukung, date(2010, 1, 1)),
        )
    ]
    assert levels == ["dusun", "desa", "desa"]


def test_those_who_serve_elsewhere_can_be_counted_by_kind(cast: Cast, sari) -> None:
    factories.membership(sari, "rt", "cocok")
    factories.membership(sari, "pkk_kader")
    assert [one.person_id for one in queries.serving(TODAY, kinds=["lkd"])] == [sari.id]
    assert list(queries.serving(TODAY, kinds=["pkk"])) == []
    assert queries.perhaps_in(cast.areas.penarukan.id, TODAY) == 1
    assert residents.nik_hashes([sari.id]) == {}

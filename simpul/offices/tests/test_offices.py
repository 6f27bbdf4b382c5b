"""Appointments, decrees, teams, and what they make of the institution."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.models import DirtyMark
from simpul.audit.queries import history
from simpul.eligibility.rules import REASONS
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import area_feed, new_id
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.commands import NewAppointment, NewMember, Outcome
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import WARNINGS
from simpul.registry import commands as registry
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SINCE = date(2026, 9, 1)
SIX = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


def refusal_of(act, **payload) -> str:
    with pytest.raises(Refusal) as refused:
        act(at=AT, **payload)
    assert refused.value.sentence
    return refused.value.code


def months_marked(post_id) -> list[int]:
    return sorted(set(DirtyMark.objects.filter(feed=post_id).values_list("period", flat=True)))


def appoint(cast: Cast, person, position: str = "kader", *, by=None, **more) -> Outcome:
    given = {"id": new_id(), "person_id": person.id, "position": position, "valid_from": SINCE, **more}
    if "team_id" not in given:
        given.setdefault("post_id", cast.post_a.id)
    return commands.appoint(by=by or cast.staf_desa, at=AT, items=[NewAppointment(**given)])[0]


def test_a_kader_is_appointed_to_one_field_by_decree(cast: Cast) -> None:
    person = factories.person(cast.post_a, "Ni Made Sari")
    decree = factories.decree(cast.areas.penarukan)
    outcome = appoint(cast, person, field="sosial", decree_id=decree.id)
    assert (outcome.state, outcome.warnings) == ("accepted", ())
    [kader] = queries.kader_of_post(by=cast.kader_a, post_id=cast.post_a.id, on=SINCE)
    assert (kader.name, kader.position_name, kader.field, kader.decree) == (
        "Ni Made Sari",
        "Kader",
        "sosial",
        f"SK {decree.number}",
    )
    assert queries.kader_of_post(by=cast.kader_a, post_id=cast.post_a.id, on=date(2026, 8, 31)) == []
    assert months_marked(cast.post_a.id) == [20260901, 20261001, 20261101]
    assert history("appointment", outcome.id)[0].after["field"] == "sosial"


def test_a_second_field_needs_an_exception_that_ends(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    appoint(cast, person, field="sosial")
    assert appoint(cast, person, field="perumahan").code == "kader-satu-bidang"
    until = date(2026, 12, 31)
    reason = {"exception_reason": "baru ada lima kader", "exception_by": "Lurah Penarukan", "exception_until": until}
    assert appoint(cast, person, field="perumahan", **reason).state == "accepted"
    counted = queries.institution([cast.post_a.id], TODAY)[cast.post_a.id]
    assert (counted.kader_active, dict(counted.kader_by_field)) == (1, {"sosial": 1, "perumahan": 1})
    later = queries.institution([cast.post_a.id], until)[cast.post_a.id]
    assert later.fields_with_kader == {"sosial"}


def test_one_list_is_judged_as_if_each_came_after_the_other(cast: Cast) -> None:
    one, other = factories.person(cast.post_a), factories.person(cast.post_a)
    items = [
        NewAppointment(
            id=new_id(), person_id=p.id, post_id=cast.post_a.id, position=position, valid_from=SINCE, field=field
        )
        for p, position, field in (
            (one, "ketua", ""),
            (other, "ketua", ""),
            (other, "kader", "sosial"),
            (one, "kader", "x"),
        )
    ]
    outcomes = commands.appoint(by=cast.staf_desa, at=AT, items=items)
    assert [(o.state, o.code) for o in outcomes] == [
        ("accepted", ""),
        ("refused", "jabatan-terisi"),
        ("accepted", ""),
        ("refused", "bidang-tidak-dikenal"),
    ]
    assert [o.state for o in commands.appoint(by=cast.staf_desa, at=AT, items=items[:1])] == ["same"]


def test_living_elsewhere_is_a_warning_and_never_a_refusal(cast: Cast) -> None:
    """S0.6: in Bali the banjar counts, elsewhere the village."""
    tegal, kelod = (factories.hamlet(cast.areas.penarukan, name) for name in ("Tegal", "Kelod"))
    registry.edit_post(by=cast.staf_desa, at=AT, post_id=cast.post_a.id, hamlet_id=tegal.id)
    day = date(2026, 1, 5)
    beside = appoint(cast, factories.person(cast.post_a, hamlet=kelod), field="sosial", valid_from=day)
    [warning] = [one for one in beside.warnings if "dusun" in one]
    assert warning.startswith(REASONS["domisili-luar-dusun"])
    assert "Dasar: Pernyataan Ketua TP Posyandu Provinsi Bali" in warning
    away = factories.person(cast.post_a, village=cast.areas.kaliuntu)
    warnings = appoint(cast, away, field="sosial", valid_from=day).warnings
    assert any(one.startswith(REASONS["domisili-luar-desa"]) for one in warnings)


def test_only_people_whom_the_village_may_see_can_be_appointed(cast: Cast) -> None:
    away = factories.person(cast.post_c)
    assert appoint(cast, away, field="sosial").code == "orang-tidak-ditemukan"
    ghost = factories.person(cast.post_a, died_on=date(2026, 8, 1))
    assert appoint(cast, ghost, field="sosial").code == "orang-meninggal"
    nobody = NewAppointment(id=new_id(), holder_name="Budi", post_id=cast.post_a.id, position="ketua", valid_from=SINCE)
    assert commands.appoint(by=cast.staf_desa, at=AT, items=[nobody])[0].code == "orang-tidak-ditemukan"


def test_an_office_rests_on_a_decree_of_its_own_areas(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    elsewhere = factories.decree(cast.areas.ampukung)
    assert appoint(cast, person, "ketua", decree_id=elsewhere.id).code == "sk-wilayah-lain"
    assert WARNINGS["tanpa-sk"] in appoint(cast, person, "ketua").warnings


def test_strangers_appoint_nobody(cast: Cast) -> None:
    person = factories.person(cast.post_a)
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.ketua_a, cast.kasi, cast.resident):
        assert appoint(cast, person, by=by, field="sosial").code == "tidak-berhak"
    assert appoint(cast, person, post_id=new_id(), field="sosial").code == "tidak-ditemukan"


def test_an_office_ends_on_a_day_for_a_reason_and_the_past_stays(cast: Cast) -> None:
    appointment_id = appoint(cast, factories.person(cast.post_a), field="sosial").id
    given = {"by": cast.staf_desa, "appointment_id": appointment_id, "on": date(2026, 10, 15)}
    assert refusal_of(commands.end_appointment, because="bosan", **given) == "alasan-berhenti-tidak-dikenal"
    commands.end_appointment(at=AT, because="pindah", **given)
    kader = {on: queries.kader_of_post(by=cast.staf_desa, post_id=cast.post_a.id, on=on) for on in (SINCE, TODAY)}
    assert [len(found) for found in kader.values()] == [1, 0]
    [past] = queries.past_officers(by=cast.staf_desa, post_id=cast.post_a.id, before=TODAY)
    assert past.valid_to == date(2026, 10, 15)
    assert refusal_of(commands.end_appointment, because="pindah", **given) == "jabatan-sudah-berakhir"
    assert refusal_of(commands.end_appointment, because="pindah", **{**given, "by": cast.stranger}) == "tidak-berhak"


def test_training_is_noted_and_counts_from_its_day(cast: Cast) -> None:
    appointment_id = appoint(cast, factories.person(cast.post_a), field="sosial").id
    given = {"by": cast.staf_desa, "appointment_id": appointment_id}
    assert refusal_of(commands.note_training, on=date(2027, 1, 1), **given) == "tanggal-belum-tiba"
    commands.note_training(at=AT, on=date(2026, 10, 5), **given)
    trained = [
        sum(one.trained_on is not None and one.trained_on <= on for one in in_office(on))
        for on in (date(2026, 10, 4), TODAY)
    ]
    assert trained == [0, 1]
    assert refusal_of(commands.note_training, on=None, by=cast.kader_a, appointment_id=appointment_id) == "tidak-berhak"


def decree(cast: Cast, *, by=None, **more):
    given = {
        "area_id": cast.areas.penarukan.id,
        "purpose": "pendirian",
        "number": "12 Tahun 2026",
        "on": date(2026, 10, 3),
        "signer_name": "I Made Arta",
    }
    return commands.record_decree(by=by or cast.staf_desa, at=AT, **{**given, **more})


def test_a_decree_is_signed_by_the_head_in_the_words_of_the_place_and_founds_posts(cast: Cast) -> None:
    decree_id = decree(cast, post_ids=[cast.post_a.id])
    [seen] = queries.decrees(by=cast.kader_a, area_id=cast.areas.penarukan.id, purpose="pendirian")
    assert (seen.id, seen.signer_office, seen.post_ids) == (decree_id, "Lurah Penarukan", (cast.post_a.id,))
    assert months_marked(cast.post_a.id) == [20261001, 20261101]
    on_days = [
        queries.institution([cast.post_a.id], on)[cast.post_a.id].with_decree for on in (date(2026, 10, 2), TODAY)
    ]
    assert on_days == [False, True]
    commands.attach_decree(by=cast.staf_desa, at=AT, decree_id=decree_id, post_ids=[cast.post_b.id, cast.post_a.id])
    assert queries.decrees_of_post(by=cast.kader_b, post_id=cast.post_b.id)[0].id == decree_id
    village = commands.record_decree(
        by=SYSTEM, at=AT, area_id=cast.areas.tambakan.id, purpose="pengurus", number="1", on=TODAY, signer_name="Ketut"
    )
    assert queries.decrees(by=SYSTEM, area_id=cast.areas.tambakan.id)[0].signer_office == "Kepala Desa Tambakan"
    assert village != decree_id


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"purpose": "hibah"}, "sk-keperluan-tidak-dikenal"),
        ({"number": "  "}, "sk-nomor-kosong"),
        ({"signer_name": ""}, "sk-nomor-kosong"),
        ({"valid_to": date(2026, 10, 3)}, "akhir-sebelum-awal"),
    ],
)
def test_a_decree_that_cannot_be_is_refused(cast: Cast, payload: dict, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        decree(cast, **payload)
    assert refused.value.code == code


def test_a_decree_stands_once_and_speaks_only_of_posts_of_its_area(cast: Cast) -> None:
    decree_id = decree(cast)
    with pytest.raises(Refusal, match="sudah tercatat"):
        decree(cast)
    given = {"by": cast.staf_desa, "decree_id": decree_id, "post_ids": [cast.post_c.id]}
    assert refusal_of(commands.attach_decree, **given) == "sk-wilayah-lain"
    for by in (cast.stranger, cast.other_village_head, cast.kader_a):
        with pytest.raises(Refusal, match="belum diberi hak"):
            decree(cast, by=by, number="13")
        assert refusal_of(commands.attach_decree, **{**given, "by": by}) == "tidak-berhak"
        if by is not cast.kader_a:
            with pytest.raises(Refusal, match="tidak ditemukan"):
                queries.decrees(by=by, area_id=cast.areas.penarukan.id)
            with pytest.raises(Refusal, match="tidak ditemukan"):
                queries.decrees_of_post(by=by, post_id=cast.post_a.id)


def form(cast: Cast, **more):
    members = [
        NewMember(position="ketua", holder_name="Ny. Arta"),
        NewMember(position="pengarah", holder_name="Kadinkes"),
    ]
    given = {"by": cast.regency_office, "area_id": cast.areas.buleleng.id, "valid_from": SINCE, "members": members}
    return commands.form_team(at=AT, **{**given, **more})


def test_a_team_has_a_chair_members_and_a_term_and_follows_the_one_before(cast: Cast) -> None:
    """S4.7, S4.8: the chair changes with the head of the area."""
    first = form(cast, valid_to=date(2031, 9, 1))
    team = queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY)
    assert (team.id, team.chair.name, len(team.members)) == (first, "Ny. Arta", 2)
    assert months_marked(area_feed(cast.areas.buleleng.id)) == [20260901, 20261001, 20261101]
    assert queries.teams_formed([cast.areas.buleleng.id, cast.areas.bali.id], TODAY) == {cast.areas.buleleng.id: first}
    second = form(cast, valid_from=TODAY)
    days = (date(2026, 11, 21), TODAY)
    assert [queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=day).id for day in days] == [
        first,
        second,
    ]
    with pytest.raises(Refusal, match="sudah mulai"):
        form(cast, valid_from=TODAY)


def test_a_team_is_formed_whole_or_not_at_all(cast: Cast) -> None:
    with pytest.raises(Refusal, match="daftar jabatan"):
        form(
            cast,
            members=[NewMember(position="ketua", holder_name="Ny. Arta"), NewMember(position="raja", holder_name="B")],
        )
    assert queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY) is None


def test_a_dissolved_team_leaves_its_area_without_one(cast: Cast) -> None:
    team_id = form(cast)
    given = {"team_id": team_id, "on": TODAY}
    assert refusal_of(commands.dissolve_team, by=cast.stranger, **given) == "tidak-berhak"
    commands.dissolve_team(by=cast.regency_office, at=AT, **given)
    assert queries.team(by=cast.regency_team, area_id=cast.areas.buleleng.id, on=TODAY) is None


def test_strangers_form_no_team_and_see_none(cast: Cast) -> None:
    for by in (cast.stranger, cast.regency_team, cast.kasi, cast.auditor, cast.staf_desa):
        with pytest.raises(Refusal, match="belum diberi hak"):
            form(cast, by=by)
    form(cast)
    for by in (cast.stranger, cast.resident):
        with pytest.raises(Refusal, match="tidak ditemukan"):
            queries.team(by=by, area_id=cast.areas.buleleng.id, on=TODAY)
    assert queries.team(by=cast.kader_a, area_id=cast.areas.buleleng.id, on=TODAY) is not None


def test_strangers_see_no_officers(cast: Cast) -> None:
    appoint(cast, factories.person(cast.post_a), field="sosial")
    for by in (cast.stranger, cast.other_village_head, cast.kader_b, cast.resident):
        for asked in (queries.officers, queries.kader_of_post):
            with pytest.raises(Refusal, match="tidak ditemukan"):
                asked(by=by, post_id=cast.post_a.id, on=TODAY)
        with pytest.raises(Refusal, match="tidak ditemukan"):
            queries.past_officers(by=by, post_id=cast.post_a.id, before=TODAY)


def test_what_a_post_has_is_told_for_many_posts_with_few_questions(cast: Cast, django_assert_max_num_queries) -> None:
    for field in SIX:
        appoint(cast, factories.person(cast.post_a), field=field)
    decree(cast, purpose="pengurus", post_ids=[cast.post_a.id])
    ids = [cast.post_a.id, cast.post_b.id, new_id()]
    with django_assert_max_num_queries(6):
        found = queries.institution(ids, TODAY)
    assert found[ids[0]].fields_with_kader == set(SIX)
    assert (found[ids[0]].active, found[ids[0]].with_officers_decree, found[ids[0]].kader_active) == (True, True, 6)
    assert (found[ids[1]].active, found[ids[1]].kader_active) == (True, 0)
    assert not found[ids[2]].active


def test_an_office_is_held_from_its_first_day_to_the_day_before_its_end(cast: Cast) -> None:
    appoint(cast, factories.person(cast.post_a), field="sosial", valid_to=TODAY)
    days = (date(2026, 8, 31), SINCE, date(2026, 11, 21), TODAY)
    assert [in_office(day).count() for day in days] == [0, 1, 1, 0]

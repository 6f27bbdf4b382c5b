"""Visits are planned, answered, signed off and read; findings and actions stay open until they are done."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from simpul.coaching import commands, queries
from simpul.coaching.models import AgreedAction, Finding, Visit
from simpul.coaching.tests.stage import AT, HELD, TODAY, answer, plan, signed
from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.papers.commands import add_paper
from simpul.places import queries as places
from tests.cast import actor

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def code_of(act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.sentence
    return caught.value.code


def seen(by, visit_id):
    return queries.visit(by=by, visit_id=visit_id, today=TODAY)


def test_the_kasi_visits_a_post_and_the_post_reads_what_was_found(cast):
    visit_id = signed(cast)
    told = seen(cast.ketua_a, visit_id)
    assert told.visit.visited == "Posyandu Melati A"
    assert {one.value for one in told.answers} == {"ya"}
    assert [one.text for one in told.findings] == ["Papan jadwal belum ada"]
    assert told.may_read_off
    commands.read_visit(by=cast.ketua_a, at=AT, visit_id=visit_id)
    assert seen(cast.ketua_a, visit_id).read_at == AT
    assert not seen(cast.ketua_a, visit_id).may_read_off


def test_a_draft_is_read_by_its_team_only(cast):
    visit_id = plan(cast)
    answer(cast, visit_id, sosial__layanan="tidak")
    mine, theirs = seen(cast.kasi, visit_id), seen(cast.ketua_a, visit_id)
    assert next(one.note for one in mine.answers if one.code == "sosial.layanan") == "dilihat sendiri"
    assert {one.value for one in theirs.answers} == {""}
    assert (theirs.summary, theirs.may_write, theirs.may_read_off) == ("", False, False)
    assert code_of(lambda: commands.read_visit(by=cast.ketua_a, at=AT, visit_id=visit_id)) == "kunjungan-belum-disahkan"


def test_answers_are_kept_as_far_as_they_are_given_and_one_can_be_taken_away(cast):
    visit_id = plan(cast)

    def note(**values: str) -> None:
        told = {code.replace("__", "."): (value, "") for code, value in values.items()}
        commands.note_visit(by=cast.kasi, at=AT, visit_id=visit_id, held_on=None, answers=told)

    note(sosial__layanan="ya", sosial__rujukan="tidak")
    note(sosial__rujukan="")
    answered = {one.code: one.value for one in seen(cast.kasi, visit_id).answers if one.value}
    assert answered == {"sosial.layanan": "ya"}
    assert seen(cast.kasi, visit_id).unanswered == len(seen(cast.kasi, visit_id).answers) - 1
    assert code_of(lambda: note(sosial__lain="ya")) == "butir-tidak-dikenal"
    assert code_of(lambda: note(sosial__layanan="mungkin")) == "pilihan-pembinaan-salah"


def test_a_visit_is_not_signed_off_before_every_item_has_an_answer(cast):
    visit_id = plan(cast)
    assert code_of(lambda: commands.sign_visit(by=cast.kasi, at=AT, visit_id=visit_id)) == "kunjungan-tanpa-tanggal"
    answer(cast, visit_id, sosial__layanan="")
    assert code_of(lambda: commands.sign_visit(by=cast.kasi, at=AT, visit_id=visit_id)) == "butir-belum-dijawab"
    answer(cast, visit_id, sosial__layanan="tidak_berlaku")
    commands.sign_visit(by=cast.kasi, at=AT, visit_id=visit_id)
    assert code_of(lambda: answer(cast, visit_id)) == "kunjungan-sudah-disahkan"


def test_every_tier_visits_what_lies_below_it_and_nothing_else(cast):
    plan(cast, visited_id=cast.areas.penarukan.id)
    plan(cast, cast.provincial_team, area_id=cast.areas.bali.id, visited_id=cast.areas.buleleng.id)
    plan(cast, cast.staf_desa, area_id=cast.areas.penarukan.id)
    wrong = [
        {"visited_id": cast.areas.kec_buleleng.id},
        {"post_id": cast.post_c.id},
        {"visited_id": cast.areas.bali.id},
    ]
    for target in wrong:
        assert code_of(lambda target=target: plan(cast, **target)) == "kunjungan-bukan-wilayah-bawah"


def test_a_visit_sent_twice_is_planned_once_and_can_be_moved_and_called_off(cast):
    id = uuid4()
    assert plan(cast, id=id) == plan(cast, id=id) == id
    commands.move_visit(by=cast.kasi, at=AT, visit_id=id, planned_on=date(2026, 12, 3))
    assert Visit.objects.get(id=id).planned_on == date(2026, 12, 3)
    assert code_of(lambda: commands.call_off_visit(by=cast.kasi, at=AT, visit_id=id, reason=" ")) == "uraian-kosong"
    commands.call_off_visit(by=cast.kasi, at=AT, visit_id=id, reason="Hujan")
    assert queries.visits(by=cast.kasi, area_id=cast.areas.kec_buleleng.id) == []
    assert code_of(lambda: answer(cast, id)) == "kunjungan-batal"


def test_a_photo_of_a_visit_is_a_paper_of_the_place_that_was_visited(cast):
    visit_id = plan(cast)
    paper = add_paper(by=cast.kasi, at=AT, area_id=cast.areas.penarukan.id, name="papan", data=PDF)
    elsewhere = add_paper(by=cast.kasi, at=AT, area_id=cast.areas.kaliuntu.id, name="lain", data=PDF)
    for _twice in (1, 2):
        commands.photograph(by=cast.kasi, at=AT, visit_id=visit_id, paper_id=paper, caption="Papan jadwal")
    assert [one.caption for one in seen(cast.kasi, visit_id).photos] == ["Papan jadwal"]
    given = {"by": cast.kasi, "at": AT, "visit_id": visit_id}
    assert code_of(lambda: commands.photograph(**given, paper_id=elsewhere)) == "bukti-wilayah-lain"


def test_the_post_looks_at_the_photos_of_its_visit_once_it_is_signed_off(cast):
    visit_id = plan(cast)
    answer(cast, visit_id)
    paper = add_paper(by=cast.kasi, at=AT, area_id=cast.areas.penarukan.id, name="papan", data=PDF)
    other = add_paper(by=cast.kasi, at=AT, area_id=cast.areas.penarukan.id, name="sk", data=PDF)
    commands.photograph(by=cast.kasi, at=AT, visit_id=visit_id, paper_id=paper)

    def photo(by, id=paper):
        return queries.photo_file(by=by, visit_id=visit_id, paper_id=id).read()

    assert code_of(lambda: photo(cast.ketua_a)) == "tidak-ditemukan"
    commands.sign_visit(by=cast.kasi, at=AT, visit_id=visit_id)
    assert photo(cast.ketua_a) == PDF
    assert code_of(lambda: photo(cast.ketua_a, other)) == "tidak-ditemukan"
    assert code_of(lambda: photo(cast.stranger)) == "tidak-ditemukan"


def test_an_action_is_carried_out_by_who_was_visited_and_the_team_closes_the_finding(cast):
    signed(cast)
    action, finding = AgreedAction.objects.get(), Finding.objects.get()

    def move(by, state, note=""):
        commands.move_action(by=by, at=AT, action_id=action.id, state=state, note=note)

    assert code_of(lambda: move(cast.ketua_a, "selesai")) == "hasil-tindakan-wajib"
    move(cast.ketua_a, "selesai", "Papan terpasang")
    assert queries.open_actions(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, today=TODAY) == []
    commands.close_finding(by=cast.kasi, at=AT, finding_id=finding.id, outcome="Dilihat pada foto")
    assert queries.open_findings(by=cast.kasi, area_id=cast.areas.kec_buleleng.id) == []
    given = {"by": cast.kasi, "at": AT, "finding_id": finding.id}
    assert code_of(lambda: commands.close_finding(**given, outcome="lagi")) == "temuan-sudah-selesai"


def test_overdue_actions_are_told_and_remind_who_was_visited(cast):
    signed(cast)
    late = datetime(2026, 12, 5, 3, tzinfo=UTC)
    found = queries.open_actions(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, today=late.date())
    assert [(one.what, one.overdue, one.may_move) for one in found] == [("Pasang papan jadwal", True, True)]
    kinds = {one.title: one.kind for one in queries.due(by=cast.ketua_a, at=late)}
    assert kinds == {
        "1 tindak lanjut pembinaan belum selesai. Kerjakan atau catat hasilnya.": "terlambat",
        "Hasil pembinaan Posyandu Melati A sudah ada. Baca temuannya dan yang disepakati.": "jatuh_tempo",
    }
    assert queries.due(by=cast.stranger, at=late) == queries.due(by=cast.kader_a, at=late) == []


def test_a_planned_visit_whose_day_has_passed_reminds_its_team(cast):
    plan(cast)
    assert [one.kind for one in queries.due(by=cast.kasi, at=AT)] == ["terlambat"]


def test_the_field_plan_tells_by_month_what_was_planned_held_and_found_by_the_chair(cast):
    signed(cast)
    plan(cast, planned_on=date(2026, 12, 8), leader="anggota")
    months = queries.field_plan(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, year=2026)
    told = {one.month.month: (len(one.visits), one.held, one.by_chair, one.findings) for one in months if one.visits}
    assert (len(months), told) == (12, {11: (1, 1, 1, 1), 12: (1, 0, 0, 0)})
    chair = queries.field_plan(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, year=2026, chair_only=True)
    assert sum(len(one.visits) for one in chair) == 1


def test_areas_are_compared_by_the_share_of_yes_in_the_same_item(cast):
    signed(cast)
    signed(cast, post_id=cast.post_b.id, value="sebagian")
    signed(cast, visited_id=cast.areas.kaliuntu.id, value="ya")
    columns, items = queries.deviations(
        by=cast.kasi, area_id=cast.areas.kec_buleleng.id, since=date(2026, 1, 1), until=date(2026, 12, 31)
    )
    assert {one.id for one in columns} == {cast.areas.penarukan.id, cast.areas.kaliuntu.id}
    one = next(item for item in items if item.code == "sosial.layanan")
    assert one.below[cast.areas.penarukan.id].percent == 50.0
    assert one.below[cast.areas.kaliuntu.id].percent == 100.0
    assert (one.whole.percent, one.spread) == (66.7, 50.0)


def test_answers_that_do_not_apply_are_not_judged(cast):
    visit_id = plan(cast)
    answer(cast, visit_id, "tidak_berlaku")
    commands.sign_visit(by=cast.kasi, at=AT, visit_id=visit_id)
    found = queries.deviations(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, since=HELD, until=HELD)
    assert found == ([], [])


def test_posts_and_villages_that_were_never_visited_are_named(cast):
    signed(cast)
    plan(cast, post_id=cast.post_b.id)
    told = queries.never_visited(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=TODAY)
    assert [one.label for one in told.unvisited] == ["Posyandu Melati B"]
    assert told.posts == 2
    assert cast.areas.penarukan.id not in {one.id for one in told.villages}
    assert cast.areas.kaliuntu.id in {one.id for one in told.villages}
    regency = queries.never_visited(by=cast.regency_office, area_id=cast.areas.buleleng.id, on=TODAY)
    district = next(one for one in regency.areas if one.area.id == cast.areas.kec_buleleng.id)
    assert district.villages - district.never == 1
    province = queries.never_visited(by=cast.provincial_team, area_id=cast.areas.bali.id, on=TODAY)
    (buleleng,) = province.areas
    assert (buleleng.villages - buleleng.never, province.villages, province.posts) == (1, (), None)


def test_the_nation_counts_each_village_once_however_often_it_was_visited(cast):
    """A visit that is planned, or comes after the day, reaches nobody; and a few queries tell."""
    signed(cast)
    signed(cast)
    plan(cast, post_id=None, visited_id=cast.areas.kaliuntu.id)
    with CaptureQueriesContext(connection) as asked:
        told = queries.never_visited(by=cast.national_team, area_id=cast.areas.nation.id, on=TODAY)
    reached = {one.area.id: (one.villages, one.villages - one.never) for one in told.areas}
    assert reached[cast.areas.bali.id] == (len(places.below_ids(cast.areas.bali.id, VILLAGE)), 1)
    assert sum(came for _villages, came in reached.values()) == 1
    assert len(asked) < 10
    earlier = queries.never_visited(by=cast.national_team, area_id=cast.areas.nation.id, on=HELD - timedelta(days=1))
    assert all(one.never == one.villages for one in earlier.areas)


def test_a_regency_publishes_a_new_checklist_and_old_visits_keep_theirs(cast):
    old = plan(cast)
    commands.publish_checklist(
        by=cast.regency_office,
        at=AT,
        area_id=cast.areas.buleleng.id,
        valid_from=date(2026, 12, 1),
        name="Daftar kabupaten",
        source="SE Sekda",
        items=[("sosial", "Pelayanan bidang sosial berjalan dan dicatat"), ("", "Ada papan nama")],
    )
    new = plan(cast, planned_on=date(2026, 12, 8))
    assert seen(cast.kasi, old).checklist.code == "simpul_1"
    assert [one.name for one in seen(cast.kasi, new).checklist.items][1] == "Ada papan nama"
    assert seen(cast.kasi, new).checklist.items[0].code == "sosial.layanan"
    there = queries.checklist_of(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=date(2026, 12, 1))
    assert there.name == "Daftar kabupaten"
    assert len(queries.versions_for(by=cast.kasi, area_id=cast.areas.kec_buleleng.id)) == 2
    other = queries.versions_for(by=cast.stranger, area_id=cast.areas.ampukung.id)
    assert [one.code for one in other] == ["simpul_1"]


def test_a_checklist_is_published_for_days_to_come_by_a_regency_or_above(cast):
    def publish(by, area, **more):
        given = {"valid_from": date(2026, 12, 1), "items": [("", "Ada papan")], "name": "D", "source": "SE", **more}
        return commands.publish_checklist(by=by, at=AT, area_id=area.id, **given)

    office = cast.regency_office
    assert code_of(lambda: publish(office, cast.areas.buleleng, valid_from=TODAY)) == "daftar-periksa-mulai-nanti"
    assert code_of(lambda: publish(office, cast.areas.buleleng, items=[])) == "daftar-periksa-salah"
    district = actor("sekretariat", cast.areas.kec_buleleng)
    assert code_of(lambda: publish(district, cast.areas.kec_buleleng)) == "daftar-periksa-tingkat"
    assert code_of(lambda: publish(cast.kasi, cast.areas.buleleng)) == "tidak-berhak"


def test_visits_of_a_post_are_read_by_the_post_and_not_by_another(cast):
    signed(cast)
    assert len(queries.visits_of_post(by=cast.ketua_a, post_id=cast.post_a.id)) == 1
    other = actor("ketua", cast.post_b)
    assert code_of(lambda: queries.visits_of_post(by=other, post_id=cast.post_a.id)) == "tidak-ditemukan"


def test_a_stranger_reads_nothing_and_changes_nothing(cast):
    visit_id, area = signed(cast), cast.areas.kec_buleleng.id
    draft_id, by = plan(cast, post_id=cast.post_b.id), cast.stranger
    action, finding = AgreedAction.objects.get().id, Finding.objects.get().id
    days = {"since": HELD, "until": HELD}
    refused = [
        lambda: seen(by, visit_id),
        lambda: queries.visits(by=by, area_id=area),
        lambda: queries.visits_of_post(by=by, post_id=cast.post_a.id),
        lambda: queries.field_plan(by=by, area_id=area, year=2026),
        lambda: queries.open_findings(by=by, area_id=area),
        lambda: queries.open_actions(by=by, area_id=area, today=TODAY),
        lambda: queries.deviations(by=by, area_id=area, **days),
        lambda: queries.never_visited(by=by, area_id=area, on=TODAY),
        lambda: queries.checklist_of(by=by, area_id=area, on=TODAY),
        lambda: queries.versions_for(by=by, area_id=area),
        lambda: commands.move_action(by=by, at=AT, action_id=action, state="berjalan"),
        lambda: commands.close_finding(by=by, at=AT, finding_id=finding, outcome="x"),
        lambda: commands.read_visit(by=by, at=AT, visit_id=visit_id),
    ]
    assert {code_of(act) for act in refused} == {"tidak-ditemukan"}
    given = {"by": by, "at": AT, "visit_id": draft_id}
    forbidden = [
        lambda: plan(cast, by),
        lambda: answer(cast, draft_id, by=by),
        lambda: commands.move_visit(**given, planned_on=TODAY),
        lambda: commands.call_off_visit(**given, reason="x"),
        lambda: commands.photograph(**given, paper_id=uuid4()),
        lambda: commands.note_finding(**given, severity="berat", text="x"),
        lambda: commands.agree_action(**given, what="x", owner="y", due_on=TODAY),
        lambda: commands.sign_visit(**given),
    ]
    assert {code_of(act) for act in forbidden} == {"tidak-berhak"}

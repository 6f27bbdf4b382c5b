"""Recording services: what is kept, what is refused, what is only asked about."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.audit.models import Change, DirtyMark, Entry
from simpul.facts.commands import close_month, note_finished
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.services.commands import record_services
from simpul.services.rules.shapes import WHOLE
from tests import factories

from .conftest import AT, TODAY, one


def test_a_weighing_is_kept_with_what_was_true_of_the_child(cast, child, weighing) -> None:
    item = weighing(9.5)
    assert one(cast.kader_a, item).state == "accepted"
    row = Record.objects.get(id=item.id)
    assert (row.answers, row.facts["bb"], row.sex, row.age_days) == ({"bb": 9.5, "rujuk": False}, 9.5, "P", 386)
    assert (row.field, row.period, row.recorded_by, row.late) == ("kesehatan", 20261101, cast.kader_a.id, False)


def test_disability_and_hamlet_are_those_of_the_day(cast, weighing) -> None:
    banjar = factories.hamlet(cast.areas.penarukan)
    kid = factories.person(cast.post_a, born=date(2025, 1, 1), disability="fisik", hamlet=banjar)
    item = weighing(person_id=kid.id)
    one(cast.kader_a, item)
    row = Record.objects.get(id=item.id)
    assert (row.disability, row.hamlet_id) == (True, banjar.id)


def test_a_record_leaves_one_change_in_the_feed_and_marks_its_month(cast, weighing) -> None:
    item = weighing()
    one(cast.kader_a, item)
    change = Change.objects.get(object_id=str(item.id))
    assert (change.feed, change.sequence, change.entry.by) == (cast.post_a.id, 1, cast.kader_a.id)
    assert DirtyMark.objects.filter(feed=cast.post_a.id, period=Period.of(TODAY).key).exists()


def test_the_same_record_sent_twice_is_one_record(cast, weighing) -> None:
    item = weighing()
    assert [one(cast.kader_a, item).state, one(cast.kader_a, item).state] == ["accepted", "same"]
    assert (Record.objects.count(), Entry.objects.count()) == (1, 1)


def test_the_same_record_twice_in_one_list_is_one_record(cast, weighing) -> None:
    item = weighing()
    outcomes = record_services(by=cast.kader_a, at=AT, items=[item, item])
    assert [outcome.state for outcome in outcomes] == ["accepted", "same"]


def test_an_id_with_other_content_is_refused_and_nothing_is_overwritten(cast, weighing) -> None:
    item = weighing(9.5)
    one(cast.kader_a, item)
    assert one(cast.kader_a, weighing(9.9, id=item.id)).code == "sudah-ada-lain"
    assert Record.objects.get(id=item.id).answers["bb"] == 9.5


def test_a_lost_answer_is_the_same_even_after_the_right_is_gone(cast, weighing) -> None:
    item = weighing()
    one(cast.kader_a, item)
    gone = type(cast.kader_a)(id=cast.kader_a.id, name=cast.kader_a.name)
    assert one(gone, item).state == "same"
    assert one(gone, weighing()).code == "tidak-berhak"


def test_a_bad_item_does_not_sink_the_good_ones(cast, weighing) -> None:
    items = [weighing(9.5), weighing(9500), weighing(9.6, on=TODAY - timedelta(days=30))]
    outcomes = record_services(by=cast.kader_a, at=AT, items=items)
    assert [outcome.state for outcome in outcomes] == ["accepted", "refused", "accepted"]
    assert outcomes[1].errors["bb"].endswith("Mungkin maksudnya 9,5 kg?")
    assert Record.objects.count() == 2


@pytest.mark.parametrize("who", ["kader_b", "kader_c", "kader_pu_a", "village_head", "stranger", "resident", "auditor"])
def test_a_stranger_to_the_post_or_the_field_records_nothing(cast, weighing, who: str) -> None:
    assert one(getattr(cast, who), weighing()).code == "tidak-berhak"
    assert not Record.objects.exists()


def test_a_post_that_does_not_exist_is_not_found(cast, weighing) -> None:
    assert one(cast.kader_a, weighing(post_id=new_id())).code == "tidak-ditemukan"


def test_today_is_the_day_at_the_post_not_in_greenwich(cast, weighing) -> None:
    evening = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)  # 23 November, 01.00 WITA
    assert one(cast.kader_a, weighing(on=date(2026, 11, 23)), at=evening).saved
    outcome = one(cast.kader_a, weighing(on=date(2026, 11, 23)))
    assert outcome.code == "tanggal-mendatang"
    assert outcome.errors["on"].startswith("Tanggal 23 November 2026 belum tiba")


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2025, 10, 31), "sebelum-lahir"),
        (date(1, 1, 1), "tanggal-terlalu-lama"),
        (date(1999, 12, 31), "tanggal-terlalu-lama"),
        (date(9999, 12, 31), "tanggal-mendatang"),
    ],
)
def test_impossible_days_are_refused_with_a_sentence(cast, weighing, on: date, code: str) -> None:
    outcome = one(cast.kader_a, weighing(on=on))
    assert (outcome.state, outcome.code) == ("refused", code)
    assert outcome.sentence


def test_the_day_of_death_can_be_recorded_and_no_day_after_it(cast, weighing) -> None:
    kid = factories.person(cast.post_a, born=date(2025, 1, 1), died_on=date(2026, 10, 5))
    assert one(cast.kader_a, weighing(on=date(2026, 10, 5), person_id=kid.id)).saved
    assert one(cast.kader_a, weighing(on=date(2026, 10, 6), person_id=kid.id)).code == "sesudah-meninggal"


def test_nothing_is_recorded_in_a_closed_month(cast, weighing) -> None:
    close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period(2026, 10))
    outcome = one(cast.kader_a, weighing(on=date(2026, 10, 12)))
    assert (outcome.code, outcome.sentence.split(".")[0]) == ("bulan-ditutup", "Oktober 2026 sudah ditutup")
    assert one(cast.kader_a, weighing(on=date(2026, 11, 12))).saved


def test_what_is_written_after_the_month_was_finished_is_late(cast, weighing) -> None:
    note_finished(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=Period(2026, 10))
    late, timely = weighing(on=date(2026, 10, 12)), weighing()
    record_services(by=cast.kader_a, at=AT, items=[late, timely])
    assert [Record.objects.get(id=item.id).late for item in (late, timely)] == [True, False]


def test_a_man_is_no_pregnant_woman(cast, other) -> None:
    man = factories.person(cast.post_a, sex="L", born=date(1990, 1, 1))
    outcome = one(cast.kader_a, other("kesehatan.uji_hamil", {}, person_id=man.id))
    assert outcome.code == "bukan-sasaran"
    assert "hanya untuk perempuan" in outcome.errors["person"]


def test_a_child_just_past_the_age_is_asked_about_and_an_adult_is_refused(cast, weighing) -> None:
    just_past = factories.person(cast.post_a, born=date(2020, 9, 1))
    adult = factories.person(cast.post_a, born=date(1990, 9, 1))
    asked = one(cast.kader_a, weighing(18.0, person_id=just_past.id))
    assert asked.state == "accepted"
    assert "Periksa tanggal lahir" in asked.warnings[WHOLE]
    assert one(cast.kader_a, weighing(18.0, person_id=adult.id)).code == "bukan-sasaran"


def test_without_a_birth_date_the_age_is_unknown_and_asked_for(cast, weighing) -> None:
    kid = factories.person(cast.post_a, born=None)
    item = weighing(person_id=kid.id)
    assert "Tanggal lahir belum diisi" in one(cast.kader_a, item).warnings[WHOLE]
    assert Record.objects.get(id=item.id).age_days is None


def test_a_second_weighing_on_the_same_day_is_accepted_and_asked_about(cast, weighing) -> None:
    first = one(cast.kader_a, weighing(9.5))
    second = one(cast.kader_a, weighing(9.6))
    assert (first.warnings, second.state) == ({}, "accepted")
    assert "sudah dicatat" in second.warnings[WHOLE]


def test_a_weight_far_from_last_month_is_asked_about(cast, weighing) -> None:
    one(cast.kader_a, weighing(9.5, on=date(2026, 10, 12)))
    outcome = one(cast.kader_a, weighing(5.9))
    assert outcome.state == "accepted"
    assert "Bulan lalu 9,5 kg, sekarang 5,9 kg, benar?" in outcome.warnings["bb"]


def test_a_weight_close_to_last_month_is_not_asked_about(cast, weighing) -> None:
    one(cast.kader_a, weighing(9.5, on=date(2026, 10, 12)))
    assert one(cast.kader_a, weighing(9.7)).warnings == {}


def test_someone_of_another_post_cannot_be_recorded_here_by_its_kader(cast, weighing) -> None:
    theirs = factories.person(cast.post_b, born=date(2025, 1, 1))
    far_away = factories.person(cast.post_c, born=date(2025, 1, 1))
    for kid in (theirs, far_away):
        assert one(cast.kader_a, weighing(person_id=kid.id)).code == "bukan-warga-posyandu"
    assert one(cast.kader_a, weighing(person_id=new_id())).code == "bukan-warga-posyandu"
    assert one(cast.bidan, weighing(person_id=theirs.id)).saved


def test_unknown_services_and_versions_are_refused(cast, weighing, other) -> None:
    assert one(cast.kader_a, weighing(version=99)).code == "layanan-tidak-dikenal"
    assert one(cast.kader_a, other("kesehatan.tidak_ada", {})).code == "layanan-tidak-dikenal"
    assert one(cast.kader_a, other("'; drop table facts_record; --", {})).code == "layanan-tidak-dikenal"


def test_an_outdated_form_is_accepted_for_ninety_days_after_its_end(cast, other) -> None:
    answers = {"jumlah": 3}
    for on, code in [(date(2026, 9, 28), ""), (date(2026, 9, 29), "layanan-tidak-berlaku")]:
        assert one(cast.kader_sosial_a, other("sosial.uji_berganti", answers, on, version=1)).code == code
    early = other("sosial.uji_berganti", answers, date(2026, 6, 30), version=2)
    assert one(cast.kader_sosial_a, early).code == "layanan-tidak-berlaku"


def test_two_doubts_about_the_whole_record_are_both_said(cast, weighing) -> None:
    just_past = factories.person(cast.post_a, born=date(2020, 9, 1))
    one(cast.kader_a, weighing(18.0, person_id=just_past.id))
    said = one(cast.kader_a, weighing(18.0, person_id=just_past.id)).warnings[WHOLE]
    assert "Periksa tanggal lahir" in said
    assert "sudah dicatat" in said

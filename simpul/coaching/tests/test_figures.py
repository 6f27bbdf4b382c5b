"""Each figure of the Laporan Pembinaan comes from its own subject, for that area and period, at every tier."""

from datetime import UTC, date, datetime

import pytest

from simpul.budgets import commands as budgets
from simpul.budgets.queries import standing_on
from simpul.coaching import commands, queries
from simpul.coaching.models import AgreedAction
from simpul.coaching.tests.stage import signed
from simpul.dossiers import commands as dossiers
from simpul.dossiers.commands import NumberRow
from simpul.dossiers.tests.test_dossiers import NUMBER, filled, submitted
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.meetings import commands as meetings
from simpul.places import queries as places
from simpul.reports import commands as reports
from tests import factories
from tests.trainings_of_play import batch_of, participant

pytestmark = pytest.mark.django_db
QUARTER = Period(2026, 10, 3)
NEXT_YEAR = datetime(2027, 1, 5, 3, tzinfo=UTC)
OCTOBER, SEPTEMBER = date(2026, 10, 20), date(2026, 9, 20)
MILLION, AMPUKUNG = 1_000_000, "63.09.02.2002"  # a desa


def counted(area, *codes, by=SYSTEM, period=QUARTER):
    """One figure, or several in the order asked for."""
    told = queries.coaching_report(by=by, at=NEXT_YEAR, area_id=area.id, period=period)
    found = {one.code: one.counted for one in told.lines}
    return found[codes[0]] if len(codes) == 1 else tuple(found[code] for code in codes)


def above(cast):
    return cast.areas.penarukan, cast.areas.kec_buleleng, cast.areas.buleleng, cast.areas.bali, cast.areas.nation


def test_kader_are_counted_once_by_their_village_when_their_training_ended(cast):
    """Two from Penarukan, one of them in two batches, one from Kaliuntu; another's training ended in September."""
    penarukan, kaliuntu = cast.areas.penarukan, cast.areas.kaliuntu
    one, other = factories.person(cast.post_a), factories.person(cast.post_b)
    first = batch_of(cast.areas.buleleng)
    second = batch_of(cast.areas.kec_buleleng, "Bimtek kecamatan")
    participant(first, 1, one.name, one)
    participant(second, 1, one.name, one)
    participant(second, 2, other.name, other)
    far = factories.person(village=kaliuntu)
    participant(second, 3, far.name, far)
    early = factories.person(cast.post_a)
    before = (date(2026, 9, 10), date(2026, 9, 11))
    participant(batch_of(cast.areas.buleleng, "Dulu", days=before), 1, early.name, early, days=before)
    left = factories.person(cast.post_a)
    participant(first, 2, left.name, left, days=())  # was never there
    assert [counted(area, "kader_dilatih") for area in above(cast)] == [2, 3, 3, 3, 3]
    assert counted(kaliuntu, "kader_dilatih") == 1
    assert counted(cast.areas.ampukung, "kader_dilatih") == 0
    assert counted(penarukan, "kader_dilatih", period=QUARTER.shift(-1)) == 1


def test_meetings_are_counted_where_they_were_held_on_their_day(cast):
    def held(area, on, state="selesai"):
        made = meetings.plan_meeting(
            by=SYSTEM,
            at=NEXT_YEAR,
            area_id=area.id,
            body="pemerintah",
            kind="rakor",
            mode="tatap_muka",
            title=f"Rakor {on}",
            on=on,
        )
        reason = "Banjir" if state == "batal" else ""
        meetings.move_meeting(by=SYSTEM, at=NEXT_YEAR, meeting_id=made, state=state, reason=reason)

    held(cast.areas.penarukan, OCTOBER)
    held(cast.areas.penarukan, SEPTEMBER)
    held(cast.areas.penarukan, OCTOBER, "batal")
    held(cast.areas.kaliuntu, OCTOBER)
    held(cast.areas.kec_buleleng, OCTOBER)
    held(cast.areas.ampukung, OCTOBER)
    assert [counted(area, "rapat") for area in above(cast)] == [1, 3, 3, 3, 4]
    assert counted(cast.areas.penarukan, "rapat", period=QUARTER.shift(-1)) == 1


def test_decrees_are_counted_by_their_own_day_in_the_area_that_made_them(cast):
    factories.decree(cast.areas.penarukan, on=OCTOBER)
    factories.decree(cast.areas.penarukan, on=QUARTER.last_day)
    factories.decree(cast.areas.penarukan, on=SEPTEMBER)
    factories.decree(cast.areas.kaliuntu, on=OCTOBER)
    factories.decree(cast.areas.ampukung, on=OCTOBER)
    assert [counted(area, "sk") for area in above(cast)] == [2, 3, 3, 3, 4]


def test_a_dossier_is_numbered_or_on_its_way_never_both(cast, settings, tmp_path):
    settings.PAPER_DIR = tmp_path
    batch = submitted(cast, cast.post_a.id)
    dossiers.record_numbers(
        by=cast.regency_office, at=NEXT_YEAR, batch_id=batch, rows=[NumberRow(cast.post_a.id, NUMBER)]
    )
    filled(cast, cast.post_b.id)
    assert [counted(area, "bernomor", "diproses") for area in above(cast)] == [(1, 1)] * 5
    for elsewhere in (cast.areas.kaliuntu, cast.areas.tabalong):
        assert counted(elsewhere, "bernomor", "diproses") == (0, 0)


def money(cast, area, amount, purpose="operasional_pos", name="Operasional", year=2026):
    source = "apbdes" if area.code == AMPUKUNG else "dpa_kecamatan"
    made = budgets.add_line(
        by=SYSTEM,
        at=NEXT_YEAR,
        area_id=area.id,
        year=year,
        source=source,
        purpose=purpose,
        name=name,
        amount=amount * MILLION,
    )
    return made.id


def spend(line, amount, on):
    budgets.record_spending(by=SYSTEM, at=NEXT_YEAR, line_id=line, on=on, amount=amount * MILLION, note="Alat")


def millions(area, period=QUARTER):
    return tuple(one // MILLION for one in counted(area, "anggaran", "anggaran_pembinaan", "belanja", period=period))


def test_money_is_that_of_the_year_until_the_last_day_of_the_period(cast):
    """12 million budgeted, 2 more from 20 October; 3 spent in September, 4 in October. That of 2025 is not in it."""
    line = money(cast, cast.areas.penarukan, 12)
    money(cast, cast.areas.penarukan, 99, year=2025)
    spend(line, 3, SEPTEMBER)
    spend(line, 4, OCTOBER)
    budgets.change_line(by=SYSTEM, at=NEXT_YEAR, line_id=line, on=OCTOBER, amount=14 * MILLION, reason="Perubahan")
    assert millions(cast.areas.penarukan) == (14, 0, 7)
    assert millions(cast.areas.penarukan, QUARTER.shift(-1)) == (12, 0, 3)
    assert millions(cast.areas.penarukan, QUARTER.shift(-4)) == (99, 0, 0)


def test_the_money_of_an_area_is_its_own_and_that_of_all_in_it_each_line_once(cast):
    spend(money(cast, cast.areas.penarukan, 12), 5, OCTOBER)
    money(cast, cast.areas.kaliuntu, 7, "pembinaan", "Pembinaan")
    money(cast, cast.areas.kec_buleleng, 20, "pembinaan", "Pembinaan")
    money(cast, cast.areas.ampukung, 50)
    assert [millions(area) for area in above(cast)] == [
        (12, 0, 5),
        (39, 20, 5),  # for pembinaan only what the kecamatan itself has
        (39, 0, 5),
        (39, 0, 5),
        (89, 0, 5),
    ]


def test_the_money_of_a_village_that_ended_stays_with_its_kecamatan(cast):
    money(cast, cast.areas.kaliuntu, 7)
    type(cast.areas.kaliuntu).objects.filter(id=cast.areas.kaliuntu.id).update(ended_on=date(2026, 12, 1))
    assert standing_on(places.area(cast.areas.kec_buleleng.id), QUARTER.last_day).amount == 7 * MILLION


def test_an_action_was_late_on_the_last_day_even_if_it_was_done_since(cast):
    signed(cast)  # one action, due on 1 December
    assert counted(cast.areas.penarukan, "tindakan_lewat") == 1
    AgreedAction.objects.update(state="selesai", done_on=date(2027, 1, 3), note="Dipasang")
    assert counted(cast.areas.penarukan, "tindakan_lewat") == 1
    assert counted(cast.areas.penarukan, "tindakan_lewat", period=QUARTER.shift(1)) == 0
    AgreedAction.objects.update(done_on=date(2026, 12, 5))
    assert counted(cast.areas.penarukan, "tindakan_lewat") == 0
    AgreedAction.objects.update(
        state="belum", done_on=None, due_on=QUARTER.last_day
    )  # not late before that day is over
    assert counted(cast.areas.penarukan, "tindakan_lewat") == 0


def test_what_the_villages_report_adds_up_to_what_their_kecamatan_counts(cast):
    """Figures of the villages themselves: nothing twice, nothing lost on the way up."""
    signed(cast)
    for area in (cast.areas.penarukan, cast.areas.kaliuntu):
        factories.decree(area, on=OCTOBER)
        money(cast, area, 12)
    for by, area in ((cast.staf_desa, cast.areas.penarukan), (cast.other_village_head, cast.areas.kaliuntu)):
        sent = commands.send_coaching_report(by=by, at=NEXT_YEAR, area_id=area.id, period=QUARTER)
        reports.accept_report(by=cast.kasi, at=NEXT_YEAR, submission_id=sent.id)
    district = cast.areas.kec_buleleng
    told = queries.coaching_report(by=cast.kasi, at=NEXT_YEAR, area_id=district.id, period=QUARTER)
    assert told.accepted_from == 2
    assert {one.code: one.accepted for one in told.lines} == {one.code: one.counted for one in told.lines}


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_c", "resident"])
def test_nobody_from_elsewhere_reads_a_figure(cast, who):
    with pytest.raises(Refusal) as caught:
        counted(cast.areas.penarukan, "anggaran", by=getattr(cast, who))
    assert caught.value.code == "tidak-ditemukan"

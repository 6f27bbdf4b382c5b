"""Generated reports are the very rows that the commands write one by one."""

from datetime import UTC, date, datetime

import pytest

from simpul.facts.models import MonthState
from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.recount.queries import recount
from simpul.reports import commands
from simpul.reports.commands import MadeReport, NewRemark
from simpul.reports.models import Remark, Snapshot, Submission
from simpul.reports.tests.stage import OCTOBER, WEIGHED, count, live, reported, weigh
from simpul.tally.models import AreaPeriod, PostPeriod
from tests import factories

pytestmark = pytest.mark.django_db
SENT, LATE, DECIDED = (datetime(2026, 11, day, 3, tzinfo=UTC) for day in (4, 19, 20))
WHY = NewRemark("Periksa lagi.", field="kesehatan")


@pytest.fixture
def posts(cast):
    """Two posts of one village with the same work in October."""
    for post in (cast.post_a, cast.post_b):
        weigh(post, factories.person(post), date(2026, 10, 6))
    count()
    return cast.post_a, cast.post_b


def one_by_one(post, sent_at, decision):
    sent = commands.finish_month(by=SYSTEM, at=sent_at, post_id=post.id, period=OCTOBER)
    if decision == "diterima":
        commands.accept_report(by=SYSTEM, at=DECIDED, submission_id=sent.id)
    if decision == "dikembalikan":
        commands.return_report(by=SYSTEM, at=DECIDED, submission_id=sent.id, remarks=[WHY])


def at_once(post, sent_at, decision):
    made = MadeReport(
        post_id=post.id,
        sent_at=sent_at,
        decided_at=DECIDED if decision else None,
        remark=WHY if decision == "dikembalikan" else None,
    )
    return commands.bulk_reports(by=SYSTEM, at=DECIDED, period=OCTOBER, reports=[made])


def rows(post):
    """Everything that is stored of the post's report, but ids and whose it is."""
    sent = Submission.objects.get(post_id=post.id)
    skipped = {"id", "post_id", "_state"}
    months = MonthState.objects.filter(post_id=post.id).values_list("period", "finished_by")
    told = PostPeriod.objects.filter(post_id=post.id, period=OCTOBER.key)
    return (
        {key: value for key, value in vars(sent).items() if key not in skipped},
        {s.group: (bytes(s.sent), s.previous, s.accepted and bytes(s.accepted)) for s in sent.snapshots.all()},
        list(Remark.objects.filter(submission=sent).values_list("revision", "field", "indicator", "text", "at")),
        list(months),
        {row.group: row.reported and bytes(row.reported) for row in told},
    )


@pytest.mark.parametrize("sent_at", [SENT, LATE])
@pytest.mark.parametrize("decision", ["", "diterima", "dikembalikan"])
def test_a_generated_report_equals_one_that_was_sent(posts, sent_at, decision) -> None:
    one_by_one(posts[0], sent_at, decision)
    assert at_once(posts[1], sent_at, decision) == 1
    count()
    assert rows(posts[0]) == rows(posts[1])


def test_a_generated_report_of_an_area_equals_one_that_was_sent(cast, posts) -> None:
    for post in posts:
        at_once(post, SENT, "diterima")
    count()
    village = cast.areas.penarukan.id
    made = MadeReport(area_id=village, sent_at=SENT, decided_at=DECIDED)
    commands.bulk_reports(by=SYSTEM, at=DECIDED, period=OCTOBER, reports=[made])
    bulk = dict(Snapshot.objects.filter(submission__area_id=village).values_list("group", "accepted"))
    Submission.objects.filter(area_id=village).delete()
    sent = commands.send_area_report(by=SYSTEM, at=SENT, area_id=village, period=OCTOBER)
    commands.accept_report(by=SYSTEM, at=DECIDED, submission_id=sent.id)
    singly = dict(Snapshot.objects.filter(submission_id=sent.id).values_list("group", "accepted"))
    assert {group: bytes(cells) for group, cells in bulk.items()} == {g: bytes(c) for g, c in singly.items()}
    assert reported(cast.areas.kec_buleleng.id, OCTOBER, WEIGHED) == 2


def test_the_states_of_generated_reports_reach_the_nation_before_the_worker_comes(cast, posts) -> None:
    at_once(posts[0], SENT, "diterima")
    at_once(posts[1], LATE, "")
    commands.restate(OCTOBER, at=DECIDED)
    states = ("diterima", "terkirim", "terlambat")
    assert [live(cast.areas.nation.id, OCTOBER, f"laporan.{state}") for state in states] == [1, 1, 1]
    assert recount(by=SYSTEM, period=OCTOBER) == []


def test_longer_periods_counted_together_are_those_counted_one_by_one(posts) -> None:
    longer = OCTOBER.longer()
    for period in longer:
        commands.rebuild(period, at=DECIDED)
    singly = longer_rows()
    PostPeriod.objects.filter(period__in=[period.key for period in longer]).delete()
    AreaPeriod.objects.filter(period__in=[period.key for period in longer]).delete()
    commands.rebuild_longer(longer, at=DECIDED)
    assert longer_rows() == singly
    assert {key for key, *_ in singly} == {period.key for period in longer}


def longer_rows():
    """The rows of posts in periods longer than OCTOBER."""
    found = PostPeriod.objects.filter(period__in=[period.key for period in OCTOBER.longer()])
    return {(row.period, row.post_id, row.group): bytes(row.cells) for row in found}


def test_a_post_without_any_record_sends_nothing(cast) -> None:
    assert at_once(cast.post_a, SENT, "diterima") == 0


def test_a_stranger_cannot_write_generated_reports(cast) -> None:
    with pytest.raises(Refusal) as caught:
        commands.bulk_reports(by=cast.admin, at=SENT, period=OCTOBER, reports=[])
    assert caught.value.code == "tidak-berhak"

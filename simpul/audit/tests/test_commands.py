"""What @command promises. Places' AreaList is only a table to write in."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.audit.commands import (
    UnauditedWrite,
    changed,
    command,
    forget_all_marks,
    forget_marks,
    inside_a_command,
    leave_marks_aside,
    lock_feeds,
    new_intention,
    once,
    set_marks_aside,
    take_up_marks,
)
from simpul.audit.models import Change, DirtyMark, Entry, Feed, Intention
from simpul.audit.queries import dirty_marks, history
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places.models import AreaList

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WAYAN = Actor(id=UUID(int=7), name="Wayan")
FEED, OTHER_FEED = UUID(int=101), UUID(int=102)

pytestmark = pytest.mark.django_db


def write(decree: str = "uji") -> AreaList:
    return AreaList.objects.create(decree=decree, valid_from=date(2026, 1, 1), applied_at=AT, summary={})


@command("uji.silent")
def silent(*, by: Actor, at: datetime) -> None:
    write()


@command("uji.told")
def told(*, by: Actor, at: datetime, times: int = 1, feed: UUID | None = FEED) -> None:
    write()
    for number in range(times):
        changed(
            "uji", number, before={"n": 0}, after={"n": number}, feed=feed, periods=[Period(2026, 10)], reason="uji"
        )


@command("uji.outer")
def outer(*, by: Actor, at: datetime) -> None:
    told(by=SYSTEM, at=at)
    told(by=SYSTEM, at=at)


@command("uji.fails")
def fails(*, by: Actor, at: datetime) -> None:
    told(by=by, at=at)
    raise Refusal("tidak-berhak")


def test_a_command_that_hides_what_it_wrote_fails_and_writes_nothing() -> None:
    with pytest.raises(UnauditedWrite):
        silent(by=WAYAN, at=AT)
    assert not AreaList.objects.exists()


def test_telling_a_change_outside_a_command_fails() -> None:
    with pytest.raises(UnauditedWrite):
        changed("uji", 1)


def test_a_command_writes_who_what_and_when() -> None:
    told(by=WAYAN, at=AT)
    entry = Entry.objects.get()
    assert (entry.command, entry.by, entry.by_name, entry.at) == ("uji.told", WAYAN.id, "Wayan", AT)
    [happened] = history("uji", 0)
    assert (happened.by_name, happened.before, happened.after, happened.reason) == ("Wayan", {"n": 0}, {"n": 0}, "uji")


def test_the_outermost_command_writes_the_one_entry() -> None:
    outer(by=WAYAN, at=AT)
    assert [(entry.command, entry.by_name) for entry in Entry.objects.all()] == [("uji.outer", "Wayan")]
    assert Change.objects.count() == 2


def test_a_refused_command_leaves_nothing() -> None:
    with pytest.raises(Refusal):
        fails(by=WAYAN, at=AT)
    assert not AreaList.objects.exists()
    assert not Entry.objects.exists()
    assert not DirtyMark.objects.exists()


def test_after_a_failure_the_next_command_starts_clean() -> None:
    with pytest.raises(Refusal):
        fails(by=WAYAN, at=AT)
    assert not inside_a_command()
    told(by=WAYAN, at=AT)
    assert Change.objects.count() == 1


def test_a_command_without_actor_is_a_slip_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        told(at=AT)


def test_a_feed_counts_its_own_changes_without_gaps() -> None:
    told(by=WAYAN, at=AT, times=3)
    told(by=WAYAN, at=AT, feed=OTHER_FEED)
    told(by=WAYAN, at=AT, times=2)
    of_feed = Change.objects.filter(feed=FEED).order_by("id")
    assert list(of_feed.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]
    assert list(Change.objects.filter(feed=OTHER_FEED).values_list("sequence", flat=True)) == [1]


def test_a_change_without_feed_has_no_number() -> None:
    told(by=WAYAN, at=AT, feed=None)
    assert Change.objects.get().sequence is None
    assert not DirtyMark.objects.exists()


def test_the_month_is_marked_once_a_command_and_forgotten_when_worked_off() -> None:
    told(by=WAYAN, at=AT, times=3)
    [(mark, feed, period)] = dirty_marks(10)
    assert (feed, period) == (FEED, 20261001)
    forget_marks([mark])
    assert dirty_marks(10) == []


def test_a_mark_set_aside_waits_until_it_is_taken_up() -> None:
    told(by=WAYAN, at=AT)
    told(by=WAYAN, at=AT, feed=OTHER_FEED)
    first, second = dirty_marks(10)
    set_marks_aside([first[0]], AT)
    assert dirty_marks(10) == [second]
    assert (take_up_marks(), take_up_marks()) == (1, 0)
    assert dirty_marks(10) == [first, second]


def test_what_nobody_marked_may_be_left_aside_until_it_is_taken_up() -> None:
    leave_marks_aside([FEED], Period(2026, 10), AT)
    assert dirty_marks(10) == []
    assert take_up_marks() == 1
    assert [(feed, period) for _, feed, period in dirty_marks(10)] == [(FEED, 20261001)]


def test_every_mark_may_be_forgotten_at_once() -> None:
    told(by=WAYAN, at=AT)
    told(by=WAYAN, at=AT, feed=OTHER_FEED)
    forget_all_marks()
    assert dirty_marks(10) == []


@command("uji.locks")
def locks(*, by: Actor, at: datetime, then: int = 0) -> None:
    lock_feeds([OTHER_FEED, FEED, FEED])
    if then:
        told(by=by, at=at, times=then)


def test_locking_a_feed_changes_nothing_by_itself() -> None:
    locks(by=WAYAN, at=AT)
    assert not Entry.objects.exists()
    assert set(Feed.objects.values_list("sequence", flat=True)) <= {0}


def test_a_locked_feed_goes_on_counting_where_it_was() -> None:
    told(by=WAYAN, at=AT, times=2)
    locks(by=WAYAN, at=AT, then=2)
    numbers = Change.objects.filter(feed=FEED).order_by("id").values_list("sequence", flat=True)
    assert list(numbers) == [1, 2, 3, 4]


def test_feeds_are_locked_in_commands_only() -> None:
    with pytest.raises(UnauditedWrite):
        lock_feeds([FEED])


def test_a_double_click_happens_once_and_answers_the_same() -> None:
    intention = new_intention()
    answers = [once(id=intention, by=WAYAN, at=AT, name="uji", act=lambda: write().decree) for _ in range(2)]
    assert answers == [("uji", False), ("uji", True)]
    assert AreaList.objects.count() == 1


def test_a_refused_intention_may_be_mended_under_the_same_id() -> None:
    intention = new_intention()

    def refuse() -> None:
        raise Refusal("tidak-berhak")

    with pytest.raises(Refusal):
        once(id=intention, by=WAYAN, at=AT, name="uji", act=refuse)
    assert not Intention.objects.exists()
    assert once(id=intention, by=WAYAN, at=AT, name="uji", act=lambda: "jadi") == ("jadi", False)


def test_the_intention_of_somebody_else_is_not_shown() -> None:
    intention = new_intention()
    once(id=intention, by=WAYAN, at=AT, name="uji", act=lambda: "rahasia")
    with pytest.raises(Refusal) as refused:
        once(id=intention, by=SYSTEM, at=AT, name="uji", act=lambda: "lain")
    assert refused.value.code == "tidak-ditemukan"

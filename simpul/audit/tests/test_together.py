"""Many at the same moment: only PostgreSQL has more than one writer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connection

from simpul.audit.commands import changed, command, lock_feeds, new_intention, once
from simpul.audit.models import Change, Feed, Intention
from simpul.kernel.actor import Actor

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WAYAN = Actor(id=UUID(int=7), name="Wayan")
FEEDS = [UUID(int=number) for number in (201, 202, 203)]

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@command("uji.told")
def told(*, by: Actor, at: datetime, feeds: list[UUID]) -> None:
    for feed in feeds:
        changed("uji", 1, feed=feed)


def test_feeds_number_every_change_once_whoever_writes_at_the_same_moment() -> None:
    def write(turn: int) -> None:
        try:
            told(by=WAYAN, at=AT, feeds=FEEDS if turn % 2 else FEEDS[::-1])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    for feed in FEEDS:
        numbers = sorted(Change.objects.filter(feed=feed).values_list("sequence", flat=True))
        assert numbers == list(range(1, 41))
        assert Feed.objects.get(id=feed).sequence == 40


def test_the_same_intention_arriving_together_happens_once() -> None:
    intention, happened = new_intention(), []

    def act() -> str:
        happened.append(1)
        return "jadi"

    def send(_: int) -> tuple[str, bool]:
        try:
            return once(id=intention, by=WAYAN, at=AT, name="uji", act=act)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(8)))
    assert len(happened) == 1
    assert sorted(answers) == [("jadi", False), *[("jadi", True)] * 7]
    assert Intention.objects.count() == 1


@command("uji.next")
def write_next(*, by: Actor, at: datetime, feeds: list[UUID]) -> int:
    """Decides on what others wrote: only right when the second waits for the first."""
    lock_feeds(feeds)
    number = Change.objects.filter(feed=FEEDS[0]).count()
    changed("uji", number, feed=FEEDS[0])
    return number


def test_a_command_that_locks_its_feeds_sees_what_the_one_before_wrote() -> None:
    def write(turn: int) -> int:
        try:
            return write_next(by=WAYAN, at=AT, feeds=FEEDS if turn % 2 else FEEDS[::-1])
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(write, range(24))) == list(range(24))

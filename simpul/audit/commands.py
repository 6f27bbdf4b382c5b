"""The @command decorator: one transaction, one audit entry, one feed for everything a person does.

    @command("registry.found_post")
    def found_post(*, by: Actor, at: datetime, village_id: int, name: str) -> UUID:
        ...
        changed("post", post.id, after={...}, feed=post.id, periods=[Period.of(day)])

The outermost command opens the transaction. A command that wrote rows without telling `changed` fails loudly.
"""

import functools
import json
import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from simpul.audit.models import Change, DirtyMark, Entry, Feed, Intention
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal

P = ParamSpec("P")
R = TypeVar("R")
# Asked at every command: built once, for building a query takes longer than the database takes to answer it.
_COUNTERS = Feed.objects.select_for_update().order_by("id").values_list("id", "sequence")
_AT_A_TIME = 2_000
_WORTH_COPYING = 50  # a copy takes three round trips
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


class UnauditedWrite(RuntimeError):
    """A command wrote rows and did not say what it changed."""


@dataclass
class _Work:
    """What the running command has told so far."""

    changes: list[Change] = field(default_factory=list)
    dirty: set[tuple[UUID, int]] = field(default_factory=set)
    sequences: dict[UUID, int] = field(default_factory=dict)  # of the feeds whose lock is held
    writes: int = 0

    def watch(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        # Only what went through: a statement that failed left nothing to tell.
        if _WRITES.match(sql):
            self.writes += 1
        return result


_running: ContextVar[_Work | None] = ContextVar("running command", default=None)


def changed(
    kind: str,
    object_id: UUID | int | str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    feed: UUID | None = None,
    periods: Iterable[Period] = (),
    reason: str = "",
) -> None:
    """Tell what a command changed: plain JSON values before and after, the post (`feed`) and the months it touches."""
    work = _running.get()
    if work is None:
        raise UnauditedWrite(f"{kind} changed outside a command")
    work.changes.append(
        Change(kind=kind, object_id=str(object_id), before=before, after=after, feed=feed, reason=reason)
    )
    if feed is not None:
        work.dirty |= {(feed, month.key) for period in periods for month in period.each_month()}


def inside_a_command() -> bool:
    """Whether a command is running: for the few that only other commands may call."""
    return _running.get() is not None


def command(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a command: keyword-only, with `by` and `at`, atomic, audited."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if _running.get() is not None:
                return function(*args, **kwargs)
            return _run_outermost(name, lambda: function(*args, **kwargs), **_by_and_at(kwargs))

        vars(run)["command_name"] = name
        return run

    return wrap


def _by_and_at(kwargs: Mapping[str, Any]) -> dict[str, Any]:
    return {"by": kwargs["by"], "at": kwargs["at"]}


def _run_outermost(name: str, body: Callable[[], R], *, by: Actor, at: datetime) -> R:
    work = _Work()
    token = _running.set(work)
    try:
        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            stack.enter_context(connection.execute_wrapper(work.watch))
            result = body()
            if work.writes and not work.changes:
                raise UnauditedWrite(f"{name} wrote rows without saying what it changed")
            _write_down(work, name, by=by, at=at)
            return result
    finally:
        _running.reset(token)


def _write_down(work: _Work, name: str, *, by: Actor, at: datetime) -> None:
    if not work.changes:
        return
    entry = Entry.objects.create(command=name, by=by.id, by_name=by.name, at=at)
    _take_sequences(work)
    for change in work.changes:
        change.entry_id = entry.id
    insert_many(work.changes)
    _mark_dirty(work.dirty, at)


def insert_many(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one table, inside a command: by COPY where the database has it, else by INSERT.

    The same rows either way, a third of the time. Ids that the database gives are not read back.
    """
    work = _running.get()
    if work is None:
        raise UnauditedWrite("rows inserted outside a command")
    if not rows:
        return
    if connection.vendor == "postgresql" and len(rows) >= _WORTH_COPYING:
        work.writes += 1  # what is copied, `watch` does not see
        _copy(rows)
    else:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_AT_A_TIME)


def _copy(rows: Sequence[models.Model]) -> None:
    table = connection.ops.quote_name
    fields = [one for one in rows[0]._meta.concrete_fields if not isinstance(one, models.AutoField)]
    names = ", ".join(table(one.column) for one in fields)
    read = operator.attrgetter(*(one.attname for one in fields))
    documents = [at for at, one in enumerate(fields) if isinstance(one, models.JSONField)]
    told = f"COPY {table(rows[0]._meta.db_table)} ({names}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(told) as copy:
        for row in rows:
            copy.write_row(_written(read(row), documents))


def _written(values: tuple[Any, ...], documents: Sequence[int]) -> Sequence[Any]:
    """The values of a row as the driver takes them: documents (JSON) as text."""
    if not documents:
        return values
    told = list(values)
    for at in documents:
        told[at] = None if told[at] is None else json.dumps(told[at])
    return told


def lock_feeds(feeds: Iterable[UUID]) -> None:
    """Take the locks of these feeds before reading what the command decides on; nothing to tell them is fine.

    Two commands on the same post then follow each other, and the second sees what the first wrote. The locks are
    taken in the order of feed ids, so that none deadlock.
    """
    work = _running.get()
    if work is None:
        raise UnauditedWrite("feeds locked outside a command")
    _lock(work, set(feeds))


def _lock(work: _Work, feeds: set[UUID]) -> None:
    missing = feeds - work.sequences.keys()
    if not missing:
        return
    work.sequences |= dict(_COUNTERS.filter(id__in=missing))
    if new := sorted(missing - work.sequences.keys()):
        writes = work.writes
        Feed.objects.bulk_create([Feed(id=feed) for feed in new], ignore_conflicts=True)
        work.writes = writes  # a counter at zero is nobody's change
        work.sequences |= dict(_COUNTERS.filter(id__in=new))


def _take_sequences(work: _Work) -> None:
    """Number the changes of each feed under that feed's lock."""
    by_feed: dict[UUID, list[Change]] = {}
    for change in work.changes:
        if change.feed is not None:
            by_feed.setdefault(change.feed, []).append(change)
    _lock(work, set(by_feed))
    for feed in sorted(by_feed):
        for change in by_feed[feed]:
            work.sequences[feed] += 1
            change.sequence = work.sequences[feed]
        Feed.objects.filter(id=feed).update(sequence=work.sequences[feed])


def _mark_dirty(dirty: set[tuple[UUID, int]], at: datetime, *, aside: datetime | None = None) -> None:
    marks = [DirtyMark(feed=feed, period=period, since=at, set_aside_at=aside) for feed, period in sorted(dirty)]
    DirtyMark.objects.bulk_create(marks)


def once(*, id: UUID, by: Actor, at: datetime, name: str, act: Callable[[], Any]) -> tuple[Any, bool]:
    """Carry out `act` unless this intention was carried out before.

    Returns (outcome, repeated). `act` must return plain JSON. A refusal is not remembered: it may be mended
    and sent again under the same id. Someone else's id is refused as `tidak-ditemukan`.
    """
    known = Intention.objects.filter(id=id).first()
    if known is None:
        with transaction.atomic():
            # The id is taken before the act: of two that arrive together, the second waits and then sees it.
            _, first = Intention.objects.get_or_create(
                id=id, defaults={"by": by.id, "at": at, "command": name, "outcome": None}
            )
            if first:
                outcome = act()
                Intention.objects.filter(id=id).update(outcome=outcome)
                return outcome, False
        known = Intention.objects.get(id=id)
    if known.by != by.id:
        raise Refusal("tidak-ditemukan")
    return known.outcome, True


def new_intention() -> UUID:
    """An id for a form about to be shown."""
    return new_id()


def forget_marks(ids: Iterable[int]) -> None:
    """Remove marks that have been worked off. Not an audited command: the marks are the worker's own notes."""
    DirtyMark.objects.filter(id__in=list(ids)).delete()


def set_marks_aside(ids: Iterable[int], at: datetime) -> None:
    """Leave out marks that cannot be worked off, so that they do not hold up the others."""
    DirtyMark.objects.filter(id__in=list(ids)).update(set_aside_at=at)


def leave_marks_aside(feeds: Iterable[UUID], period: Period, at: datetime) -> None:
    """Note of these feeds that nobody marked, but that could not be counted in the months of this period."""
    _mark_dirty({(feed, month.key) for feed in feeds for month in period.each_month()}, at, aside=at)


def take_up_marks() -> int:
    """Work off again what was set aside, for the cause may have been mended; how many marks."""
    return DirtyMark.objects.filter(set_aside_at__isnull=False).update(set_aside_at=None)


def forget_all_marks() -> None:
    """Forget every mark: everything has just been counted anew."""
    DirtyMark.objects.all().delete()

"""Lists are carried through part by part: those of the operator by himself, those of a page by the worker."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import OperationalError

from simpul.accounts.queries import actor_for
from simpul.imports.commands.bringing import bring_in, take_back_part
from simpul.imports.commands.lists import finish_list
from simpul.imports.models import Import
from simpul.imports.queries.kinds import kind_of
from simpul.imports.queries.lists import list_of, setting_of, sheet_of
from simpul.imports.rules.states import DONE, RUNNING, TAKING_BACK
from simpul.kernel.actor import Actor
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.kinds import Planned

# What a part refuses that is not where this worker left it.
BESIDE = "impor-tidak-berjalan"
log = logging.getLogger("simpul.imports")


def carry_through(
    *, by: Actor, now: Callable[[], datetime], import_id: UUID, lines: Iterable[Line], after: int = 0
) -> Iterator[Sequence[Planned]]:
    """Bring in a started list, part by part; what is done stays done. `now`: the clock of the door.

    `lines`: all of them; of their rows the first `after` are through.
    """
    found = list_of(by, import_id)
    kind = kind_of(found.kind)
    planner, rows = kind.planner(setting_of(by, now(), found)), islice(kind.read(lines), after, None)
    while part := list(islice(rows, kind.part)):
        planner.forget_rows()
        yield bring_in(by=by, at=now(), import_id=import_id, rows=part, after=after, planner=planner)
        after += len(part)
    finish_list(by=by, at=now(), import_id=import_id)


def carry_on(now: Callable[[], datetime]) -> int:
    """What the worker does: every list that somebody started or takes back, to its end; how many lists.

    A list whose owner has lost the right, or that fails in a way nobody foresaw, stops where it is: the next must come.
    """
    waiting = Import.objects.filter(state__in=(RUNNING, TAKING_BACK), sealed__isnull=False).order_by("at", "id")
    listed = list(waiting.values_list("id", "state", "turned_by", "done"))
    for id, state, turned_by, done in listed:
        try:
            _go_on(actor_for(turned_by, now().date()), now, id, state, done)
        except OperationalError:
            raise
        except Exception as error:
            if getattr(error, "code", "") == BESIDE:
                continue  # another worker is at it
            log.exception("impor %s berhenti", id)
            Import.objects.filter(id=id, state=state).update(state=DONE)
    return len(listed)


def _go_on(by: Actor, now: Callable[[], datetime], id: UUID, state: str, done: int) -> None:
    if state == TAKING_BACK:
        while not take_back_part(by=by, at=now(), import_id=id).finished:
            pass
        return
    lines = sheet_of(by=by, import_id=id).lines
    for _ in carry_through(by=by, now=now, import_id=id, lines=lines, after=done):
        pass

"""Bringing the rows of a list in, part by part, and taking them back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.imports.models import Import, Part
from simpul.imports.queries.kinds import kind_of
from simpul.imports.queries.lists import list_of, setting_of
from simpul.imports.rules.states import RUNNING, TAKEN_BACK, TAKING_BACK
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.sheets.rules.kinds import Planned, Planner, TakenBack


@command("imports.bring_in")
def bring_in(
    *,
    by: Actor,
    at: datetime,
    import_id: UUID,
    rows: Sequence[Any],
    after: int,
    planner: Planner[Any, Any] | None = None,
) -> list[Planned]:
    """Carry out what these rows of a list say, as its kind does; a line for each row.

    `after`: how many rows were through before, so that two workers do not do the same part. Rows that are not sure
    are left for a person (`ask`). The same rows a second time change nothing. `planner`: that of the part before, which
    knows the places already.
    """
    found = list_of(by, import_id, lock=True)
    if found.state != RUNNING or found.done != after:
        raise Refusal("impor-tidak-berjalan")
    kind, setting = kind_of(found.kind), setting_of(by, at, found)
    brought = kind.bring_in(setting, (planner or kind.planner(setting)).plan(rows))
    if brought.made:
        Part.objects.create(of=found, on=setting.on, made=brought.made)
    _advance(found, brought.told)
    return brought.told


def _advance(found: Import, told: Sequence[Planned]) -> None:
    counts = Counter(found.counts)
    counts.update(one.result for one in told)
    found.counts, found.done = dict(counts), found.done + len(told)
    found.save(update_fields=["counts", "done"])
    changed("import", found.id, after={"done": found.done, "counts": found.counts})


@command("imports.take_back_part")
def take_back_part(*, by: Actor, at: datetime, import_id: UUID) -> TakenBack:
    """Take back what the last part of an import made, as far as nobody has touched it since.

    Call again until `finished`. The state of the list must be `membatalkan` (`take_back_list`).
    """
    found = list_of(by, import_id, lock=True)
    if found.state == TAKEN_BACK:
        return TakenBack(finished=True)
    if found.state != TAKING_BACK:
        raise Refusal("impor-tidak-berjalan")
    part = found.parts.order_by("-id").first()
    step = _take_back(by, at, found, part) if part else TakenBack()
    finished = not found.parts.exists()
    counts = Counter(found.counts)
    counts.update(removed=step.removed + step.restored, left=step.left)
    found.counts, found.state = dict(counts), TAKEN_BACK if finished else TAKING_BACK
    found.save(update_fields=["state", "counts"])
    changed("import", found.id, after={"state": found.state, "counts": found.counts})
    return replace(step, finished=finished)


def _take_back(by: Actor, at: datetime, found: Import, part: Part) -> TakenBack:
    """On the day on which it was made: what was begun that day has not been touched."""
    setting = replace(setting_of(by, at, found), on=part.on)
    step = kind_of(found.kind).take_back(setting, part.made)
    part.delete()
    return step

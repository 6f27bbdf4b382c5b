"""Bringing posts in from a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.registry.commands.founding import found_posts
from simpul.registry.commands.posts import edit_post, record_number, set_open_rule
from simpul.registry.commands.shapes import NewPost
from simpul.registry.queries.placing import CHANGED, ERROR, NEW, PlannedRow, plan_import
from simpul.registry.rules.sheet import SheetRow


@command("registry.import_posts")
def import_posts(
    *, by: Actor, at: datetime, rows: Sequence[SheetRow], area_id: int | None = None, since: date | None = None
) -> list[PlannedRow]:
    """Found the posts of these rows and complete those that exist; the report has a line for each row.

    Rows that are not sure are left for a person (`ask`). The same rows a second time change nothing. `since`: the day
    from which the new posts count as active (None: today); `area_id` as in `plan_import`.
    """
    planned = plan_import(by=by, rows=rows, area_id=area_id)
    fresh = {p.row: _new_post(p, since) for p in planned if p.result == NEW}
    outcomes = {o.id: o for o in found_posts(by=by, at=at, items=list(fresh.values()))} if fresh else {}
    for p in planned:
        if p.result == CHANGED:
            _complete(by, at, p)
    refused = {row: outcomes[item.id].sentence for row, item in fresh.items() if outcomes[item.id].state == "refused"}
    return [replace(p, result=ERROR, message=refused[p.row]) if p.row in refused else p for p in planned]


def _new_post(planned: PlannedRow, since: date | None) -> NewPost:
    told = planned.changes
    return NewPost(
        id=new_id(),
        village_id=planned.village_id,
        on=since,
        name=told.get("name", ""),
        address=told.get("address", ""),
        number=told.get("number", ""),
        open_rule=told.get("open_rule", ""),
    )


def _complete(by: Actor, at: datetime, planned: PlannedRow) -> None:
    told, post_id = planned.changes, planned.post_id
    if post_id is None:
        return
    if "address" in told:
        edit_post(by=by, at=at, post_id=post_id, address=told["address"])
    if "open_rule" in told:
        set_open_rule(by=by, at=at, post_id=post_id, open_rule=told["open_rule"])
    if "number" in told:
        record_number(by=by, at=at, post_id=post_id, number=told["number"])

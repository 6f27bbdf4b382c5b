"""Bringing posts in, part by part, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.registry import queries as registry
from simpul.registry.commands import NewPost, edit_post, found_posts, record_number, set_open_rule
from simpul.registry.commands.withdrawing import withdraw_posts
from simpul.rows.queries.posts import PlannedPost, PostsPlanner
from simpul.rows.rules.posts import ReadPost, read_posts
from simpul.sheets.rules.kinds import CHANGED, ERROR, NEW, Brought, Kind, Setting, TakenBack


def bring_in_posts(setting: Setting, planned: Sequence[PlannedPost]) -> Brought[PlannedPost]:
    """Found the posts of these rows and complete those that exist; a line for each row.

    `setting.told["since"]`: the day from which new posts count as active (ISO; today where it is not told).
    `made`: ids of the posts; `filled`: [id, {field: what it was before}].
    """
    since = date.fromisoformat(setting.told["since"]) if setting.told.get("since") else None
    fresh = {one.row: _new_post(one, since) for one in planned if one.result == NEW}
    outcomes = found_posts(by=setting.by, at=setting.at, items=list(fresh.values())) if fresh else []
    refused = {one.id: one.sentence for one in outcomes if one.state == "refused"}
    told = [_as_refused(one, refused.get(fresh[one.row].id, "") if one.row in fresh else "") for one in planned]
    made = [str(fresh[one.row].id) for one in told if one.result == NEW]
    filled = [_complete(setting, one) for one in told if one.result == CHANGED and one.post_id]
    return Brought(told, {"made": made, "filled": filled} if made or filled else {})


def _as_refused(one: PlannedPost, sentence: str) -> PlannedPost:
    return replace(one, result=ERROR, message=sentence) if sentence else one


def _new_post(planned: PlannedPost, since: date | None) -> NewPost:
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


def _complete(setting: Setting, planned: PlannedPost) -> tuple[str, dict[str, str], dict[str, str]]:
    """Write what the row tells more; (id, what it was before, what it is now) to write it back."""
    if planned.post_id is None or planned.known is None:
        raise ValueError("no post to complete")
    now = {field: str(text) for field, text in planned.changes.items()}
    _write(setting, planned.post_id, now)
    return str(planned.post_id), {field: getattr(planned.known, field) for field in now}, now


def _write(setting: Setting, post_id: UUID, told: Mapping[str, str]) -> None:
    by, at = setting.by, setting.at
    if "address" in told:
        edit_post(by=by, at=at, post_id=post_id, address=told["address"])
    if "open_rule" in told:
        set_open_rule(by=by, at=at, post_id=post_id, open_rule=told["open_rule"])
    if "number" in told:
        record_number(by=by, at=at, post_id=post_id, number=told["number"])


def take_back_posts(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Withdraw the posts that a part founded and write back what it changed, as far as nobody has touched them."""
    ids = {UUID(id) for id in made["made"]}
    staying = withdraw_posts(by=setting.by, at=setting.at, ids=ids) if ids else set()
    restored = sum(_restore(setting, UUID(id), before, now) for id, before, now in made["filled"])
    return TakenBack(len(ids) - len(staying), restored, len(staying) + len(made["filled"]) - restored)


def _restore(setting: Setting, post_id: UUID, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Write back what was there before, unless somebody has written otherwise since."""
    try:
        post = registry.post(by=setting.by, post_id=post_id)
        if any(getattr(post, field) != text for field, text in now.items()):
            return False
        _write(setting, post_id, before)
    except Refusal:
        return False
    return True


POSTS: Kind[ReadPost, PlannedPost] = Kind(
    code="posts",
    actions=("post.manage",),
    part=100,
    read=read_posts,
    planner=PostsPlanner,
    bring_in=bring_in_posts,
    take_back=take_back_posts,
)

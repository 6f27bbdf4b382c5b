"""A post that was entered twice: the one row is closed and read as the other. Called by duplicates, never by a door.

Not the merging of two real posts by an SK, which is a step in their life (lifecycle).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people_commands
from simpul.registry.commands.founding import changes_between, plain
from simpul.registry.commands.roster import entry_plain
from simpul.registry.models import Post, PostSpan, RosterEntry
from simpul.registry.rules import CLOSED, months_touched

# What a post may take of its double; a number goes over by itself.
VALUES = ("name", "name_key", "hamlet_id", "address", "latitude", "longitude", "open_rule")


def merge_post_away(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, taken: Collection[str] = ()
) -> dict[str, Any]:
    """`loser` is closed from its first day and read as `winner`; what the winner lacks, or is named in `taken`, is its.

    Returns what stood there before. Refusal `pos-ganda-*` for two villages or two official numbers.
    """
    lost, kept = _both(loser, winner)
    _check(lost, kept)
    before: dict[str, Any] = {
        "loser": _values(lost),
        "winner": _values(kept),
        "spans": _spans(lost),
        "since": _first_day(kept),
    }
    names = [name for name in VALUES if name in taken or (getattr(kept, name) in ("", None) and name != "name_key")]
    names += ["name_key"] if "name" in names else []
    values = {name: getattr(lost, name) for name in names} | ({"number": lost.number} if lost.number else {})
    values |= {"number_from": lost.number_from} if lost.number else {}
    since = min(_first_day(lost), _first_day(kept))
    _write(at, lost, since, state=CLOSED, number="", number_from=None, merged_into_id=winner)
    PostSpan.objects.filter(post=lost).update(state=CLOSED)
    PostSpan.objects.filter(post=kept, valid_from=_first_day(kept)).update(valid_from=since)
    _write(at, kept, since, **values)
    return {**before, "since": before["since"].isoformat(), "taken": sorted(values)}


def bring_post_back(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """Both are posts of their own with the values and days of before; names of what was changed since and so stays."""
    lost, kept = _both(loser, winner)
    since = min(_first_day(lost), _first_day(kept))
    now, was, gave = _values(kept), moved["winner"], moved["loser"]
    left = [name for name in moved["taken"] if now[name] != gave[name]]
    back = {name: was[name] for name in moved["taken"] if name not in left}
    first = PostSpan.objects.filter(post=kept, valid_from=_first_day(kept))
    first.update(valid_from=date.fromisoformat(moved["since"]))
    _write(at, kept, since, **back)
    for told in moved["spans"]:
        PostSpan.objects.filter(post=lost, valid_from=told["valid_from"]).update(state=told["state"])
    own = {"number": "", "number_from": None} if "number" in left else {}
    rival = Post.objects.filter(village_id=lost.village_id, name_key=gave["name_key"]).exclude(id=loser)
    if gave["state"] != CLOSED and (found := rival.exclude(state=CLOSED).first()) is not None:
        raise Refusal("nama-pos-sudah-ada", field="name", name=found.name)
    _write(at, lost, since, **{**gave, **own, "merged_into_id": None})
    return left


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The roster of a post, past and present, and the families it looks after, for `hand_back_post`."""
    entries = list(RosterEntry.objects.select_for_update().filter(post_id=loser).order_by("id"))
    _redirect(by, at, entries, loser, winner)
    families = people_commands.hand_whole_care_over(by=by, at=at, leaving=loser, post_id=winner, ids=None)
    return {"entries": [str(entry.id) for entry in entries], "families": [str(id) for id in families]}


def hand_back_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """Who belonged to the loser belongs to it again; who came since stays."""
    entries = RosterEntry.objects.select_for_update().filter(id__in=moved["entries"], post_id=winner).order_by("id")
    _redirect(by, at, list(entries), winner, loser)
    families = [UUID(id) for id in moved["families"]]
    people_commands.hand_whole_care_over(by=by, at=at, leaving=winner, post_id=loser, ids=families)
    return []


def _both(loser: UUID, winner: UUID) -> tuple[Post, Post]:
    if not inside_a_command():
        raise RuntimeError("posts are merged by the commands of duplicates")
    found = {one.id: one for one in Post.objects.select_for_update().filter(id__in=[loser, winner]).order_by("id")}
    if len(found) < 2:
        raise Refusal("tidak-ditemukan")
    return found[loser], found[winner]


def _check(lost: Post, kept: Post) -> None:
    if lost.merged_into_id or kept.merged_into_id:
        raise Refusal("pos-sudah-digabung")
    if lost.village_id != kept.village_id:
        raise Refusal("pos-ganda-beda-desa")
    if lost.number and kept.number:
        raise Refusal("pos-ganda-beda-nomor")


def _values(post: Post) -> dict[str, Any]:
    """As plain JSON values, by the names of the columns."""
    names = (*VALUES, "number", "number_from", "state")
    told = {name: getattr(post, name) for name in names}
    told["hamlet_id"] = str(post.hamlet_id) if post.hamlet_id else None
    return told | {"number_from": post.number_from.isoformat() if post.number_from else None}


def _spans(post: Post) -> list[dict[str, str]]:
    found = PostSpan.objects.filter(post=post).order_by("valid_from").values_list("valid_from", "state")
    return [{"valid_from": since.isoformat(), "state": state} for since, state in found]


def _first_day(post: Post) -> date:
    return PostSpan.objects.filter(post=post).order_by("valid_from").values_list("valid_from", flat=True)[0]


def _write(at: datetime, post: Post, since: date, **values: Any) -> None:
    """Every month since then is counted anew: for the one that closes as for the one that grows."""
    before = plain(post)
    Post.objects.filter(id=post.id).update(**values, version=post.version + 1)
    post.refresh_from_db()
    old, new = changes_between(before, plain(post))
    months = months_touched(since, day_at(at, "WIT"))
    told = {**new, "merged_into": str(post.merged_into_id or "")}
    changed("post", post.id, before=old, after=told, feed=post.id, periods=months)


def _redirect(by: Actor, at: datetime, entries: Sequence[RosterEntry], leaving: UUID, to: UUID) -> None:
    RosterEntry.objects.filter(id__in=[entry.id for entry in entries]).update(post_id=to)
    for entry in entries:
        before = entry_plain(entry)
        entry.post_id = to
        for feed in (leaving, to):
            changed("roster", entry.id, before=before, after=entry_plain(entry), feed=feed)
    present = [entry.person_id for entry in entries if entry.valid_to is None]
    people_commands.place_in_post(by=by, at=at, person_ids=present, post_id=to)

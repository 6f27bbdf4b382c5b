"""Merging two posts that are one post entered twice, and parting them again."""

from collections.abc import Collection
from datetime import datetime
from itertools import combinations
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.duplicates.commands.looking import TOLD
from simpul.duplicates.commands.pairs import note_same, open_again
from simpul.duplicates.commands.parts import OF_POSTS, hand_back, hand_over
from simpul.duplicates.models import LATER, OPEN, POST, Merge, Pair
from simpul.duplicates.queries.merges import require_undoable
from simpul.duplicates.queries.posts import both_told
from simpul.duplicates.rules.names import Ear
from simpul.duplicates.rules.posts import likeness
from simpul.kernel.actor import SYSTEM, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.commands import merging_posts as registry
from simpul.registry.queries import posts_told
from simpul.reports.queries.expected import periods_reported
from simpul.standards.resemblance import resemblance


@command("duplicates.merge_posts")
def merge_posts(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, taken: Collection[str] = (), id: UUID | None = None
) -> UUID:
    """`loser` becomes `winner`: people, records, open days, offices, decrees, roles, photos and dossier go over.

    `taken`: the values of the loser that are right (name, hamlet_id, address, open_rule, place). Refused when both
    have an official number, lie in two villages, or the loser has reported: what an office was told is not changed
    silently. Returns the id of the merge.
    """
    if id is not None and Merge.objects.filter(id=id).exists():
        return id
    lost, kept = both_told(by, loser, winner)
    if periods := periods_reported(loser):
        raise Refusal("pos-ganda-sudah-lapor", nama=lost.name, bulan=periods[0].title)
    columns = [column for name in taken for column in (("latitude", "longitude") if name == "place" else (name,))]
    moved = {"post": registry.merge_post_away(by=SYSTEM, at=at, loser=loser, winner=winner, taken=columns)}
    moved |= hand_over(OF_POSTS, at, loser, winner)
    made = Merge(id=id or new_id(), kind=POST, loser_id=loser, winner_id=winner, village_id=kept.village_id)
    made.other_village_id, made.moved = lost.village_id, moved
    made.by, made.by_name, made.at = by.id, by.name, at
    made.save(force_insert=True)
    note_same(by, at, POST, loser, winner, (lost.village_id, kept.village_id))
    changed("merge", made.id, after={"loser": str(loser), "winner": str(winner)})
    return made.id


@command("duplicates.part_posts")
def part_posts(*, by: Actor, at: datetime, merge_id: UUID) -> list[str]:
    """Undo a merge of posts as a whole; what came since stays with the one that stayed. Returns codes of what could
    not go back because it was changed since."""
    row = Merge.objects.select_for_update(of=("self",)).select_related("village", "other_village")
    merge = require_undoable(by, at, row.filter(id=merge_id, kind=POST).first())
    loser, winner, moved = merge.loser_id, merge.winner_id, merge.moved
    left = registry.bring_post_back(by=SYSTEM, at=at, loser=loser, winner=winner, moved=moved["post"])
    left += hand_back(OF_POSTS, at, loser, winner, moved)
    merge.undone_by, merge.undone_by_name, merge.undone_at, merge.left = by.id, by.name, at, left
    merge.save()
    open_again(loser, winner)
    changed("merge", merge.id, before={"loser": str(loser), "winner": str(winner)}, after={"left": left})
    return left


def look_at_posts(at: datetime, village_id: int) -> int:
    """Compare the posts of a village, some tens at most, with each other; how many pairs. As `looking.look_at`."""
    rules = resemblance(day_at(at, "WIB"))
    ear, posts = Ear(rules), posts_told(village_id=village_id)
    judged = {(one.id, other.id): likeness(rules, ear, one, other) for one, other in combinations(posts, 2)}
    found = {two: like for two, like in judged.items() if like.score >= rules.propose}
    known = {(pair.one_id, pair.other_id): pair for pair in Pair.objects.filter(kind=POST, village_id=village_id)}
    gone = [
        pair.id
        for two, pair in known.items()
        if two not in found and pair.state in (OPEN, LATER) and TOLD not in pair.reasons
    ]
    Pair.objects.filter(id__in=gone).delete()
    for (one, other), like in found.items():
        told = {"score": like.score, "reasons": list(like.reasons)}
        new = {"kind": POST, "village_id": village_id, "other_village_id": village_id, "found_at": at}
        Pair.objects.update_or_create(one_id=one, other_id=other, defaults=told, create_defaults=told | new)
    return len(found)


def look_again_at_posts(*, by: Actor, at: datetime, area_id: int) -> None:
    """Compare anew before a village's list is shown: for who may manage its posts."""
    by.require("post.manage", Scope(area=places.area(area_id).path))
    look_at_posts(at, area_id)

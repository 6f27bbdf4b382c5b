"""Everything that decides about duplicates: found, put aside, merged, parted."""

from simpul.duplicates.commands.looking import look_at, sweep, watch
from simpul.duplicates.commands.pairs import claim_nik, decide, propose, propose_posts
from simpul.duplicates.commands.persons import merge_persons, part_persons
from simpul.duplicates.commands.posts import look_again_at_posts, look_at_posts, merge_posts, part_posts

__all__ = [
    "claim_nik",
    "decide",
    "look_again_at_posts",
    "look_at",
    "look_at_posts",
    "merge_persons",
    "merge_posts",
    "part_persons",
    "part_posts",
    "propose",
    "propose_posts",
    "sweep",
    "watch",
]

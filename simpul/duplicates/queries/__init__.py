"""What others may read of duplicates. Every query that shows somebody is cut to who may merge them."""

from simpul.duplicates.queries.merges import (
    Choice,
    MergeView,
    Preview,
    Side,
    merge,
    merge_of_pair,
    merges,
    merges_of,
    preview_persons,
)
from simpul.duplicates.queries.pairs import (
    PairView,
    decided_elsewhere,
    due,
    may_decide,
    open_pairs_of,
    pair,
    pairs,
    waiting,
)
from simpul.duplicates.queries.persons import Candidate, alike
from simpul.duplicates.queries.posts import PostChoice, PostPreview, PostSide, preview_posts

__all__ = [
    "Candidate",
    "Choice",
    "MergeView",
    "PairView",
    "PostChoice",
    "PostPreview",
    "PostSide",
    "Preview",
    "Side",
    "alike",
    "decided_elsewhere",
    "due",
    "may_decide",
    "merge",
    "merge_of_pair",
    "merges",
    "merges_of",
    "open_pairs_of",
    "pair",
    "pairs",
    "preview_persons",
    "preview_posts",
    "waiting",
]

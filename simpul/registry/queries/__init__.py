"""What others may read of the registry. Functions marked internal serve other subjects and ask no actor."""

from .grounds import PostGround, post_grounds
from .known import KnownPost, holder_of_number, known_posts
from .merging import PostTold, posts_told, true_posts
from .near import NearPost, near_posts
from .posts import (
    PostLine,
    PostSpanView,
    PostView,
    active_count,
    active_posts,
    numbered,
    placements,
    post,
    post_history,
    post_labels,
    post_scope,
    post_scopes,
    posts_in,
    posts_seen,
    registered_post,
    spans_of,
)
from .roster import (
    RosterLine,
    feeds_of_person,
    post_of_person,
    posts_of_persons,
    roster,
    roster_ids,
    roster_size,
)

__all__ = [
    "KnownPost",
    "NearPost",
    "PostGround",
    "PostLine",
    "PostSpanView",
    "PostTold",
    "PostView",
    "RosterLine",
    "active_count",
    "active_posts",
    "feeds_of_person",
    "holder_of_number",
    "known_posts",
    "near_posts",
    "numbered",
    "placements",
    "post",
    "post_grounds",
    "post_history",
    "post_labels",
    "post_of_person",
    "post_scope",
    "post_scopes",
    "posts_in",
    "posts_of_persons",
    "posts_seen",
    "posts_told",
    "registered_post",
    "roster",
    "roster_ids",
    "roster_size",
    "spans_of",
    "true_posts",
]

"""What others may read of the registry. Functions marked internal serve other subjects and ask no actor."""

from .grounds import PostGround, post_grounds
from .inferring import infer_regency
from .placing import PlannedRow, plan_import
from .posts import (
    PostLine,
    PostSpanView,
    PostView,
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
    "PlannedRow",
    "PostGround",
    "PostLine",
    "PostSpanView",
    "PostView",
    "RosterLine",
    "active_posts",
    "feeds_of_person",
    "infer_regency",
    "numbered",
    "placements",
    "plan_import",
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
    "roster",
    "roster_ids",
    "roster_size",
    "spans_of",
]

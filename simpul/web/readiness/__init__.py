"""Pages of strata and readiness: an area, its posts, one post explained."""

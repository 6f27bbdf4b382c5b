"""The life of a post: proposed, founded, resting, moved, merged, split, closed; each step with its paper."""

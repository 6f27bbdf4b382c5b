"""Everything that befalls posts."""

from .changing import change_state, found_post, move_post
from .merging import merge_posts
from .proposing import add_minutes, propose, withdraw_proposal
from .shapes import Basis, NewPart, Passed
from .splitting import split_post
from .undoing import undo_step

__all__ = [
    "Basis",
    "NewPart",
    "Passed",
    "add_minutes",
    "change_state",
    "found_post",
    "merge_posts",
    "move_post",
    "propose",
    "split_post",
    "undo_step",
    "withdraw_proposal",
]

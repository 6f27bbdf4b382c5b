"""What people do about attendance: note who was there, take it back."""

from .marking import Marked, NewMark, mark_present, take_back_marks, unmark

__all__ = ["Marked", "NewMark", "mark_present", "take_back_marks", "unmark"]

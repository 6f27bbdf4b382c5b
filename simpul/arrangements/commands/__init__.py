"""What people arrange around a training."""

from .entries import add_cost, add_member, add_photo, remove_entry, state_figure
from .requests import agree_date, answer_request, ask_speaker

__all__ = [
    "add_cost",
    "add_member",
    "add_photo",
    "agree_date",
    "answer_request",
    "ask_speaker",
    "remove_entry",
    "state_figure",
]

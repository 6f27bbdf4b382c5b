"""Bringing in what a spreadsheet holds."""

from .bringing import bring_in, take_back_part
from .lists import (
    answer_place,
    finish_list,
    forget_files,
    keep_list,
    name_columns,
    start_list,
    take_back_list,
    tell_list,
)
from .working import carry_on, carry_through

__all__ = [
    "answer_place",
    "bring_in",
    "carry_on",
    "carry_through",
    "finish_list",
    "forget_files",
    "keep_list",
    "name_columns",
    "start_list",
    "take_back_list",
    "take_back_part",
    "tell_list",
]

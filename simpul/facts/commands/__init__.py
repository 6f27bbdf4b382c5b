"""Writing records and the states of months. Subjects above decide; these check the right, write and tell the audit."""

from .months import close_month, forget_finished, note_finished, note_many_finished, reopen_month
from .writing import amend_record, rederive_records, void_record, write_in_bulk, write_records

__all__ = [
    "amend_record",
    "close_month",
    "forget_finished",
    "note_finished",
    "note_many_finished",
    "rederive_records",
    "reopen_month",
    "void_record",
    "write_in_bulk",
    "write_records",
]

"""What people do with budgets and the records of a village."""

from .lines import add_line, change_line, void_line
from .noted import Noted
from .spending import add_evidence, record_incentives_paid, record_spending, void_spending
from .villages import answer_bidan_request, ask_for_bidan, note_bidan, record_pkk, void_pkk

__all__ = [
    "Noted",
    "add_evidence",
    "add_line",
    "answer_bidan_request",
    "ask_for_bidan",
    "change_line",
    "note_bidan",
    "record_incentives_paid",
    "record_pkk",
    "record_spending",
    "void_line",
    "void_pkk",
    "void_spending",
]

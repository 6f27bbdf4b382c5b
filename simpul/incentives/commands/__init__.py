"""What people do with incentives: they are recorded here, never transferred."""

from .listing import make_list, void_list
from .paying import mark_payment, question_payment, record_payments
from .rating import set_rate, void_rate

__all__ = [
    "make_list",
    "mark_payment",
    "question_payment",
    "record_payments",
    "set_rate",
    "void_list",
    "void_rate",
]

"""What others may read of incentives. Functions marked internal serve other subjects and ask no actor."""

from .due import due
from .lists import (
    ListView,
    PaymentView,
    list_differences,
    paid_by_village,
    payment,
    payment_list,
    payment_lists,
    payments,
    payments_of_person,
    payments_of_post,
)
from .rates import RateView, rate, rates
from .recipients import Preview, covered_months, entitled_now, preview

__all__ = [
    "ListView",
    "PaymentView",
    "Preview",
    "RateView",
    "covered_months",
    "due",
    "entitled_now",
    "list_differences",
    "paid_by_village",
    "payment",
    "payment_list",
    "payment_lists",
    "payments",
    "payments_of_person",
    "payments_of_post",
    "preview",
    "rate",
    "rates",
]

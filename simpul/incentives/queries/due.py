"""What waits for those who pay incentives."""

from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import ngettext

from simpul.incentives.models import PaymentList
from simpul.incentives.rules import PAID, QUESTIONED
from simpul.kernel.actor import Actor
from simpul.kernel.errand import Errand


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Payments that are questioned, and lists with unpaid ones, of the actor's own offices.

    Page `incentives` with args area.
    """
    own = {grant.area_id for grant in by.where("incentive.write") if grant.area_id is not None}
    waiting = ~Q(payments__state=PAID) & ~Q(payments__state=QUESTIONED)
    rows = (
        PaymentList.objects.filter(area_id__in=own, void_because="")
        .order_by()
        .values_list("area_id")
        .annotate(
            questioned=Count("payments", filter=Q(payments__state=QUESTIONED)),
            unpaid=Count("payments", filter=waiting),
        )
    )
    errands = []
    for area_id, questioned, unpaid in sorted(rows):
        args = {"area": str(area_id)}
        if questioned:
            errands.append(Errand("kembali", _questioned(questioned), "incentives", args, count=questioned))
        if unpaid:
            errands.append(Errand("jatuh_tempo", _unpaid(unpaid), "incentives", args, count=unpaid))
    return errands


def _questioned(count: int) -> str:
    words = ngettext(
        "%(n)d pembayaran insentif dipersoalkan. Periksa alasannya.",
        "%(n)d pembayaran insentif dipersoalkan. Periksa alasannya.",
        count,
    )
    return words % {"n": count}


def _unpaid(count: int) -> str:
    words = ngettext(
        "%(n)d insentif belum tercatat dibayar. Catat yang sudah diterima.",
        "%(n)d insentif belum tercatat dibayar. Catat yang sudah diterima.",
        count,
    )
    return words % {"n": count}

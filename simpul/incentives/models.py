"""Rates of incentives, lists of who is to be paid for a period, and what came of each payment. Whole rupiah."""

from django.db import models
from django.db.models import F, Q

from simpul.incentives.rules import PAID, PAYMENT_STATES, QUESTIONED, UNPAID
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

LIVE = Q(void_because="")


class Rate(models.Model):
    """What an area gives the holder of a position for so many months, from a day on, by which regulation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    months = models.PositiveSmallIntegerField()  # the amount is for 1, 3, 6 or 12 months
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day on which nothing is given any more
    document = models.CharField(max_length=200)
    void_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["area_id", "position", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "position", "valid_from"], condition=LIVE, name="rate_once_a_day"),
            models.CheckConstraint(condition=Q(amount__gt=0, months__in=(1, 3, 6, 12)), name="rate_of_money"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="rate_ends_after_start"
            ),
        ]


class PaymentList(models.Model):
    """Who is to be paid for a period, as it was on the day when the list was made. It is never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    purse = models.CharField(max_length=12)
    period = models.IntegerField()  # kernel.period.Period.key
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=20)
    made_on = models.DateField()
    void_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["area_id", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "number"], name="payment_list_number_once"),
        ]


class Payment(models.Model):
    """One person on a list: name, position and posts as they were then; months counted, amount, what came of it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    list = models.ForeignKey(PaymentList, on_delete=models.PROTECT, related_name="payments")
    place = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=40)
    posts = models.CharField(max_length=300)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    amount = models.BigIntegerField()
    state = models.CharField(max_length=20, default=UNPAID)
    state_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["list_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["list", "person"], name="payment_once_on_a_list"),
            models.UniqueConstraint(fields=["list", "place"], name="payment_has_its_place"),
            models.CheckConstraint(condition=Q(amount__gte=0, months__gt=0), name="payment_of_months"),
            models.CheckConstraint(condition=Q(state__in=PAYMENT_STATES), name="payment_state"),
            models.CheckConstraint(condition=~Q(state=PAID) | Q(state_on__isnull=False), name="payment_paid_on_a_day"),
            models.CheckConstraint(
                condition=~Q(state=QUESTIONED) | ~Q(reason=""), name="payment_questioned_with_reason"
            ),
        ]


class PaymentPost(models.Model):
    """A post in which the person of a payment served: its pengurus see that payment."""

    id = models.BigAutoField(primary_key=True)
    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="served")
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["payment", "post"], name="payment_post_once")]


class PaidMonth(models.Model):
    """A month of a person on a list: from one purse nobody is listed twice for it. A list taken back frees it."""

    id = models.BigAutoField(primary_key=True)
    payment = models.ForeignKey(Payment, on_delete=models.CASCADE, related_name="paid_months")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    purse = models.CharField(max_length=12)
    month = models.IntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "purse", "month"], name="paid_month_once")]


# Who gets what is about persons; rates and lists as such are not.
_PERSONAL = {"by", "by_name", "void_because"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL
    if model in (Payment, PaymentPost, PaidMonth) or f.name in _PERSONAL
    else Privacy.PUBLIC
    for model in (Rate, PaymentList, Payment, PaymentPost, PaidMonth)
    for f in model._meta.fields
}

"""A phone (one vault of one kader on one device) and the codes by which phones are enrolled."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Phone(models.Model):
    """One vault: one account on one device. Of its secret only a hash is kept.

    `ended_at`: the secret holds no more, the same vault may take a new code. `shut_out_at`: nothing comes in until
    somebody readmits it. `unsent`, `client_version` and `last_seen` are what the phone told when it last called.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.UUIDField()  # who made the code
    ended_at = models.DateTimeField(null=True)
    shut_out_at = models.DateTimeField(null=True)
    shut_out_by = models.UUIDField(null=True)
    shut_out_reason = models.CharField(max_length=300, blank=True)
    last_seen = models.DateTimeField(null=True)
    unsent = models.IntegerField(null=True)
    client_version = models.CharField(max_length=20, blank=True)
    receipts = models.IntegerField(default=0)  # number of the last receipt given to it
    seal = models.CharField(max_length=64, blank=True)  # by what a rescue file of it is known (kernel/rescue.py)

    class Meta:
        ordering = ["user_id", "enrolled_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shut_out_at__isnull=True) | ~Q(shut_out_reason=""), name="phone_shut_out_with_reason"
            ),
        ]


class EnrolCode(models.Model):
    """A code that lets one phone in for one account, once. Kept as a hash; the last one made for an account counts."""

    id = models.UUIDField(primary_key=True, default=new_id)
    code_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    phone = models.ForeignKey(Phone, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]


class WrongCode(models.Model):
    """Somebody tried a code that is none, from an address: after some of them that address waits."""

    id = models.BigAutoField(primary_key=True)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["address", "at"], name="wrong_code_from")]


_PERSONAL = {
    "user",
    "label",
    "enrolled_by",
    "shut_out_by",
    "shut_out_reason",
    "by",
    "phone",
    "address",
    "seal",
    "secret_hash",
    "code_hash",
}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for model in (Phone, EnrolCode, WrongCode)
    for f in model._meta.fields
}

"""What phones sent: one small row for each intention, for ever, and the receipts that were given for them."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

ACCEPTED, HELD, DECLINED, WITHDRAWN = "accepted", "held", "declined", "withdrawn"


class Receipt(models.Model):
    """What a phone was given for one push: a number counted by phone, and a code to read aloud."""

    id = models.UUIDField(primary_key=True, default=new_id)
    phone_id = models.UUIDField()
    number = models.IntegerField()
    code = models.CharField(max_length=8)
    at = models.DateTimeField()
    count = models.IntegerField(default=0)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["phone_id", "number"], name="receipt_once_by_phone")]
        indexes = [models.Index(fields=["code"], name="receipt_by_code")]


class Arrival(models.Model):
    """One intention as it arrived: carried out (accepted), held, declined by a decider, or withdrawn by its maker.

    `digest` tells whether the same came twice ("" for one that was withdrawn before it came). The payload is kept
    only while it is held. `code` and `sentence` say why it was held, also after the decision; `fields` names the field
    of the record, `sealed` who may read it. `replaced_by`: the intention that came in its place.
    """

    id = models.UUIDField(primary_key=True)
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    phone_id = models.UUIDField(null=True)
    receipt = models.ForeignKey(Receipt, null=True, on_delete=models.PROTECT, related_name="arrivals", db_index=False)
    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=12)
    code = models.CharField(max_length=40, blank=True)
    sentence = models.CharField(max_length=500, blank=True)
    outcome = models.JSONField(null=True)
    payload = models.JSONField(null=True)
    needs = models.JSONField(default=list)
    post_id = models.UUIDField(null=True)
    field = models.CharField(max_length=20, blank=True)
    sealed = models.BooleanField(default=False)
    replaced_by = models.UUIDField(null=True)
    device_time = models.CharField(max_length=40, blank=True)  # as told; it decides nothing
    at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["post_id", "at"], condition=Q(state="held"), name="arrival_held_at_post"),
            models.Index(fields=["by", "id"], condition=~Q(code=""), name="arrival_once_held"),
            models.Index(fields=["receipt"], name="arrival_of_receipt"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[ACCEPTED, HELD, DECLINED, WITHDRAWN]), name="arrival_state"),
            models.CheckConstraint(condition=~Q(state=HELD) | Q(payload__isnull=False), name="arrival_held_payload"),
        ]


_HEALTH = {"payload", "outcome", "sentence", "reason"}
_PERSONAL = {"by", "by_name", "phone_id", "decided_by", "decided_by_name", "digest"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.HEALTH
    if f.name in _HEALTH
    else Privacy.PERSONAL
    if f.name in _PERSONAL
    else Privacy.PUBLIC
    for model in (Receipt, Arrival)
    for f in model._meta.fields
}

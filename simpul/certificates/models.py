"""Keys that sign, orders for certificates, and the certificates themselves."""

from django.db import models
from django.db.models import F, Q

from simpul.certificates.rules.states import BASES, ISSUE_STATES, WAITING
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

UNREVOKED = Q(revoked_on__isnull=True)


class SigningKey(models.Model):
    """A pair of keys: the public half is published, the private one sealed (rules/keys.py). One is in use at a time."""

    key_id = models.CharField(max_length=8, primary_key=True)
    public = models.BinaryField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["made_at", "key_id"]
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="signing_key_in_use_once"),
            models.CheckConstraint(
                condition=Q(in_use=True, retired_at__isnull=True) | Q(in_use=False, retired_at__isnull=False),
                name="signing_key_retired_on_a_day",
            ),
        ]


class Issue(models.Model):
    """An order to make the certificates of a batch: who signs, from when, and how far the work is.

    `done` of `total` are signed; `printed` of them stand in the files.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=WAITING)
    event = models.CharField(max_length=160)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    minutes = models.PositiveIntegerField(default=0)
    venue = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=8)  # whom it is given to: who passed, or who took part to the end
    signer_name = models.CharField(max_length=200)
    signer_post = models.CharField(max_length=200)
    signed_at = models.CharField(max_length=120)  # the place above the signature
    issued_on = models.DateField()
    address = models.CharField(max_length=200)  # where certificates are verified, without the number
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    printed = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    claimed_at = models.DateTimeField(null=True)  # when the worker that prints it last said so
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ISSUE_STATES), name="issue_state"),
            models.CheckConstraint(condition=Q(basis__in=BASES), name="issue_basis"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="issue_done_of_total"),
        ]


class Certificate(models.Model):
    """What was given to one participant, as it was printed and signed. It is never changed: revoked and replaced."""

    id = models.UUIDField(primary_key=True, default=new_id)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="certificates")
    participant = models.UUIDField()
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")  # who counts the number
    village = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    number = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    beside = models.CharField(max_length=200, blank=True)  # position and place, as printed
    fields = models.CharField(max_length=200, blank=True)  # codes of SPM fields, with commas
    payload = models.TextField()
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    revoked_on = models.DateField(null=True)
    revoked_because = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["issue_id", "sequence", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "sequence"], name="certificate_numbered_once"),
            models.UniqueConstraint(fields=["issue", "participant"], condition=UNREVOKED, name="certificate_once"),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True, revoked_because="")
                | (Q(revoked_on__isnull=False) & ~Q(revoked_because="")),
                name="certificate_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(revoked_on__isnull=False), name="certificate_replaced_revoked"
            ),
        ]
        indexes = [models.Index(fields=["person"], name="certificate_person")]


# Keys and orders are about no person; a certificate tells who was trained.
_PERSONAL = {"by", "by_name", "signer_name", "trouble"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if model is Certificate or f.name in _PERSONAL else Privacy.PUBLIC
    for model in (SigningKey, Issue, Certificate)
    for f in model._meta.fields
}

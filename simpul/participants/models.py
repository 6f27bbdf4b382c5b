"""Who is called to a batch of a training and registered for it: quota, invitations, participants."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy
from simpul.participants.rules.states import FREE, MATCHES, NOBODY, SEATED, SOURCES, STATES, WAITING

TAKING_PART = Q(state__in=(SEATED, WAITING))


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Roll(models.Model):
    """The list of a batch: whoever changes it holds this row, so that two never take the last seat."""

    batch = models.OneToOneField("training.Batch", primary_key=True, on_delete=models.PROTECT, related_name="+")
    last_place = models.PositiveIntegerField(default=0)


class Call(_Written):
    """Who a batch is for: a position, perhaps of one field only ("" any)."""

    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=40)
    field = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["batch_id", "position", "field", "id"]
        constraints = [models.UniqueConstraint(fields=["batch", "position", "field"], name="call_once")]


class Quota(_Written):
    """How many seats an area, or a post, has in a batch."""

    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    seats = models.PositiveIntegerField()

    class Meta:
        ordering = ["batch_id", "area_id", "post_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "area"], condition=Q(area__isnull=False), name="quota_of_area_once"
            ),
            models.UniqueConstraint(
                fields=["batch", "post"], condition=Q(post__isnull=False), name="quota_of_post_once"
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=False, post__isnull=True) | Q(area__isnull=True, post__isnull=False),
                name="quota_of_area_or_post",
            ),
        ]


class Invitation(_Written):
    """A letter and a link to an area, a post, an office or a person.

    `seats`: how many persons it asks for; None: it does not say. `phone`: of one person. Of the link only a hash is
    kept; `turn` makes a new one when the old one must no longer hold.
    """

    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    addressee = models.CharField(max_length=160)
    phone = models.CharField(max_length=20, blank=True)
    seats = models.PositiveIntegerField(null=True)
    letter_number = models.CharField(max_length=80, blank=True)
    letter_on = models.DateField()
    turn = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["batch_id", "addressee", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=True, post__isnull=True)
                | Q(area__isnull=True, person__isnull=True)
                | Q(post__isnull=True, person__isnull=True),
                name="invitation_to_one",
            ),
            models.CheckConstraint(condition=Q(seats__isnull=True) | Q(seats__gt=0), name="invitation_of_somebody"),
        ]


class Participant(models.Model):
    """Somebody on the list of a batch, as they wrote themselves.

    `person`: who that is in the register, `match`: how sure that is; the NIK itself is not kept, only its keyed hash.
    `village` None: not told. `code`: what they type to open the tests and to be found at the door.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    group = models.CharField(max_length=40)
    position = models.CharField(max_length=40)
    field = models.CharField(max_length=40, blank=True)
    village = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=20, blank=True)
    nik_hash = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    match = models.CharField(max_length=12, default=NOBODY)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=12)
    invitation = models.ForeignKey(Invitation, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["batch_id", "place"]
        indexes = [
            models.Index(fields=["batch", "village"], name="participant_of_village"),
            models.Index(fields=["batch", "name_key"], name="participant_by_name"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="participant_place_once"),
            models.UniqueConstraint(fields=["batch", "code"], name="participant_code_once"),
            models.UniqueConstraint(
                fields=["batch", "person"],
                condition=TAKING_PART & Q(match="pasti"),
                name="participant_person_once",
            ),
            models.UniqueConstraint(
                fields=["batch", "nik_hash"], condition=TAKING_PART & ~Q(nik_hash=""), name="participant_nik_once"
            ),
            models.UniqueConstraint(
                fields=["batch", "village", "name_key", "phone"],
                condition=TAKING_PART & ~Q(phone=""),
                name="participant_name_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=STATES, source__in=SOURCES, match__in=MATCHES), name="participant_words"
            ),
            models.CheckConstraint(
                condition=(Q(match=NOBODY) & Q(person__isnull=True)) | (~Q(match=NOBODY) & Q(person__isnull=False)),
                name="participant_match_of_person",
            ),
            models.CheckConstraint(condition=Q(state__in=FREE) | ~Q(reason=""), name="participant_leaves_with_reason"),
        ]


class Knock(models.Model):
    """A registration, or a link that is none, came from a network address: after many of them that address waits."""

    id = models.BigAutoField(primary_key=True)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["address", "at"], name="knock_from")]


_PUBLIC = {"Call", "Quota", "Roll"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PUBLIC if model.__name__ in _PUBLIC and f.name != "by" else Privacy.PERSONAL
    for model in (Roll, Call, Quota, Invitation, Participant, Knock)
    for f in model._meta.fields
}

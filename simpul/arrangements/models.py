"""What is arranged around a training. None, or "" in a text: nobody has told it."""

from django.db import models
from django.db.models import Q

from simpul.arrangements.rules.requests import ASKED, DECLINED, REQUEST_STATES
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class CommitteeMember(_Written):
    """Somebody of the committee; `batch` None: of the whole programme (S0.7)."""

    programme = models.ForeignKey("training.Programme", on_delete=models.CASCADE, related_name="+")
    batch = models.ForeignKey("training.Batch", null=True, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["programme_id", "id"]


class Cost(_Written):
    """Who pays what (S2.7): an item and its payer, perhaps with an amount and a line of a budget."""

    batch = models.ForeignKey("training.Batch", on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=120)
    payer = models.CharField(max_length=160)
    amount = models.BigIntegerField(null=True)
    line = models.ForeignKey("budgets.Line", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["batch_id", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="cost_of_money")]


class Photo(_Written):
    """A photo of the event."""

    batch = models.ForeignKey("training.Batch", on_delete=models.CASCADE, related_name="+")
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["batch_id", "id"]
        constraints = [models.UniqueConstraint(fields=["batch", "paper"], name="photo_once")]


class StatedFigure(_Written):
    """A number that somebody stated, never counted by us (S0.9). `batch` None: of the whole programme.

    `area` None: of all areas together.
    """

    programme = models.ForeignKey("training.Programme", on_delete=models.CASCADE, related_name="+")
    batch = models.ForeignKey("training.Batch", null=True, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    said_by = models.CharField(max_length=160)
    source = models.CharField(max_length=300)
    on = models.DateField(null=True)

    class Meta:
        ordering = ["programme_id", "what", "id"]


class SpeakerRequest(_Written):
    """A village or kecamatan asks an office for a speaker (S2.7).

    `agency` None: the office of `asked` itself (DPMD).
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey("training.Batch", null=True, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=200)
    field = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=200, blank=True)
    wished = models.JSONField(default=list)  # dates, ISO
    state = models.CharField(max_length=12)
    on = models.DateField(null=True)  # the day agreed or proposed
    speaker = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "id"]
        indexes = [
            models.Index(fields=["asked", "state"], name="request_of_office"),
            models.Index(fields=["area", "on"], name="request_of_area"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=REQUEST_STATES), name="speaker_request_state"),
            models.CheckConstraint(
                condition=Q(state=ASKED, on__isnull=True) | Q(state=DECLINED) | Q(on__isnull=False),
                name="speaker_request_answered_with_a_day",
            ),
            models.CheckConstraint(condition=~Q(state=DECLINED) | ~Q(reason=""), name="speaker_request_declined_why"),
        ]


# Names and what officers type in their own words may name people.
_PERSONAL = {"by", "reason", "caption", "said_by", "speaker", "answered_by"}
_OF_PEOPLE = {"CommitteeMember.name", "CommitteeMember.post"}
PRIVACY = {
    f"{m.__name__}.{f.name}": Privacy.PERSONAL
    if f.name in _PERSONAL or f"{m.__name__}.{f.name}" in _OF_PEOPLE
    else Privacy.PUBLIC
    for m in (CommitteeMember, Cost, Photo, StatedFigure, SpeakerRequest)
    for f in m._meta.fields
}

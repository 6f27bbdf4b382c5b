"""Who speaks where."""

from django.db import models

from simpul.training.models.programmes import Batch, Session
from simpul.training.models.written import Written


class Speaker(Written):
    """Somebody who speaks: by name, office and post, or only by the office (`name` ""). Known to its whole area."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=160)
    agency_key = models.CharField(max_length=160)
    post = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["agency_key", "name_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "agency_key", "name_key"], name="speaker_once_in_area"),
        ]


class Speaking(Written):
    """A speaker at a batch, at one session or (`session` None) it is not told at which. `fields`: spoken about."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="speakings")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="speakings")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="speakings")
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ["batch_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "session", "speaker"], nulls_distinct=False, name="speaker_once_in_session"
            )
        ]

"""Who was where: a mark for a participant on a day, or in a session."""

from django.db import models
from django.db.models import Q

from simpul.attendance.rules.ways import WAYS
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

LIVE = Q(void_because="")


class Mark(models.Model):
    """Somebody was there on a day, or in one session of it. Its id is that of the intention: sent twice, it is one."""

    id = models.UUIDField(primary_key=True, default=new_id)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    session = models.ForeignKey("training.Session", null=True, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12)
    seen_at = models.DateTimeField()
    void_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["participant_id", "on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(how__in=WAYS), name="mark_how"),
            models.UniqueConstraint(
                fields=["participant", "session"],
                condition=LIVE & Q(session__isnull=False),
                name="mark_in_session_once",
            ),
            models.UniqueConstraint(
                fields=["participant", "on"], condition=LIVE & Q(session__isnull=True), name="mark_on_day_once"
            ),
        ]


PRIVACY = {f"Mark.{f.name}": Privacy.PERSONAL for f in Mark._meta.fields}

"""Who was at which socialisation, and the nightly count of the country."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Reach(models.Model):
    """Somebody in office who was at a socialisation (a meeting of such a kind)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey("offices.Appointment", on_delete=models.CASCADE, related_name="+")
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["meeting_id", "appointment_id", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "appointment"], name="reached_once")]


class Counting(models.Model):
    """A day whose country was counted. Only the last one is kept."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]


class AreaCount(models.Model):
    """How many of a group were reached in an area that day, the nation or a province, out of those in office."""

    area = models.ForeignKey("places.Area", on_delete=models.CASCADE, related_name="+")
    group = models.CharField(max_length=40)
    reached = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()

    class Meta:
        ordering = ["area_id", "group", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "group"], name="reach_count_once"),
            models.CheckConstraint(condition=Q(reached__lte=F("whole")), name="reach_count_within"),
        ]


PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in {"by", "appointment"} else Privacy.PUBLIC
    for model in (Reach, Counting, AreaCount)
    for f in model._meta.fields
}

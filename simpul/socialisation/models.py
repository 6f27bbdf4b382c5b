"""Who was at which socialisation."""

from django.db import models

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


PRIVACY = {
    f"Reach.{f.name}": Privacy.PERSONAL if f.name in {"by", "appointment"} else Privacy.PUBLIC
    for f in Reach._meta.fields
}

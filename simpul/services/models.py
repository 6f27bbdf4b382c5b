"""Open days (hari buka) of a post."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class OpenDay(models.Model):
    """A day on which the post is open: made from the rule, or set by hand; moved or cancelled with a reason."""

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+", db_index=False)
    on = models.DateField()
    planned_on = models.DateField()  # the day the rule gave, or the day first set by hand
    by_rule = models.BooleanField(default=True)
    state = models.CharField(max_length=20)  # terjadwal, batal
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["post", "on"], name="open_day_of_post")]
        constraints = [
            models.UniqueConstraint(fields=["post", "on"], condition=~Q(state="batal"), name="open_day_once"),
            models.UniqueConstraint(
                fields=["post", "planned_on"], condition=Q(by_rule=True), name="open_day_planned_once"
            ),
            models.CheckConstraint(condition=Q(state__in=["terjadwal", "batal"]), name="open_day_state"),
            models.CheckConstraint(condition=~Q(state="batal") | ~Q(reason=""), name="open_day_cancelled_with_reason"),
        ]


PRIVACY = {f"OpenDay.{f.name}": Privacy.PUBLIC for f in OpenDay._meta.fields}

"""Rules that areas have set, each from a day to a day."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

SOUND = Q(void_because="")


class Ordinance(models.Model):
    """A rule of an area for all that lies below it, until a lower area differs. `content` fits its topic's shape."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=60)
    content = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ref = models.CharField(max_length=200)
    article = models.CharField(max_length=200, blank=True)
    trust = models.CharField(max_length=20)
    set_by = models.UUIDField()
    set_by_name = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    void_because = models.CharField(max_length=300, blank=True)  # written down by mistake: kept, never in force

    class Meta:
        ordering = ["topic", "area_id", "-valid_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "area", "valid_from"], condition=SOUND, name="ordinance_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["topic", "area"], condition=SOUND & Q(valid_to__isnull=True), name="ordinance_one_open"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="ordinance_ends_after_start",
            ),
        ]


_PERSONAL = {"set_by", "set_by_name", "void_because"}
PRIVACY = {
    f"Ordinance.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC for f in Ordinance._meta.fields
}

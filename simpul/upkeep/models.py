"""How much was amiss when the country was last counted: what lies above a regency is its sum."""

from django.db import models
from django.db.models import Q

from simpul.kernel.privacy import Privacy


class Counting(models.Model):
    """A day whose country was counted. Only the last one is kept."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]


class AreaCount(models.Model):
    """How many cases of a kind a regency had that day; regencies with none have no row."""

    area = models.ForeignKey("places.Area", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    number = models.IntegerField()

    class Meta:
        ordering = ["area_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["area", "kind"], name="upkeep_count_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="upkeep_count_above_none"),
        ]


PRIVACY = {
    "Counting.id": Privacy.PUBLIC,
    "Counting.day": Privacy.PUBLIC,
    "Counting.at": Privacy.PUBLIC,
    "AreaCount.id": Privacy.PUBLIC,
    "AreaCount.area": Privacy.PUBLIC,
    "AreaCount.kind": Privacy.PUBLIC,
    "AreaCount.number": Privacy.PUBLIC,
}

"""The heads of areas, one after the other."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

SOUND = Q(void_because="")


class Head(models.Model):
    """Who heads an area from a day to a day (excluded; the planned end of the term), called what there."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=100)  # Bupati, Perbekel, Lurah, Pj. Bupati: in the words of the place
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["area_id", "-valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "valid_from"], condition=SOUND, name="head_once_a_day"),
            models.UniqueConstraint(
                fields=["area"], condition=SOUND & Q(valid_to__isnull=True), name="head_one_without_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="head_ends_after_start"
            ),
        ]


# A public office: the name of whoever holds it is public too; why a slip was taken back is not.
PRIVACY = {
    f"Head.{f.name}": Privacy.PERSONAL if f.name == "void_because" else Privacy.PUBLIC for f in Head._meta.fields
}

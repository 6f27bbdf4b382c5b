"""How much was amiss when the country was last counted (what lies above a regency is its sum); and who went through a
training, as the subject that counts trainings has told it."""

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


class Schooling(models.Model):
    """From a day on (to a day, excluded) a person counts as trained: they went through a training that was counted.

    What the post itself says stands at the office (`Appointment.trained_on`). Kept here for the figures of posts,
    which are counted below the subjects that know of trainings (docs/adr/0090).
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ["person_id", "since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="schooling_once_a_day"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name="schooling_ends_after_start"
            ),
        ]


PRIVACY = {
    "Counting.id": Privacy.PUBLIC,
    "Counting.day": Privacy.PUBLIC,
    "Counting.at": Privacy.PUBLIC,
    "AreaCount.id": Privacy.PUBLIC,
    "AreaCount.area": Privacy.PUBLIC,
    "AreaCount.kind": Privacy.PUBLIC,
    "AreaCount.number": Privacy.PUBLIC,
    **{f"Schooling.{f.name}": Privacy.PERSONAL for f in Schooling._meta.fields},
}

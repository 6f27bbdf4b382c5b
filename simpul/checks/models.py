"""What the check found, how many in each area, and when it ran."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

OPEN = Q(mended_at__isnull=True)


class Run(models.Model):
    """One check of an area or the nation. `night`: the night whose check it is; asked by a person: none."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    night = models.DateField(null=True)
    found = models.IntegerField()
    mended = models.IntegerField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["night"], name="check_once_a_night")]


class Finding(models.Model):
    """Something wrong in a post, from the check that found it first to the one that found it mended. `since`: from
    which day it has been so, if that is known. It lies where the post lies today."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=30)
    post = models.ForeignKey("registry.Post", on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=36, blank=True)  # the thing at fault: id of an SK or an office, a number
    since = models.DateField(null=True)
    found_at = models.DateTimeField()
    mended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["found_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "kind", "about"], condition=OPEN, name="finding_open_once"),
        ]
        indexes = [models.Index(fields=["kind", "post"], condition=OPEN, name="finding_open_of_kind")]


class AreaCount(models.Model):
    """How many findings of a kind are open in an area of any level; areas with none have no row."""

    area = models.ForeignKey("places.Area", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    number = models.IntegerField()

    class Meta:
        ordering = ["area_id", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["area", "kind"], name="finding_count_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="finding_count_above_none"),
        ]


PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name == "about" else Privacy.PUBLIC
    for model in (Run, Finding, AreaCount)
    for f in model._meta.fields
}

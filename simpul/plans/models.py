"""Targets of an area, and tasks of its Tim Pembina."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy
from simpul.plans.rules.tasks import DONE, TASK_STATES

LIVE = Q(void_because="")


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Target(_Written):
    """What an area means to reach in a year or a span of years, by an indicator of the catalogue (S3.5)."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20)
    indicator = models.CharField(max_length=60)
    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=16, decimal_places=2)
    at_most = models.BooleanField(default=False)  # fewer is better: out of school, unfit houses
    document = models.CharField(max_length=200)  # Renstra, RKPD, ...: where the target stands
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["area_id", "field", "indicator", "year_from", "year_to", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "indicator", "year_from", "year_to"], condition=LIVE, name="target_once"
            ),
            models.CheckConstraint(condition=Q(year_to__gte=F("year_from")), name="target_ends_after_start"),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_not_negative"),
        ]


class Task(_Written):
    """A task of the Tim Pembina of an area: what, for which field (none: all), who, until when, how far (S3.6)."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    duty = models.CharField(max_length=20)
    field = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)  # an office, or a member of the team as named in it
    member = models.ForeignKey("offices.Appointment", null=True, on_delete=models.SET_NULL, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=12)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "title", "id"]
        indexes = [models.Index(fields=["area", "state"], name="task_of_area")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TASK_STATES), name="task_state"),
            models.CheckConstraint(
                condition=Q(state=DONE, done_on__isnull=False) | (~Q(state=DONE) & Q(done_on__isnull=True)),
                name="task_done_has_a_day",
            ),
        ]


# What officers type in their own words may name people.
_PERSONAL = {"by", "note", "void_because", "owner", "member"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for model in (Target, Task)
    for f in model._meta.fields
}

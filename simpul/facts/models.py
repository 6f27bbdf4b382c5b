"""The record: one service given, with its answers as entered and the typed facts that reports count."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Record(models.Model):
    """One service for a person, household, place or event.

    `answers` are as entered (typed by the catalogue's form of that version); `facts` are {code: value}, derived from
    them when written. Sex, age and disability are those of the person on that day, so that a count never joins.
    `id` is made by whoever recorded it and is the idempotency key; `digest` tells whether the same came twice.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+", db_index=False)
    field = models.CharField(max_length=20)
    service = models.CharField(max_length=80)
    version = models.SmallIntegerField(default=1)
    sealed = models.BooleanField(default=False)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(
        "people.Household", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    place = models.CharField(max_length=200, blank=True)  # what a record of a place or an event is about
    on = models.DateField()
    period = models.IntegerField()  # key of the month of `on`
    sex = models.CharField(max_length=1, blank=True)
    age_days = models.IntegerField(null=True)
    disability = models.BooleanField(default=False)
    hamlet_id = models.UUIDField(null=True)
    answers = models.JSONField()
    facts = models.JSONField()
    rule_version = models.CharField(max_length=40, blank=True)
    open_day_id = models.UUIDField(null=True)
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()
    digest = models.CharField(max_length=32)  # of the payload as it first arrived
    late = models.BooleanField(default=False)  # written after the post had finished that month
    void = models.BooleanField(default=False)
    void_reason = models.CharField(max_length=300, blank=True)
    revision = models.IntegerField(default=1)

    class Meta:
        ordering = ["on", "id"]
        indexes = [
            models.Index(fields=["post", "period"], name="record_post_period"),
            models.Index(fields=["person", "service", "on"], name="record_person_service"),
            models.Index(fields=["household", "service"], name="record_household"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(void=False) | ~Q(void_reason=""), name="record_void_has_reason"),
            models.CheckConstraint(condition=Q(age_days__isnull=True) | Q(age_days__gte=0), name="record_after_birth"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="record_revision"),
        ]


class MonthState(models.Model):
    """A post has finished a month (sent its report): what is written in that month from then on is late."""

    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.IntegerField()
    finished_by = models.UUIDField()
    finished_at = models.DateTimeField()

    class Meta:
        ordering = ["post_id", "period", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "period"], name="month_finished_once")]


class ClosedMonth(models.Model):
    """A month that the tier set for an area has closed: nothing is recorded in it on the web until it is reopened."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    period = models.IntegerField()
    closed_by = models.UUIDField()
    closed_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    reopen_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["area_id", "period", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "period"], condition=Q(reopened_at__isnull=True), name="month_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True) | Q(reopened_at__gte=F("closed_at")), name="month_reopened_after"
            ),
        ]


_HEALTH = {"answers", "facts", "disability", "place", "void_reason"}
_PERSONAL = {
    "person", "household", "recorded_by", "sex", "age_days", "hamlet_id", "closed_by", "reopen_reason",
    "finished_by", "digest",
}  # fmt: skip
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.HEALTH
    if f.name in _HEALTH
    else Privacy.PERSONAL
    if f.name in _PERSONAL
    else Privacy.PUBLIC
    for model in (Record, MonthState, ClosedMonth)
    for f in model._meta.fields
}

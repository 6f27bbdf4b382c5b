"""Rules of reporting, and submissions by tier with their snapshots and remarks."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class ReportRule(models.Model):
    """How an area wants reports: for a kind, how many months a period has, on which day of the next month it is due,
    and at which level a month is closed. A lower area inherits until it has its own rule."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # layanan (services), pembinaan (coaching)
    months = models.SmallIntegerField()
    due_day = models.SmallIntegerField()
    closing_level = models.SmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200)
    trust = models.CharField(max_length=20)

    class Meta:
        ordering = ["area_id", "kind", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "kind", "valid_from"], name="report_rule_once_a_day"),
            models.CheckConstraint(condition=Q(months__in=[1, 3, 6, 12]), name="report_rule_months"),
            models.CheckConstraint(condition=Q(due_day__gte=1, due_day__lte=28), name="report_rule_due_day"),
        ]


class Submission(models.Model):
    """The report of one post or one area for a kind and a period: one row, its life in `state` and in the audit.

    state: terkirim (sent), diterima (accepted), dikembalikan (returned). Its figures are frozen in Snapshot.
    `field_states`: each field is isi (filled), nihil (said to be nothing), belum (nothing said) or dikembalikan.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20)
    period = models.IntegerField()
    post_id = models.UUIDField(null=True)
    area_id = models.BigIntegerField(null=True)  # the reporting area; null for a post's report
    receiver_id = models.BigIntegerField()  # area that receives it
    state = models.CharField(max_length=20)
    nihil = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    revision = models.IntegerField(default=1)
    field_states = models.JSONField(default=dict)
    sent_by = models.UUIDField()
    sent_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["period", "receiver_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post_id__isnull=False, area_id__isnull=True)
                | Q(post_id__isnull=True, area_id__isnull=False),
                name="submission_of_post_or_area",
            ),
            models.UniqueConstraint(fields=["kind", "period", "post_id"], name="submission_once_by_post"),
            models.UniqueConstraint(fields=["kind", "period", "area_id"], name="submission_once_by_area"),
            models.CheckConstraint(
                condition=Q(state__in=["terkirim", "diterima", "dikembalikan"]), name="submission_state"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="submission_decided_by_and_at",
            ),
        ]
        indexes = [models.Index(fields=["receiver_id", "period"], name="submission_inbox")]


class Snapshot(models.Model):
    """What one group of one submission tells, packed figures or contents that a subject above has counted: as sent,
    as sent the time before, and as accepted last (a revision replaces those on its acceptance)."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="snapshots")
    group = models.CharField(max_length=20)
    sent = models.BinaryField()
    previous = models.BinaryField(null=True)
    accepted = models.BinaryField(null=True)

    class Meta:
        ordering = ["submission_id", "group", "id"]
        constraints = [models.UniqueConstraint(fields=["submission", "group"], name="snapshot_once")]


class Remark(models.Model):
    """A reason written on a returned report: on one cell (indicator), one field, or the whole."""

    id = models.UUIDField(primary_key=True, default=new_id)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks")
    revision = models.IntegerField()
    field = models.CharField(max_length=20, blank=True)
    indicator = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


_PERSONAL = {"Submission.sent_by", "Submission.decided_by", "Submission.note", "Remark.text", "Remark.by"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (ReportRule, Submission, Snapshot, Remark)
    for f in model._meta.fields
}

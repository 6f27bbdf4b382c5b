"""Visits with answers, findings and what was agreed; checklists that areas have published."""

from django.db import models
from django.db.models import Q

from simpul.coaching.rules.visits import ACTION_STATES, CALLED_OFF, DONE, DROPPED, SIGNED, UNDONE, VISIT_STATES
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Checklist(_Written):
    """A version of the checklist that an area published for itself and all below it. `items`: [code, field, name]."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    valid_from = models.DateField()
    items = models.JSONField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "valid_from"], name="checklist_once_a_day")]


class Visit(_Written):
    """A coaching visit of the Tim Pembina of `area` to a post (`post`, in `visited`) or to an area below (`visited`).

    state: rencana, selesai (signed off by its visitor), batal. Until then answers are the visitor's draft.
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    visited = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    checklist = models.CharField(max_length=40)  # code of a version of Simpul, or the id of a Checklist
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    leader = models.CharField(max_length=40)
    visitors = models.JSONField(default=list)  # offices, never names of persons
    purpose = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    read_by = models.UUIDField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-planned_on", "-id"]
        indexes = [
            models.Index(fields=["area", "planned_on"], name="visit_of_area"),
            models.Index(fields=["visited", "held_on"], name="visit_to_area"),
            models.Index(fields=["post", "held_on"], name="visit_to_post"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VISIT_STATES), name="visit_state"),
            models.CheckConstraint(condition=~Q(state=CALLED_OFF) | ~Q(reason=""), name="visit_called_off_why"),
            models.CheckConstraint(
                condition=Q(state=SIGNED, held_on__isnull=False, signed_by__isnull=False, signed_at__isnull=False)
                | (~Q(state=SIGNED) & Q(signed_by__isnull=True, signed_at__isnull=True)),
                name="visit_signed_was_held",
            ),
            models.CheckConstraint(
                condition=Q(read_by__isnull=True, read_at__isnull=True)
                | Q(read_by__isnull=False, read_at__isnull=False, state=SIGNED),
                name="visit_read_when_signed",
            ),
        ]


class Answer(models.Model):
    """The answer to one item of the checklist of the visit."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=60)
    value = models.CharField(max_length=20)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["visit_id", "item", "id"]
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="visit_answer_once")]


class VisitPhoto(_Written):
    """A photo of a visit, kept as a paper of the area that was visited."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="photos")
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["visit_id", "at", "id"]
        constraints = [models.UniqueConstraint(fields=["visit", "paper"], name="visit_photo_once")]


class Finding(_Written):
    """Something found in a visit, until it is closed with what came of it. `field` "": the institution."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    item = models.CharField(max_length=60, blank=True)
    field = models.CharField(max_length=20, blank=True)
    severity = models.CharField(max_length=20)
    text = models.CharField(max_length=500)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["visit_id", "at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="finding_closed_with_outcome",
            )
        ]


class AgreedAction(_Written):
    """What was agreed in a visit: by whom (an office) and until when."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="actions")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    state = models.CharField(max_length=12)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="agreed_action_due")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ACTION_STATES), name="agreed_action_state"),
            models.CheckConstraint(
                condition=Q(state=DONE, done_on__isnull=False) | (~Q(state=DONE) & Q(done_on__isnull=True)),
                name="agreed_action_done_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNDONE) | (Q(state__in=(DONE, DROPPED)) & ~Q(note="")),
                name="agreed_action_ended_with_note",
            ),
        ]


# What visitors write in their own words may name people.
_PERSONAL = {"by", "signed_by", "read_by", "note", "text", "summary", "reason", "outcome", "owner", "what", "caption"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for model in (Checklist, Visit, Answer, VisitPhoto, Finding, AgreedAction)
    for f in model._meta.fields
}

"""Meetings with their invitees and minutes.

None, or "" in a text, means that nobody has told it ("belum disebut"). Minutes count from midnight, local time.
"""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy
from simpul.meetings.rules.states import (
    ATTENDANCE,
    CANCELLED,
    DELEGATE,
    MEETING_STATES,
    PRESENT,
)


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Meeting(_Written):
    """A meeting of a body in an area. `purpose`: what it is for (S3.3), perhaps for a target of the plan."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    mode = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=500, blank=True)
    target = models.ForeignKey("plans.Target", null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    starts = models.PositiveSmallIntegerField(null=True)
    ends = models.PositiveSmallIntegerField(null=True)
    venue = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    opener_post = models.CharField(max_length=160, blank=True)
    chair_post = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["area", "on"], name="meeting_of_area")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MEETING_STATES), name="meeting_state"),
            models.CheckConstraint(condition=~Q(state=CANCELLED) | ~Q(reason=""), name="meeting_called_off_why"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True, ends__isnull=True)
                | Q(ends__isnull=True, starts__lt=24 * 60)
                | Q(ends__gt=F("starts"), ends__lte=24 * 60),
                name="meeting_ends_after_start",
            ),
        ]


class AgendaItem(_Written):
    """Something on the agenda, and by which office it is presented."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=200)
    presenter = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["meeting_id", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once")]


class Invitation(_Written):
    """Who is invited, how they took part, and with how many persons. `kind`: of participant (S3.2).

    An office of an area (perhaps an agency known to Simpul), or somebody by name who holds none there.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=160, blank=True)
    name = models.CharField(max_length=160, blank=True)
    agency = models.ForeignKey("accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    office_key = models.CharField(max_length=160)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=12, blank=True)
    persons = models.PositiveSmallIntegerField(default=0)
    acting = models.BooleanField(default=False)  # the delegate holds a post as Plt.
    delegate_post = models.CharField(max_length=160, blank=True)
    excuse = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["meeting_id", "area_id", "office_key", "id"]
        indexes = [models.Index(fields=["area", "meeting"], name="invitation_of_area")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "area", "office_key"], name="invited_once"),
            models.CheckConstraint(condition=Q(state__in=ATTENDANCE), name="invitation_state"),
            models.CheckConstraint(condition=~Q(office="") | ~Q(name=""), name="invitation_names_somebody"),
            models.CheckConstraint(
                condition=Q(state__in=(PRESENT, DELEGATE), persons__gt=0)
                | (~Q(state__in=(PRESENT, DELEGATE)) & Q(persons=0)),
                name="invitation_persons_are_there",
            ),
            models.CheckConstraint(condition=~Q(state=DELEGATE) | ~Q(delegate_post=""), name="delegate_has_a_post"),
        ]


class Report(_Written):
    """What an office (mostly its delegate) reports of the meeting to its own area (S2.12)."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="report")
    text = models.TextField()
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class StatedNumber(_Written):
    """A number that somebody stated of a meeting, never counted by us."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="stated")
    what = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    said_by = models.CharField(max_length=160)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["meeting_id", "what", "id"]


class Progress(_Written):
    """What an invited area, or an agency of it, enters before the meeting (S3.9)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="progress")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    progress = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    proposal = models.TextField(blank=True)

    class Meta:
        ordering = ["meeting_id", "area_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "area"], condition=Q(agency__isnull=True), name="progress_once_for_area"
            ),
            models.UniqueConstraint(fields=["meeting", "agency"], name="progress_once_for_agency"),
        ]


class Minutes(_Written):
    """The minutes (notulen). Signed by the writer, then by the chair: from then on nothing in them changes."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="minutes")
    course = models.TextField()
    conclusion = models.TextField(blank=True)
    writer_name = models.CharField(max_length=160, blank=True)
    writer_by = models.UUIDField(null=True)
    writer_at = models.DateTimeField(null=True)
    chair_name = models.CharField(max_length=160, blank=True)
    chair_by = models.UUIDField(null=True)
    chair_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(chair_at__isnull=True) | Q(writer_at__isnull=False), name="minutes_writer_signs_first"
            ),
            models.CheckConstraint(
                condition=Q(chair_by__isnull=True) | ~Q(chair_by=F("writer_by")), name="minutes_signed_by_two"
            ),
        ]


class Addendum(_Written):
    """What is put right after the minutes were signed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="addenda")
    text = models.TextField()

    class Meta:
        ordering = ["meeting_id", "at", "id"]


# What officers type in their own words may name people.
_PERSONAL = {
    "by", "name", "reason", "excuse", "text", "course", "conclusion", "progress", "obstacle", "proposal", "said_by",
    "writer_name", "writer_by", "chair_name", "chair_by",
}  # fmt: skip
PRIVACY = {
    f"{m.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for m in (
        Meeting, AgendaItem, Invitation, Report, StatedNumber, Progress, Minutes, Addendum,
    )
    for f in m._meta.fields
}  # fmt: skip

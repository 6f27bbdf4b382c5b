"""Programmes with their batches, days, sessions and materials, and who speaks there.

None, or "" in a text, means that nobody has told it ("belum disebut"). Minutes count from midnight, local time.
"""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy
from simpul.training.rules.states import BATCH_STATES, CANCELLED, PROGRAMME_STATES


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Programme(_Written):
    """What an area organises under one name in a year. `fields`: the fields that it claims to cover (S0.1, S4.4).

    `origin`: the decision of a meeting that it comes from.
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    theme = models.CharField(max_length=300, blank=True)
    objectives = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    fields = models.JSONField(default=list)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    origin = models.UUIDField(null=True, db_index=True)

    class Meta:
        ordering = ["-year", "name_key", "id"]
        indexes = [models.Index(fields=["area", "year"], name="programme_of_area")]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "name_key"], condition=~Q(state=CANCELLED), name="programme_once_a_year"
            ),
            models.CheckConstraint(condition=Q(state__in=PROGRAMME_STATES), name="programme_state"),
        ]


class OwnModule(_Written):
    """A module that a programme teaches beside those of the curriculum."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="own_modules")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    way = models.CharField(max_length=20)
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ["programme_id", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="own_module_once")]


class Batch(_Written):
    """One holding of a programme (angkatan). Before the days are known: the months between which it is meant."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)
    host = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20)
    venue = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    month_from = models.DateField(null=True)  # the first day of the month
    month_to = models.DateField(null=True)
    opener = models.CharField(max_length=120, blank=True)
    opener_post = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["programme_id", "number", "id"]
        indexes = [models.Index(fields=["host", "starts_on"], name="batch_of_host")]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="batch_number_once"),
            models.CheckConstraint(condition=Q(state__in=BATCH_STATES), name="batch_state"),
            models.CheckConstraint(condition=Q(number__gt=0), name="batch_number_counts"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="batch_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(month_from__isnull=True, month_to__isnull=True) | Q(month_to__gte=F("month_from")),
                name="batch_months_in_order",
            ),
            models.CheckConstraint(condition=~Q(state=CANCELLED) | ~Q(reason=""), name="batch_called_off_why"),
        ]


class Day(_Written):
    """A day of a batch; `on` None while its date is not known."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="days")
    number = models.PositiveSmallIntegerField()
    on = models.DateField(null=True)

    class Meta:
        ordering = ["batch_id", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="day_number_once"),
            models.UniqueConstraint(fields=["batch", "on"], name="day_date_once"),
        ]


class Session(_Written):
    """Something taught on a day. `module`: code of the curriculum, id of an own module, or ""."""

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="sessions")
    module = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    way = models.CharField(max_length=20)
    mode = models.CharField(max_length=20)
    fields = models.JSONField(default=list)
    starts = models.PositiveSmallIntegerField(null=True)
    ends = models.PositiveSmallIntegerField(null=True)
    room = models.CharField(max_length=120, blank=True)
    link = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering = ["day_id", "starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True, ends__isnull=True) | Q(ends__gt=F("starts"), ends__lte=24 * 60),
                name="session_ends_after_start",
            )
        ]


class Material(_Written):
    """A file, a link or an entry of the library to read; `variant`: for desa, kelurahan or both (S0.11)."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="materials")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=160)
    variant = models.CharField(max_length=20)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    link = models.URLField(max_length=300, blank=True)
    library_key = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["batch_id", "title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paper__isnull=False, link="", library_key="")
                | (Q(paper__isnull=True, library_key="") & ~Q(link=""))
                | (Q(paper__isnull=True, link="") & ~Q(library_key="")),
                name="material_is_one_thing",
            )
        ]


class Speaker(_Written):
    """Somebody who speaks: by name, office and post, or only by the office (`name` ""). Known to its whole area."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=160)
    agency_key = models.CharField(max_length=160)
    post = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["agency_key", "name_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "agency_key", "name_key"], name="speaker_once_in_area"),
        ]


class Speaking(_Written):
    """A speaker at a batch, at one session or (`session` None) it is not told at which. `fields`: spoken about."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="speakings")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="speakings")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="speakings")
    fields = models.JSONField(default=list)

    class Meta:
        ordering = ["batch_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "session", "speaker"], nulls_distinct=False, name="speaker_once_in_session"
            )
        ]


# Names and what officers type in their own words may name people.
_PERSONAL = {"by", "reason", "opener", "opener_post"}
_OF_PEOPLE = {"Speaker.name", "Speaker.name_key", "Speaker.post"}
PRIVACY = {
    f"{m.__name__}.{f.name}": Privacy.PERSONAL
    if f.name in _PERSONAL or f"{m.__name__}.{f.name}" in _OF_PEOPLE
    else Privacy.PUBLIC
    for m in (Programme, OwnModule, Batch, Day, Session, Material, Speaker, Speaking)
    for f in m._meta.fields
}

"""Instruments, contests with their entrants, judges and scores, awards, recognitions of long service."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

DRAFT, IN_USE = "draf", "dipakai"
OPEN, PUBLISHED, CANCELLED = "berjalan", "diumumkan", "dibatalkan"


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Instrument(_Written):
    """What is judged and how much each part counts. In use it no longer changes: a new version follows it."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    version = models.PositiveSmallIntegerField(default=1)
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)
    scale = models.CharField(max_length=20)
    ref = models.CharField(max_length=300)
    state = models.CharField(max_length=12, default=DRAFT)

    class Meta:
        ordering = ["area_id", "name", "version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name", "version"], name="instrument_version_once"),
            models.CheckConstraint(condition=Q(state__in=(DRAFT, IN_USE)), name="instrument_state"),
        ]


class Criterion(models.Model):
    """One thing to be scored. `breaks_ties`: equal totals are parted by it (0: not; 1 first, 2 second...)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=20)
    field = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=300)
    weight = models.PositiveSmallIntegerField()
    breaks_ties = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["instrument_id", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "place"], name="criterion_place_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="criterion_weighs"),
        ]


class StageWeight(models.Model):
    """How much a stage counts when an area of that level organises."""

    id = models.UUIDField(primary_key=True, default=new_id)
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="stage_weights")
    stage = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["instrument_id", "level", "stage", "id"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "stage", "level"], name="stage_weight_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="stage_weighs"),
        ]


class Contest(_Written):
    """A lomba of an area in a year. Days of the stages None: not told yet."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    entered_by_level = models.PositiveSmallIntegerField()  # areas of this level put entrants forward
    desk_from = models.DateField(null=True)
    desk_to = models.DateField(null=True)
    field_from = models.DateField(null=True)
    field_to = models.DateField(null=True)
    state = models.CharField(max_length=12, default=OPEN)
    reason = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True)

    class Meta:
        ordering = ["-year", "area_id", "name", "id"]
        indexes = [models.Index(fields=["area", "year"], name="contest_of_area")]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "name"], condition=~Q(state=CANCELLED), name="contest_once"
            ),
            models.CheckConstraint(condition=Q(state__in=(OPEN, PUBLISHED, CANCELLED)), name="contest_state"),
            models.CheckConstraint(
                condition=Q(state=PUBLISHED, published_on__isnull=False)
                | (~Q(state=PUBLISHED) & Q(published_on__isnull=True)),
                name="contest_published_on_a_day",
            ),
        ]


class Entrant(_Written):
    """Who competes, put forward by an area. `name`: as it was called then."""

    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="entrants")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["contest_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "post"],
                condition=Q(post__isnull=False, person__isnull=True),
                name="entrant_post_once",
            ),
            models.UniqueConstraint(
                fields=["contest", "person"], condition=Q(person__isnull=False), name="entrant_person_once"
            ),
            models.UniqueConstraint(
                fields=["contest", "area"],
                condition=Q(post__isnull=True, person__isnull=True),
                name="entrant_area_once",
            ),
        ]


class Judge(_Written):
    """Who scores, for which office. `user`: the account that enters the scores; None: the organiser types them in.

    `area`: where the judge belongs, so that nobody judges their own unnoticed.
    """

    contest = models.ForeignKey(Contest, on_delete=models.PROTECT, related_name="judges")
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=200)
    user = models.UUIDField(null=True)
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["contest_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["contest", "user"], condition=Q(user__isnull=False), name="judge_once"),
            models.UniqueConstraint(fields=["contest", "name", "office"], name="judge_name_once"),
        ]


class Duty(models.Model):
    """That a judge may, and shall, score a criterion."""

    id = models.UUIDField(primary_key=True, default=new_id)
    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="duties")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["judge_id", "criterion_id"]
        constraints = [models.UniqueConstraint(fields=["judge", "criterion"], name="duty_once")]


class Score(_Written):
    """The points that a judge gave for a criterion."""

    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="scores")
    entrant = models.ForeignKey(Entrant, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["entrant_id", "criterion_id", "judge_id"]
        constraints = [models.UniqueConstraint(fields=["judge", "entrant", "criterion"], name="score_once")]


class Finish(_Written):
    """A judge has finished a stage: the scores stand."""

    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="finishes")
    stage = models.CharField(max_length=20)

    class Meta:
        ordering = ["judge_id", "stage"]
        constraints = [models.UniqueConstraint(fields=["judge", "stage"], name="finish_once")]


class Evidence(_Written):
    """A paper that an entrant brings, for one criterion or for all."""

    entrant = models.ForeignKey(Entrant, on_delete=models.PROTECT, related_name="evidence")
    criterion = models.ForeignKey(Criterion, null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)

    class Meta:
        ordering = ["entrant_id", "at", "id"]


class Award(_Written):
    """A prize. `winner` empty: whoever told of the award did not say who won ("belum disebut")."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    winner = models.CharField(max_length=200, blank=True)
    given_on = models.DateField(null=True)
    ref = models.CharField(max_length=300)
    entrant = models.ForeignKey(Entrant, null=True, on_delete=models.PROTECT, related_name="awards")
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "area_id", "category", "title", "winner", "id"]
        indexes = [models.Index(fields=["area", "year"], name="award_of_area")]


class Recognition(_Written):
    """Long service that was recognised, as it was given. `years` by the rule of that day."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    years = models.PositiveSmallIntegerField()
    given_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["person_id", "years", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "rule"], name="recognition_once")]


_MODELS = (
    Instrument, Criterion, StageWeight, Contest, Entrant, Judge, Duty, Score, Finish, Evidence, Award, Recognition,
)  # fmt: skip
# Names of posts and teams are public; those of persons, and what people type in their own words, are not.
_PERSONAL = {
    "by", "user", "note", "reason", "void_because", "withdrawn_because", "person", "winner",
    "Entrant.name", "Judge.name",
}  # fmt: skip
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL
    if f.name in _PERSONAL or f"{model.__name__}.{f.name}" in _PERSONAL
    else Privacy.PUBLIC
    for model in _MODELS
    for f in model._meta.fields
}

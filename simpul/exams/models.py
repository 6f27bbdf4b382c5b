"""Questions, papers of a batch, what participants answered, practice, and what they thought of the event."""

from django.db import models
from django.db.models import Q

from simpul.exams.rules.states import (
    DRAFT,
    KINDS,
    LETTERS,
    MARKS,
    PAPER_KINDS,
    PAPER_STATES,
    PREPARED,
    QUESTION_STATES,
    RATINGS,
    WAYS,
)
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Question(_Written):
    """A question of an area's bank. Once on a paper it no longer changes: a new version follows it (`after`).

    `module`: code of a module, "" for none; `field`: "" for no field of its own; `right`: place of the right option;
    `content`: what two writings of one question share (rules/bank.py).
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField(default=1)
    after = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="followed_by")
    module = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12)
    text = models.CharField(max_length=500)
    content = models.CharField(max_length=64)
    options = models.JSONField()
    right = models.PositiveSmallIntegerField()
    ref = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=DRAFT)

    class Meta:
        ordering = ["area_id", "field", "module", "id"]
        indexes = [models.Index(fields=["area", "state"], name="exam_question_of_area")]
        constraints = [
            models.UniqueConstraint(fields=["area", "content", "version"], name="exam_question_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS, state__in=QUESTION_STATES), name="exam_question_words"),
            models.CheckConstraint(condition=Q(right__lt=len(LETTERS)), name="exam_question_right"),
        ]


class Paper(_Written):
    """The naskah of a batch: before or after. Of its link only a hash is kept; `turn` makes a new one."""

    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=PREPARED)
    turn = models.PositiveSmallIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["batch_id", "kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "kind"], name="exam_paper_once"),
            models.CheckConstraint(condition=Q(kind__in=PAPER_KINDS, state__in=PAPER_STATES), name="exam_paper_words"),
        ]


class PaperQuestion(models.Model):
    """A question on a paper, by its number."""

    id = models.UUIDField(primary_key=True, default=new_id)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["paper_id", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "place"], name="exam_paper_place_once"),
            models.UniqueConstraint(fields=["paper", "question"], name="exam_paper_question_once"),
        ]


class Attempt(models.Model):
    """What one participant answered on a paper, once. `by` None: without an account, by the link.

    `letters`: the option of each question in the order of the paper, whose questions no longer change now; "-" for one
    left open. One row a sheet: two thousand sheets of twenty questions are counted while somebody waits.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="attempts")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=8)
    letters = models.CharField(max_length=100)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["paper_id", "participant_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "participant"], name="exam_attempt_once"),
            models.CheckConstraint(condition=Q(how__in=WAYS), name="exam_attempt_how"),
        ]


class Checklist(_Written):
    """The steps of a practice that belongs to a module of the curriculum, in an area's bank.

    Batches take its steps over as they are then, so it may change and go.
    """

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    module = models.CharField(max_length=40)
    practice = models.CharField(max_length=160)
    field = models.CharField(max_length=40, blank=True)
    steps = models.JSONField()

    class Meta:
        ordering = ["area_id", "module", "practice", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "module", "practice"], name="exam_checklist_once"),
            models.CheckConstraint(condition=~Q(module=""), name="exam_checklist_of_module"),
        ]


class PracticeItem(_Written):
    """A step that participants of a batch show with their own hands, under the name of the practice.

    `module`: of the checklist that it was taken from, "" when it was written for this batch.
    """

    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    module = models.CharField(max_length=40, blank=True)
    practice = models.CharField(max_length=160)
    field = models.CharField(max_length=40, blank=True)
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["batch_id", "place", "id"]
        constraints = [models.UniqueConstraint(fields=["batch", "place"], name="exam_practice_place_once")]


class PracticeMark(_Written):
    """How a participant did a step, as the assessor (`by`) saw it; the last one holds."""

    item = models.ForeignKey(PracticeItem, on_delete=models.PROTECT, related_name="marks")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=12)

    class Meta:
        ordering = ["item_id", "participant_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "participant"], name="exam_practice_mark_once"),
            models.CheckConstraint(condition=Q(result__in=MARKS), name="exam_practice_result"),
        ]


class Opinion(models.Model):
    """What somebody thought of the event. Nobody can tell whose it is: no participant stands here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    comment = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["batch_id", "id"]


class Rating(models.Model):
    """1 to 5 for one statement (standards/exams.toml) of the evaluation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="ratings")
    statement = models.CharField(max_length=40)
    stars = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["opinion_id", "statement", "id"]
        constraints = [
            models.UniqueConstraint(fields=["opinion", "statement"], name="exam_rating_once"),
            models.CheckConstraint(condition=Q(stars__in=RATINGS), name="exam_rating_stars"),
        ]


# A key that leaks spoils the test: questions are no more public than people.
_PERSONAL = {"Question", "Attempt", "PracticeMark", "Opinion", "Rating"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL
    if model.__name__ in _PERSONAL or f.name in {"by", "token_hash"}
    else Privacy.PUBLIC
    for model in (
        Question,
        Paper,
        PaperQuestion,
        Attempt,
        Checklist,
        PracticeItem,
        PracticeMark,
        Opinion,
        Rating,
    )
    for f in model._meta.fields
}

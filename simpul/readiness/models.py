"""What villages say about their posts that no record tells, and how the country stood when it was last counted."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Answer(models.Model):
    """A whole number about a post from a day on, until a later one; with where it is known from."""

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=40)
    value = models.PositiveIntegerField()
    on = models.DateField()
    basis = models.CharField(max_length=200)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["post_id", "question", "on", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "question", "on"], name="readiness_answer_once_a_day")]


class Counting(models.Model):
    """The day whose country was counted last."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]


class AreaCount(models.Model):
    """How many active posts of a regency had a state that day: a stratum (`topic` strata) or a state of a field."""

    area = models.ForeignKey("places.Area", on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=40)
    state = models.CharField(max_length=60)
    number = models.IntegerField()

    class Meta:
        ordering = ["area_id", "topic", "state"]
        constraints = [
            models.UniqueConstraint(fields=["area", "topic", "state"], name="readiness_count_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="readiness_count_above_none"),
        ]


PRIVACY = {f"{m.__name__}.{f.name}": Privacy.PUBLIC for m in (Answer, Counting, AreaCount) for f in m._meta.fields} | {
    "Answer.by": Privacy.PERSONAL,
    "Answer.basis": Privacy.PERSONAL,
}

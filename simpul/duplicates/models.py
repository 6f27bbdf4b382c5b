"""Traits by which persons are looked up, pairs that may be one, and merges with all that they moved.

Persons and posts are plain ids here: whom an import takes back simply is no more, and a pair must not keep them.
"""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

PERSON, POST = "orang", "posyandu"
OPEN, SAME, DIFFERENT, LATER = "terbuka", "sama", "berbeda", "nanti"


class Trait(models.Model):
    """Something by which a person may meet their double in the same village (rules/traits.py)."""

    id = models.BigAutoField(primary_key=True)
    person_id = models.UUIDField()
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=40)

    class Meta:
        ordering = ["village_id", "key", "id"]
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="trait_once")]
        indexes = [models.Index(fields=["village", "key"], name="trait_in_village")]


class Watch(models.Model):
    """How far the audit has been read for persons that changed: one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    reached = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(id=1), name="watch_is_one")]


class Pair(models.Model):
    """Two persons, or two posts, that may be one; what somebody decided about them is remembered.

    `one_id` < `other_id`. `reasons`: codes of rules. `village`: of `one`; `other_village`: the same but for pairs
    that are shown to the regency only.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10)
    one_id = models.UUIDField()
    other_id = models.UUIDField()
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    other_village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    score = models.SmallIntegerField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, default=OPEN)
    found_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-score", "id"]
        constraints = [
            models.UniqueConstraint(fields=["one_id", "other_id"], name="pair_once"),
            models.CheckConstraint(condition=Q(one_id__lt=F("other_id")), name="pair_in_order"),
            models.CheckConstraint(condition=Q(kind__in=[PERSON, POST]), name="pair_kind"),
            models.CheckConstraint(condition=Q(state__in=[OPEN, SAME, DIFFERENT, LATER]), name="pair_state"),
            models.CheckConstraint(
                condition=Q(state=OPEN) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="pair_decided_by_and_at",
            ),
        ]
        indexes = [
            models.Index(fields=["village", "kind", "state"], name="pair_in_village"),
            models.Index(fields=["other_id"], name="pair_of_other"),
        ]


class Merge(models.Model):
    """One that was entered twice became one: `loser` is read as `winner` ever after, until it is undone as a whole.

    `moved` holds by part what was moved and what stood there before (ids, dates, values), `left` what could not be
    given back at the undoing because it was changed since.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=10)
    loser_id = models.UUIDField()
    winner_id = models.UUIDField()
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")  # of the winner, then
    other_village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")  # of the loser
    moved = models.JSONField()
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_by = models.UUIDField(null=True)
    undone_by_name = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)
    left = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["loser_id"], condition=Q(undone_at__isnull=True), name="merged_once"),
            models.CheckConstraint(condition=~Q(loser_id=F("winner_id")), name="merged_into_another"),
            models.CheckConstraint(condition=Q(kind__in=[PERSON, POST]), name="merge_kind"),
        ]
        indexes = [models.Index(fields=["winner_id"], name="merge_of_winner")]


_PUBLIC = {"id", "kind", "village", "other_village", "state", "found_at", "at", "undone_at", "decided_at", "reached"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.HEALTH
    if f.name == "moved"
    else Privacy.PUBLIC
    if f.name in _PUBLIC
    else Privacy.PERSONAL
    for model in (Trait, Watch, Pair, Merge)
    for f in model._meta.fields
}

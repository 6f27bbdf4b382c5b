"""Posyandu, their place and state over time, and the roster of who belongs to a post."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

CURRENT = Q(valid_to__isnull=True)
ENDS_AFTER_START = CURRENT | Q(valid_to__gt=F("valid_from"))


class Post(models.Model):
    """A posyandu as it is today. `name_key` is the name under normalised spelling, unique in its village."""

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    number = models.CharField(max_length=17, blank=True)  # PP.KK.KC.DDDD.NNN, given by Kemendagri, never made here
    number_from = models.DateField(null=True)
    state = models.CharField(max_length=20)  # aktif, istirahat, tutup
    address = models.CharField(max_length=300, blank=True)  # often a kader's house
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    open_rule = models.CharField(max_length=60, blank=True)  # "hari:12", "pekan:2:selasa"
    # Entered twice: closed, read as the other, its name still found (docs/adr/0075).
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="aliases")
    is_demo = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["village_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name_key"], condition=~Q(state="tutup"), name="post_name_once_in_village"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="post_number_once"),
            models.CheckConstraint(condition=Q(state__in=["aktif", "istirahat", "tutup"]), name="post_state"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | (Q(state="tutup", number="") & ~Q(merged_into=F("id"))),
                name="post_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(number="", number_from__isnull=True) | (~Q(number="") & Q(number_from__isnull=False)),
                name="post_number_has_a_day",
            ),
        ]


class PostSpan(models.Model):
    """Where a post lay and what state it was in, from a day (included) to a day (excluded)."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="spans")
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["post_id", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "valid_from"], name="post_span_once_a_day"),
            models.UniqueConstraint(fields=["post"], condition=CURRENT, name="post_one_current_span"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="post_span_ends_after_start"),
        ]
        indexes = [models.Index(fields=["village", "valid_from"], name="post_span_in_village")]


class RosterEntry(models.Model):
    """A person belongs to a post from a day to a day: that post's feed holds them."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="roster")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["post_id", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=CURRENT, name="roster_one_post_at_a_time"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="roster_ends_after_start"),
        ]


_PERSONAL = {"RosterEntry.person", "Post.address"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (Post, PostSpan, RosterEntry)
    for f in model._meta.fields
}

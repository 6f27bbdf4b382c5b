"""Regulations and materials that an area brings, beside those that everybody knows (standards/regulations.toml)."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy
from simpul.library.rules import RELATIONS

LIVE = Q(void_because="")


class Entry(models.Model):
    """One of them: it holds for its area and all below. `relation` to `of_key`: the entry that it replaces, amends or
    completes, by the code of a known one or the id of another (queries.EntryView.key).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    field = models.CharField(max_length=20, blank=True)  # "": all fields
    village_kind = models.CharField(max_length=20, blank=True)  # for "desa" or "kelurahan" alone
    enacted_on = models.DateField(null=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)  # the first day on which it no longer holds
    relation = models.CharField(max_length=20, blank=True)
    of_key = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200, blank=True)  # who told it
    trust = models.CharField(max_length=12)  # as in standards: strong, medium, weak, unverified
    version = models.PositiveIntegerField(default=1)
    void_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["area_id", "kind", "-enacted_on", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "kind", "number"], condition=LIVE & ~Q(number=""), name="library_number_once"
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True)
                | Q(in_force_from__isnull=True)
                | Q(in_force_to__gt=F("in_force_from")),
                name="library_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(relation="", of_key="") | (Q(relation__in=RELATIONS) & ~Q(of_key="")),
                name="library_relation_whole",
            ),
        ]


_PERSONAL = {"by", "by_name"}
PRIVACY = {f"Entry.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC for f in Entry._meta.fields}

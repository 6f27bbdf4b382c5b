"""Budget lines with their changes and spending; bidan and PKK of a village. Money: whole rupiah."""

from django.db import models
from django.db.models import F, Q

from simpul.budgets.rules.states import AGREED, ASKED, BUDGETED, REFUSED, REQUEST_STATES
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

LIVE = Q(void_because="")


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Line(_Written):
    """Money for the posts of an area in a year. `planned`: as first decided; `amount`: as it is after all changes."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160)
    planned = models.BigIntegerField()
    amount = models.BigIntegerField()
    document = models.CharField(max_length=200, blank=True)
    target = models.ForeignKey("plans.Target", null=True, on_delete=models.PROTECT, related_name="+")
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["area_id", "-year", "source", "purpose", "name_key", "id"]
        indexes = [models.Index(fields=["year", "area"], name="line_of_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "year", "source", "purpose", "name_key"], condition=LIVE, name="line_once"
            ),
            models.CheckConstraint(condition=Q(planned__gt=0, amount__gte=0), name="line_of_money"),
        ]


class Change(_Written):
    """A change of a line in the course of the year (perubahan); none is ever taken back, another follows it."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="changes")
    on = models.DateField()
    before = models.BigIntegerField()
    after = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    document = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["line_id", "at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(after__gte=0) & ~Q(after=F("before")), name="change_changes"),
        ]


class Realisation(_Written):
    """Money spent of a line on a day, with its paper. From a list of incentives: what was paid of it is counted."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="realisations")
    on = models.DateField()
    amount = models.BigIntegerField()
    note = models.CharField(max_length=200)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    payment_list = models.UUIDField(null=True)
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["line_id", "on", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="realisation_of_money")]


class BidanFact(_Written):
    """Whether a village has a bidan from a day on, as somebody told; the latest one holds (docs/adr/0081)."""

    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField()
    since = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["village_id", "since", "id"]
        constraints = [models.UniqueConstraint(fields=["village", "since"], name="bidan_fact_once_a_day")]


class BidanRequest(_Written):
    """The budget item that the head of a village without bidan is asked for, and what came of it (S2.6)."""

    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=120)
    amount = models.BigIntegerField(null=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField(null=True)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["village_id", "-year", "id"]
        constraints = [
            models.UniqueConstraint(fields=["village", "year"], name="bidan_request_once_a_year"),
            models.CheckConstraint(condition=Q(state__in=REQUEST_STATES), name="bidan_request_state"),
            models.CheckConstraint(
                condition=Q(state__in=(ASKED, AGREED)) | (Q(state=REFUSED) & ~Q(reason="")) | Q(state=BUDGETED),
                name="bidan_request_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=BUDGETED, line__isnull=False) | (~Q(state=BUDGETED) & Q(line__isnull=True)),
                name="bidan_request_budgeted_by_a_line",
            ),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gt=0), name="bidan_request_of_money"),
        ]


class PkkActivity(_Written):
    """Something that PKK did in a village (S2.9). `participants` None: nobody counted them."""

    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    participants = models.PositiveIntegerField(null=True)
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["village_id", "-on", "name", "id"]
        indexes = [models.Index(fields=["village", "on"], name="pkk_of_village")]
        constraints = [
            models.UniqueConstraint(fields=["village", "on", "kind", "name"], condition=LIVE, name="pkk_activity_once")
        ]


# What officers type in their own words may name people.
_PERSONAL = {"by", "note", "reason", "void_because", "asked_by"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for model in (Line, Change, Realisation, BidanFact, BidanRequest, PkkActivity)
    for f in model._meta.fields
}

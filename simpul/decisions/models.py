"""Decisions of meetings, the actions that follow from them, and each action in each of its areas."""

from django.db import models
from django.db.models import F, Q

from simpul.decisions.rules.states import DROPPED, ENDED, ITEM_STATES
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class _Written(models.Model):
    """Who wrote it down, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Decision(_Written):
    """A point that was decided or stressed. `field` "" for all."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    field = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["meeting_id", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once")]


class Action(_Written):
    """What follows from a decision: who does it, a day (`due_on` None: not told) or months up to it.

    `owner`: as it is said. Whom Simpul may remind is a role of rights.toml in each area, an agency, or a person.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="actions")
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=160)
    role = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey("accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    month_from = models.DateField(null=True)  # the first day of the month
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["decision_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month_from__isnull=True) | Q(due_on__gte=F("month_from")), name="action_months_in_order"
            ),
            models.CheckConstraint(
                condition=Q(role="", agency__isnull=True)
                | Q(role="", person__isnull=True)
                | Q(agency__isnull=True, person__isnull=True),
                name="action_one_owner",
            ),
        ]


class Item(_Written):
    """An action in one area, and how far it is there. `ended_on`: the day it was done or dropped."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="items")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    ended_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["action_id", "area_id", "id"]
        indexes = [models.Index(fields=["area", "state"], name="item_of_area")]
        constraints = [
            models.UniqueConstraint(fields=["action", "area"], name="item_once_in_area"),
            models.CheckConstraint(condition=Q(state__in=ITEM_STATES), name="item_state"),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False) | (~Q(state__in=ENDED) & Q(ended_on__isnull=True)),
                name="item_ended_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state=DROPPED) | ~Q(note=""), name="item_dropped_why"),
        ]


# What officers type in their own words may name people.
_PERSONAL = {"by", "owner", "person", "text", "note"}
PRIVACY = {
    f"{m.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for m in (Decision, Action, Item)
    for f in m._meta.fields
}

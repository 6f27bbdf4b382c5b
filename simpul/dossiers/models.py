"""A dossier of a post, the papers in it, and the batch in which it was handed upward."""

from django.db import models
from django.db.models import Q

from simpul.dossiers.rules import STORED
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Batch(models.Model):
    """The dossiers that a regency asks numbers for with one letter; open until the letter has a number and a day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    signer_office = models.CharField(max_length=100)  # who signs the letter: nobody has told us yet who must
    signer_name = models.CharField(max_length=200, blank=True)
    letter = models.CharField(max_length=100, blank=True)
    letter_on = models.DateField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(letter="", letter_on__isnull=True) | (~Q(letter="") & Q(letter_on__isnull=False)),
                name="batch_letter_has_a_day",
            ),
        ]


class Dossier(models.Model):
    """One for each post. `since`: who holds it now has held it from that moment. Numbered is told by the post."""

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.OneToOneField("registry.Post", on_delete=models.PROTECT, related_name="dossier")
    state = models.CharField(max_length=20)
    since = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)  # why it came back
    papers = models.JSONField(null=True)  # the list it was handed on by; in the village the list of the day counts
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="dossiers")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STORED), name="dossier_state"),
        ]


class Item(models.Model):
    """The paper that stands for one line of the list."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=40)
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dossier_id", "code"]
        constraints = [models.UniqueConstraint(fields=["dossier", "code"], name="dossier_item_once")]


class AreaStand(models.Model):
    """How many dossiers of a nation, province or regency stood in a state when they were counted last, and since when
    the longest waiting one has; for the nation every state has a row, so that it tells the moment even when empty."""

    area = models.ForeignKey("places.Area", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=20)
    number = models.IntegerField()
    oldest = models.DateTimeField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["area_id", "state"]
        constraints = [models.UniqueConstraint(fields=["area", "state"], name="dossier_stand_once")]


_PERSONAL = {"reason", "signer_name"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f.name in _PERSONAL else Privacy.PUBLIC
    for model in (Batch, Dossier, Item, AreaStand)
    for f in model._meta.fields
}

"""Lists that were brought in, what each of them made, and what people said about headings and places."""

from django.db import models

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Import(models.Model):
    """One list, from reading to being brought in and perhaps taken back. `counts`: rows by result, when done.

    `told`: what was said once for all its rows (field -> text).
    `sealed`: the file, compressed and encrypted, as long as it is needed; lists brought in by the operator keep none.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20)
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=20)  # rules/states.py
    sealed = models.BinaryField(null=True)
    rows = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
    by_name = models.CharField(max_length=200)
    turned_by = models.UUIDField()  # who brought it into its present state: the worker carries on in their name
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["state"], name="import_state")]


class Part(models.Model):
    """What one step of an import made on the day `on`: what its kind needs to take it back, no values of persons."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    on = models.DateField()
    made = models.JSONField(default=dict)

    class Meta:
        ordering = ["of_id", "id"]


class Heading(models.Model):
    """What people of an area said a heading means: `field` of the kind, "" for a column to leave aside."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=300)
    field = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "kind", "key"], name="heading_means_one_thing")]


class Answer(models.Model):
    """Which village people of an area said a path of names means; `names` is its hash (rules/places.py)."""

    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    names = models.CharField(max_length=64)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "names"], name="answer_once")]


_PERSONAL = {"Import.sealed", "Import.turned_by", "Import.by_name", "Import.name", "Import.told"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (Import, Part, Heading, Answer)
    for f in model._meta.fields
}

"""Wide rows: a post's period and an area's period, packed with an append-only slot table."""

from django.db import models

from simpul.kernel.privacy import Privacy


class Slot(models.Model):
    """Where a cell (indicator x split) lies in the packed row of its group. Rows are only ever added.

    `group` is a field of service, or "lembaga" (institution) or "laporan" (state of reports).
    """

    group = models.CharField(max_length=20)
    position = models.SmallIntegerField()
    indicator = models.CharField(max_length=100)
    split = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ["group", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "position"], name="slot_position_once"),
            models.UniqueConstraint(fields=["indicator", "split"], name="slot_cell_once"),
        ]


class PostPeriod(models.Model):
    """All cells of one group of one post in one period. A month holds every cell (no bytes: all zero); a longer
    period only those of kind distinct and its own reports (the others follow from its months).

    `parent_id` is the village whose sum holds this row: where the post lay on the period's last day.
    """

    post_id = models.UUIDField()
    parent_id = models.BigIntegerField()
    period = models.IntegerField()
    group = models.CharField(max_length=20)
    cells = models.BinaryField()
    reported = models.BinaryField(null=True)  # as its village accepted it last
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["post_id", "period", "group", "id"]
        constraints = [models.UniqueConstraint(fields=["post_id", "period", "group"], name="post_period_once")]
        indexes = [models.Index(fields=["period", "group", "parent_id"], name="post_period_of_parent")]


class AreaPeriod(models.Model):
    """The same for an area: `cells` live (the sum of all below), `reported` the sum of the reports it accepted."""

    area_id = models.BigIntegerField()
    parent_id = models.BigIntegerField(null=True)  # the area whose sum holds this row, by the tree of the last day
    level = models.SmallIntegerField()
    period = models.IntegerField()
    group = models.CharField(max_length=20)
    cells = models.BinaryField()
    reported = models.BinaryField(null=True)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["area_id", "period", "group", "id"]
        constraints = [models.UniqueConstraint(fields=["area_id", "period", "group"], name="area_period_once")]
        indexes = [models.Index(fields=["period", "group", "parent_id"], name="area_period_of_parent")]


PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PUBLIC for model in (Slot, PostPeriod, AreaPeriod) for f in model._meta.fields
}

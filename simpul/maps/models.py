"""Outlines of areas."""

from django.db import models

from simpul.kernel.privacy import Privacy


class Boundary(models.Model):
    """The outline of an area as an operator loaded it: {"box": [left, top, right, bottom], "rings": packed rings}."""

    area = models.OneToOneField("places.Area", primary_key=True, on_delete=models.CASCADE, related_name="+")
    geometry = models.JSONField()
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)

    class Meta:
        ordering = ["area_id"]


PRIVACY = {f"Boundary.{field.name}": Privacy.PUBLIC for field in Boundary._meta.fields}

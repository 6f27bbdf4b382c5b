"""A paper that was brought; its bytes lie in a file beside the database (simpul/papers/rules.py: file_of)."""

from django.db import models

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Paper(models.Model):
    """`area` says who may see it. Whatever rests on a paper points at it and protects it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=4)  # pdf, jpg
    size = models.IntegerField()  # bytes as kept
    sha256 = models.CharField(max_length=64)  # of the same: tells whether a backup brought it back whole
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]


# Papers name people and carry their signatures.
PRIVACY = {
    f"Paper.{f.name}": Privacy.PERSONAL if f.name in {"name", "by", "sha256"} else Privacy.PUBLIC
    for f in Paper._meta.fields
}

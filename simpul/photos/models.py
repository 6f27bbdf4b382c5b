"""A photo that has arrived whole; its pixels lie in files beside the database (simpul/photos/rules.py: file_of)."""

from django.db import models

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Photo(models.Model):
    """`id` is made with the answer that names it. Post, field and seal say who may see it, as for a record."""

    id = models.UUIDField(primary_key=True, default=new_id)
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+", db_index=False)
    field = models.CharField(max_length=20)
    sealed = models.BooleanField(default=False)
    size = models.IntegerField()  # bytes of the picture as it is kept
    sha256 = models.CharField(max_length=64)  # of the same: tells whether a backup brought it back whole
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


PRIVACY = {
    f"Photo.{f.name}": Privacy.PERSONAL if f.name in {"by", "sha256"} else Privacy.PUBLIC for f in Photo._meta.fields
}

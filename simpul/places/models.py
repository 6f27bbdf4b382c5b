"""Areas with dated code, name and parent; hamlets below the village; dated attributes."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

CURRENT = Q(valid_to__isnull=True)


class Area(models.Model):
    """An area as it is today. Its id never changes; AreaVersion tells what it was called and where it lay before.

    level: 0 nation, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan. l0..l4 are the ids of its
    ancestors and itself, so that "everything below" is one indexed comparison.
    """

    level = models.SmallIntegerField()
    code = models.CharField(max_length=13)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    # The word in front of the name there (Kecamatan, Distrik, Gampong): kept in step with the dated AreaAttribute.
    title = models.CharField(max_length=40)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    l0 = models.BigIntegerField(null=True)
    l1 = models.BigIntegerField(null=True, db_index=True)
    l2 = models.BigIntegerField(null=True, db_index=True)
    l3 = models.BigIntegerField(null=True, db_index=True)
    l4 = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["code", "id"]
        indexes = [
            # Holds all that a search by a part of the name looks at, so that it never reads the wide table.
            models.Index(fields=["name_key", "level", "code", "ended_on"], name="area_search"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(ended_on__isnull=True), name="area_code_once"),
            models.CheckConstraint(condition=Q(level__gte=0, level__lte=4), name="area_level"),
            models.CheckConstraint(
                condition=Q(level=0, parent__isnull=True) | Q(level__gt=0, parent__isnull=False), name="area_has_parent"
            ),
        ]

    @property
    def path(self) -> tuple[int, ...]:
        """Ids from the nation down to this area."""
        return tuple(i for i in (self.l0, self.l1, self.l2, self.l3, self.l4)[: self.level + 1] if i is not None)

    @property
    def full_name(self) -> str:
        """The name with the word in front: "Kabupaten Buleleng"."""
        return f"{self.title} {self.name}".strip()


class AreaVersion(models.Model):
    """Code, name, kind and parent of an area from a day (included) to a day (excluded)."""

    # Both keys lead an index of their own below, so they need no second one.
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="versions", db_index=False)
    code = models.CharField(max_length=13, db_index=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="child_versions", db_index=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decree = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["area_id", "valid_from", "id"]
        indexes = [models.Index(fields=["parent", "valid_from"], name="area_version_below")]
        constraints = [
            models.UniqueConstraint(fields=["area", "valid_from"], name="area_version_once_a_day"),
            models.UniqueConstraint(fields=["area"], condition=CURRENT, name="area_one_current_version"),
            models.CheckConstraint(
                condition=CURRENT | Q(valid_to__gt=F("valid_from")), name="area_version_ends_after_start"
            ),
        ]


class Hamlet(models.Model):
    """A part of a village of any local kind: banjar, dusun, lingkungan, RW, RT; an RT may lie in an RW."""

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="hamlets")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    local_code = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["village_id", "kind", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "kind", "name_key"],
                condition=CURRENT & Q(parent__isnull=True),
                name="hamlet_once_in_village",
            ),
            models.UniqueConstraint(
                fields=["parent", "kind", "name_key"], condition=CURRENT, name="hamlet_once_in_hamlet"
            ),
            models.UniqueConstraint(
                fields=["village", "local_code"],
                condition=CURRENT & ~Q(local_code=""),
                name="hamlet_code_once_in_village",
            ),
        ]


class AreaAttribute(models.Model):
    """Dated data of an area that holds for everything below until a lower area says otherwise.

    keys: `zone` (WIB, WITA, WIT); `title:<kind>` and `head:<kind>`, the local word for an area of that kind and for
    its head (`title:kecamatan` = Distrik, `head:desa` = Perbekel).
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="attributes")
    key = models.CharField(max_length=30)
    value = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200)
    trust = models.CharField(max_length=20)

    class Meta:
        ordering = ["area_id", "key", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "key", "valid_from"], name="area_attribute_once_a_day"),
        ]


class AreaList(models.Model):
    """A list of areas that was loaded: by which decree, from which day, what it changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    decree = models.CharField(max_length=200)
    valid_from = models.DateField()
    applied_at = models.DateTimeField()
    summary = models.JSONField()

    class Meta:
        ordering = ["applied_at", "id"]


PRIVACY = {
    f"{model.__name__}.{field.name}": Privacy.PUBLIC
    for model in (Area, AreaVersion, Hamlet, AreaAttribute, AreaList)
    for field in model._meta.fields
}

"""Persons and households, once each. NIK and KK numbers are kept encrypted and found by a keyed hash."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Household(models.Model):
    """A family at an address (KK)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    head_name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    kk_sealed = models.BinaryField(null=True)
    kk_hash = models.CharField(max_length=64, null=True)
    kk_end = models.CharField(max_length=4, blank=True)
    post_id = models.UUIDField(null=True)  # the post that looks after the family: its kader may see it
    is_demo = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["village_id", "head_name", "id"]
        indexes = [models.Index(fields=["post_id"], name="household_of_post")]
        constraints = [
            models.UniqueConstraint(fields=["kk_hash"], name="household_kk_once"),
            models.CheckConstraint(
                condition=Q(kk_sealed__isnull=True, kk_hash__isnull=True)
                | Q(kk_sealed__isnull=False, kk_hash__isnull=False),
                name="household_kk_sealed_and_hashed",
            ),
        ]


class Welfare(models.Model):
    """The welfare class of a family as a source told it on a day; the newest one counts."""

    id = models.UUIDField(primary_key=True, default=new_id)
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="welfare")
    status = models.CharField(max_length=30)  # prasejahtera, sejahtera, tidak_diketahui
    decile = models.SmallIntegerField(null=True)
    source = models.CharField(max_length=60)  # DTSEN, DTKS, pendataan kader, ...
    on = models.DateField()

    class Meta:
        ordering = ["household_id", "-on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decile__isnull=True) | Q(decile__gte=1, decile__lte=10), name="welfare_decile_1_to_10"
            ),
            models.UniqueConstraint(fields=["household", "source", "on"], name="welfare_once_a_day_and_source"),
        ]


class Unmerged(models.Manager["Person"]):
    """Persons without those who turned out to be somebody else (docs/adr/0075)."""

    def get_queryset(self) -> models.QuerySet["Person"]:
        return super().get_queryset().filter(merged_into=None)


class Person(models.Model):
    """A resident; kader and officers are residents too. NIK is optional (newborns, no papers)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    sex = models.CharField(max_length=1)  # L, P
    birth_date = models.DateField(null=True)
    birth_estimated = models.BooleanField(default=False)
    mother_name = models.CharField(max_length=200, blank=True)
    mother = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(Household, null=True, on_delete=models.PROTECT, related_name="members")
    # Found by the indexes below that begin with the village.
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    disability = models.CharField(max_length=30, blank=True)  # "" none or unknown, else its kind
    nik_sealed = models.BinaryField(null=True)
    nik_hash = models.CharField(max_length=64, null=True)
    nik_end = models.CharField(max_length=4, blank=True)  # last four digits: what a kader may search by
    died_on = models.DateField(null=True)
    post_id = models.UUIDField(null=True)  # the post whose roster holds them today (registry writes it by command)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    is_demo = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    objects = Unmerged()
    everyone = models.Manager["Person"]()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["post_id", "name_key"], name="person_of_post"),
            models.Index(fields=["nik_end", "village"], name="person_nik_end"),
            models.Index(fields=["village", "name_key"], name="person_in_village"),
            models.Index(fields=["name_key", "birth_date"], name="person_name_birth"),
            # Of those alone who have one: an index of all would be taken for a short way to the many who have none.
            models.Index(fields=["mother"], name="person_of_mother", condition=Q(mother__isnull=False)),
            models.Index(fields=["merged_into"], name="person_merged", condition=Q(merged_into__isnull=False)),
        ]
        constraints = [
            # Not unique=True: that would make a second index, to search by beginnings, which no hash is searched by.
            models.UniqueConstraint(fields=["nik_hash"], name="person_nik_once"),
            models.CheckConstraint(condition=Q(sex__in=["L", "P"]), name="person_sex"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="person_merged_into_another"),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(birth_date__isnull=True) | Q(died_on__gte=F("birth_date")),
                name="person_dies_after_birth",
            ),
            models.CheckConstraint(
                condition=Q(nik_sealed__isnull=True, nik_hash__isnull=True)
                | Q(nik_sealed__isnull=False, nik_hash__isnull=False),
                name="person_nik_sealed_and_hashed",
            ),
        ]


class NikReading(models.Model):
    """Somebody asked to see a NIK in full: who, when, why."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nik_readings")
    by = models.UUIDField()
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["at", "id"]


class PersonReading(models.Model):
    """Somebody opened the page of a person: who, when, which page."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings")
    by = models.UUIDField()
    at = models.DateTimeField()
    page = models.CharField(max_length=60)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["person", "at"], name="reading_of_person")]


_PUBLIC = {"id", "village", "hamlet", "is_demo", "version", "sex", "post_id"}
_HEALTH = {"disability"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PUBLIC
    if f.name in _PUBLIC
    else Privacy.HEALTH
    if f.name in _HEALTH
    else Privacy.PERSONAL
    for model in (Household, Welfare, Person, NikReading, PersonReading)
    for f in model._meta.fields
}

"""Who serves in which other body: PKK, RT, RW, Karang Taruna, LPM, a party; as it was recorded or told by a list."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

SOUND = Q(void_because="")


class Membership(models.Model):
    """Somebody in another body. `person`: who it certainly is; `perhaps`: who it may be, until a person says so.

    The NIK of a list is kept only as the keyed hash by which persons are found.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=30)
    role = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200)
    birth_date = models.DateField(null=True)
    nik_hash = models.CharField(max_length=64, null=True)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    perhaps = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)  # cocok, mungkin, bukan, tak_dikenal
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)  # the list, or who told it
    answered_by_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    void_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["village_id", "body", "name", "id"]
        indexes = [models.Index(fields=["village", "name_key"], name="membership_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "body", "role"],
                condition=SOUND & Q(person__isnull=False, valid_to__isnull=True),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=Q(state="cocok", person__isnull=False) | (~Q(state="cocok") & Q(person__isnull=True)),
                name="membership_sure_of_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="mungkin") | Q(perhaps__isnull=False), name="membership_perhaps_of_person"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="membership_ends_after_start",
            ),
        ]


# Which body somebody belongs to may be a party: kept as closely as what is sealed.
_SEALED = {"body", "role", "source"}
_PUBLIC = {"id", "village"}
PRIVACY = {
    f"Membership.{f.name}": Privacy.HEALTH
    if f.name in _SEALED
    else Privacy.PUBLIC
    if f.name in _PUBLIC
    else Privacy.PERSONAL
    for f in Membership._meta.fields
}

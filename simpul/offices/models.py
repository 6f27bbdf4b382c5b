"""Decrees, teams and appointments, each from a day to a day."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

CURRENT = Q(valid_to__isnull=True)
IN_OFFICE = CURRENT & Q(void_because="")
ENDS_AFTER_START = CURRENT | Q(valid_to__gt=F("valid_from"))


class Decree(models.Model):
    """An SK: number, date, who signed it in which office, what it is for, and which SK took its place."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)  # pendirian, pengurus, perubahan, tim_pembina: the first of its scopes
    number = models.CharField(max_length=100)
    on = models.DateField()
    signer_name = models.CharField(max_length=200)
    signer_office = models.CharField(max_length=100)  # Kepala Desa X / Lurah Y, in the local title
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        ordering = ["-on", "number", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(valid_to__isnull=False), name="decree_replaced_has_ended"
            ),
            models.UniqueConstraint(fields=["area", "number", "on"], name="decree_once_in_area"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="decree_ends_after_start"),
        ]


class PostDecree(models.Model):
    """What a decree does for a post (founds it, appoints its people, changes it): one SK often speaks of several."""

    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="decrees")
    decree = models.ForeignKey(Decree, on_delete=models.PROTECT, related_name="posts")
    purpose = models.CharField(max_length=30)

    class Meta:
        ordering = ["post_id", "decree_id", "purpose"]
        constraints = [models.UniqueConstraint(fields=["post", "decree", "purpose"], name="post_decree_once")]


class Team(models.Model):
    """A Tim Pembina of an area, for a term."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    decree = models.ForeignKey(Decree, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["area_id", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area"], condition=CURRENT, name="team_one_current_in_area"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="team_ends_after_start"),
        ]


class Appointment(models.Model):
    """A person in office: kader or pengurus of a post, or member of a Tim Pembina.

    Officials in a team who are not among the residents we know are kept by `holder_name` alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    holder_name = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="appointments")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="appointments")
    position = models.CharField(max_length=40)  # kader, ketua, sekretaris, bendahara, koordinator, anggota, ...
    field = models.CharField(max_length=20, blank=True)
    decree = models.ForeignKey(Decree, null=True, on_delete=models.PROTECT, related_name="appointments")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    trained_on = models.DateField(null=True)  # told by the post; trainings counted here: upkeep.Schooling
    exception_reason = models.CharField(max_length=300, blank=True)
    exception_by = models.CharField(max_length=200, blank=True)  # who granted it
    exception_until = models.DateField(null=True)
    ended_because = models.CharField(max_length=60, blank=True)
    void_because = models.CharField(max_length=300, blank=True)  # written down by mistake: kept, never counted

    class Meta:
        ordering = ["post_id", "position", "field", "valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, team__isnull=True) | Q(post__isnull=True, team__isnull=False),
                name="appointment_in_post_or_team",
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="appointment_ends_after_start"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, holder_name="")
                | (Q(person__isnull=True, team__isnull=False) & ~Q(holder_name="")),
                name="appointment_has_one_holder",
            ),
            models.UniqueConstraint(
                fields=["person", "post", "position", "field"], condition=IN_OFFICE, name="appointment_once_in_post"
            ),
            models.UniqueConstraint(
                fields=["person", "team", "position", "field"], condition=IN_OFFICE, name="appointment_once_in_team"
            ),
        ]


_PERSONAL = {
    "Decree.signer_name",
    "Appointment.exception_reason",
    "Appointment.exception_by",
    "Appointment.person",
    "Appointment.holder_name",
    "Appointment.void_because",
}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (Decree, PostDecree, Team, Appointment)
    for f in model._meta.fields
}

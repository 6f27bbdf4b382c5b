"""Posyandu, their place and state over time, decrees, teams, appointments, and the roster of who belongs to a post."""

from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

CURRENT = Q(valid_to__isnull=True)
ENDS_AFTER_START = CURRENT | Q(valid_to__gt=F("valid_from"))


class Post(models.Model):
    """A posyandu as it is today. `name_key` is the name under normalised spelling, unique in its village."""

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    number = models.CharField(max_length=17, blank=True)  # PP.KK.KC.DDDD.NNN, given by Kemendagri, never made here
    number_from = models.DateField(null=True)
    state = models.CharField(max_length=20)  # aktif, istirahat, tutup
    address = models.CharField(max_length=300, blank=True)  # often a kader's house
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    open_rule = models.CharField(max_length=60, blank=True)  # "hari:12", "pekan:2:selasa"
    is_demo = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["village_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name_key"], condition=~Q(state="tutup"), name="post_name_once_in_village"
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="post_number_once"),
            models.CheckConstraint(condition=Q(state__in=["aktif", "istirahat", "tutup"]), name="post_state"),
            models.CheckConstraint(
                condition=Q(number="", number_from__isnull=True) | (~Q(number="") & Q(number_from__isnull=False)),
                name="post_number_has_a_day",
            ),
        ]


class PostSpan(models.Model):
    """Where a post lay and what state it was in, from a day (included) to a day (excluded)."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="spans")
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["post_id", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "valid_from"], name="post_span_once_a_day"),
            models.UniqueConstraint(fields=["post"], condition=CURRENT, name="post_one_current_span"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="post_span_ends_after_start"),
        ]
        indexes = [models.Index(fields=["village", "valid_from"], name="post_span_in_village")]


class Decree(models.Model):
    """An SK: number, date, who signed it in which office, what it is for."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)  # pendirian, pengurus, tim_pembina
    number = models.CharField(max_length=100)
    on = models.DateField()
    signer_name = models.CharField(max_length=200)
    signer_office = models.CharField(max_length=100)  # Kepala Desa X / Lurah Y, in the local title
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "number", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "number", "on"], name="decree_once_in_area"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="decree_ends_after_start"),
        ]


class PostDecree(models.Model):
    """A decree speaks of a post: one SK of a village often founds several."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="decrees")
    decree = models.ForeignKey(Decree, on_delete=models.PROTECT, related_name="posts")

    class Meta:
        ordering = ["post_id", "decree_id"]
        constraints = [models.UniqueConstraint(fields=["post", "decree"], name="post_decree_once")]


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
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="appointments")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="appointments")
    position = models.CharField(max_length=40)  # kader, ketua, sekretaris, bendahara, koordinator, anggota, ...
    field = models.CharField(max_length=20, blank=True)
    decree = models.ForeignKey(Decree, null=True, on_delete=models.PROTECT, related_name="appointments")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    trained_on = models.DateField(null=True)  # told by the post until the training subject counts it
    exception_reason = models.CharField(max_length=300, blank=True)
    exception_until = models.DateField(null=True)
    ended_because = models.CharField(max_length=60, blank=True)

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
                fields=["person", "post", "position", "field"], condition=CURRENT, name="appointment_once_in_post"
            ),
            models.UniqueConstraint(
                fields=["person", "team", "position", "field"], condition=CURRENT, name="appointment_once_in_team"
            ),
        ]


class RosterEntry(models.Model):
    """A person belongs to a post from a day to a day: that post's feed holds them."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="roster")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["post_id", "valid_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=CURRENT, name="roster_one_post_at_a_time"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="roster_ends_after_start"),
        ]


_PERSONAL = {"Decree.signer_name", "Appointment.exception_reason", "Appointment.person", "RosterEntry.person"}
_PERSONAL |= {"Post.address", "Appointment.holder_name"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (Post, PostSpan, Decree, PostDecree, Team, Appointment, RosterEntry)
    for f in model._meta.fields
}

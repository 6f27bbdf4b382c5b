"""Users and the roles they hold in a post or an area, from a day to a day."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do stands in the roles they hold, never here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True)
    home = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")  # who looks after it
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Meta:
        ordering = ["username"]


class Agency(models.Model):
    """An OPD: its area and the fields that it covers. Agencies are open data: each region has its own names."""

    id = models.UUIDField(primary_key=True, default=new_id)
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    fields = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering = ["area_id", "name", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="agency_once_in_area")]


class Holding(models.Model):
    """A role (of standards/rights.toml) held in a post or an area, for a field where it matters."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="holdings")
    role = models.CharField(max_length=40)
    area = models.ForeignKey("places.Area", null=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=20, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    exception_reason = models.CharField(max_length=300, blank=True)
    exception_until = models.DateField(null=True)

    class Meta:
        ordering = ["user_id", "role", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=False, area__isnull=True) | Q(post__isnull=True, area__isnull=False),
                name="holding_in_post_or_area",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="holding_ends_after_start"
            ),
        ]


class OwnedOffice(models.Model):
    """An office of an area, held by somebody known by name alone, that is the account's (docs/adr/0096).

    `office` is an appointment in a Tim Pembina or a head of an area.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="offices")
    office = models.UUIDField(unique=True)

    class Meta:
        ordering = ["user_id", "office"]


_PERSONAL = {"User.username", "User.name", "User.person_id", "User.password", "User.last_login"}
_PERSONAL |= {"Holding.exception_reason", "OwnedOffice.user", "OwnedOffice.office"}
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (User, Agency, Holding, OwnedOffice)
    for f in model._meta.fields
}

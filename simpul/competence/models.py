"""What a person has shown to be able to do, plans after training, and the nightly count of who needs what."""

from django.db import models
from django.db.models import F, Q

from simpul.competence.rules.states import FOLLOW_STATES, KINDS, PLANNED
from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy

LIVE = Q(void_because="")


class Ability(models.Model):
    """What a person has shown to be able to do: a training gone through (`pelatihan`), a field or a kind of module
    passed, a basic skill or a group of them assessed. It holds until `valid_to` (excluded), if the area rules so."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=60)
    batch = models.ForeignKey("training.Batch", null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    valid_to = models.DateField(null=True)
    shown_by = models.CharField(max_length=300)  # "lulus: ..." as explained, or who assessed it and how
    void_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["person_id", "kind", "code", "since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="ability_kind"),
            models.UniqueConstraint(
                fields=["person", "kind", "code", "batch"], condition=LIVE, name="ability_once_a_batch"
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "code"], condition=LIVE & Q(batch__isnull=True), name="ability_once_assessed"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("since")), name="ability_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["kind", "code", "person"], name="ability_kind_code_person")]


class FollowUp(models.Model):
    """What somebody means to do after a training, by when, and what came of it (rencana tindak lanjut)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    batch = models.ForeignKey("training.Batch", on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    field = models.CharField(max_length=20, blank=True)
    responsible = models.CharField(max_length=200)
    due_on = models.DateField()
    state = models.CharField(max_length=12, default=PLANNED)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    photo = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FOLLOW_STATES), name="follow_up_state"),
            models.CheckConstraint(
                condition=~Q(state="selesai") | Q(done_on__isnull=False), name="follow_up_done_on_a_day"
            ),
        ]
        indexes = [models.Index(fields=["village", "state", "due_on"], name="follow_up_due")]


class NeedCount(models.Model):
    """What a province needed on the day that was counted last: the numbers of its kader, by name (`queries.needs`)."""

    area = models.OneToOneField("places.Area", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    counts = models.JSONField()

    class Meta:
        ordering = ["area_id", "id"]


# Who was trained, and what they can do, is personal; how many is not.
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PUBLIC if model is NeedCount else Privacy.PERSONAL
    for model in (Ability, FollowUp, NeedCount)
    for f in model._meta.fields
}

"""Proposals of posts, and the steps in the life of posts with the SK or paper on which each rests."""

from django.db import models
from django.db.models import Q

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Proposal(models.Model):
    """A post that a musyawarah wishes for. It is no post yet and counts nowhere until it is founded."""

    id = models.UUIDField(primary_key=True, default=new_id)
    village = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")
    hamlet = models.ForeignKey("places.Hamlet", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)
    address = models.CharField(max_length=300, blank=True)
    held_on = models.DateField()  # the musyawarah
    held_at = models.CharField(max_length=200)
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")  # its minutes
    post = models.ForeignKey("registry.Post", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.CharField(max_length=300, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["village_id", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["village", "name_key"],
                condition=Q(post__isnull=True, withdrawn_because=""),
                name="proposal_name_once_in_village",
            ),
            models.UniqueConstraint(fields=["post"], name="proposal_of_post_once"),
            models.CheckConstraint(
                condition=Q(post__isnull=True) | Q(withdrawn_because=""), name="proposal_founded_or_withdrawn"
            ),
        ]


class Step(models.Model):
    """Something that befell one post or several on a day, by an SK or another paper.

    `carried`: the ids of who and what went over to another post, so that a slip can be undone:
    {"persons": {post: [person]}, "offices": {post: [[old, new or null, end or null]]}, "roles": [[user, holding]]}.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=20)  # berdiri, aktif, istirahat, tutup, pindah, gabung, mekar
    on = models.DateField()
    decree = models.ForeignKey("offices.Decree", null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey("papers.Paper", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)  # where it was agreed, if at a musyawarah
    reason = models.CharField(max_length=300, blank=True)
    carried = models.JSONField(default=dict)
    office = models.BigIntegerField(null=True)  # the area whose office wrote it down
    by = models.UUIDField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["berdiri", "aktif", "istirahat", "tutup", "pindah", "gabung", "mekar"]),
                name="step_kind",
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undone_because=""), name="step_undone_for_a_reason"
            ),
        ]


class StepPost(models.Model):
    """A post to which a step happened: it itself (pos), one that ended or gave (asal), one that took (penerus)."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="posts")
    post = models.ForeignKey("registry.Post", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10)

    class Meta:
        ordering = ["step_id", "part", "post_id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "post"], name="step_post_once"),
            models.CheckConstraint(condition=Q(part__in=["pos", "asal", "penerus"]), name="step_post_part"),
        ]


_PERSONAL = {
    "Proposal.address", "Proposal.by", "Proposal.withdrawn_because",
    "Step.reason", "Step.carried", "Step.by", "Step.by_name", "Step.undone_because",
}  # fmt: skip
PRIVACY = {
    f"{model.__name__}.{f.name}": Privacy.PERSONAL if f"{model.__name__}.{f.name}" in _PERSONAL else Privacy.PUBLIC
    for model in (Proposal, Step, StepPost)
    for f in model._meta.fields
}

"""Entries (one per command), changes (one per thing changed), intentions, dirty marks."""

from django.db import models

from simpul.kernel.ids import new_id
from simpul.kernel.privacy import Privacy


class Entry(models.Model):
    """One command that was carried out: who, what, when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    command = models.CharField(max_length=80)
    by = models.UUIDField(db_index=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["at", "id"]


class Feed(models.Model):
    """The counter of one feed of changes: a post's, later a training event's or a coaching round's."""

    id = models.UUIDField(primary_key=True)
    sequence = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["id"]


class Change(models.Model):
    """One thing changed by an entry: before and after, with its place in a feed (if it belongs to one)."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="changes")
    feed = models.UUIDField(null=True)
    sequence = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=36)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["feed", "sequence"], name="change_once_in_feed")]
        indexes = [models.Index(fields=["kind", "object_id"], name="change_of_object")]


class Intention(models.Model):
    """An id that a client made for one act, with what came of it: sent twice, it happens once."""

    id = models.UUIDField(primary_key=True)
    by = models.UUIDField()
    at = models.DateTimeField()
    command = models.CharField(max_length=80)
    outcome = models.JSONField(null=True)

    class Meta:
        ordering = ["at", "id"]


class DirtyMark(models.Model):
    """A feed's month that changed since the reports worker last looked. `period` is the key of a month.

    Set aside: the worker could not count it. It waits until that worker starts anew.
    """

    id = models.BigAutoField(primary_key=True)
    feed = models.UUIDField()
    period = models.IntegerField()
    since = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["feed", "period"], name="dirty_feed_period")]


PRIVACY = {
    "Entry.id": Privacy.PUBLIC,
    "Entry.command": Privacy.PUBLIC,
    "Entry.by": Privacy.PERSONAL,
    "Entry.by_name": Privacy.PERSONAL,
    "Entry.at": Privacy.PUBLIC,
    "Feed.id": Privacy.PUBLIC,
    "Feed.sequence": Privacy.PUBLIC,
    "Change.id": Privacy.PUBLIC,
    "Change.entry": Privacy.PUBLIC,
    "Change.feed": Privacy.PUBLIC,
    "Change.sequence": Privacy.PUBLIC,
    "Change.kind": Privacy.PUBLIC,
    "Change.object_id": Privacy.PUBLIC,
    "Change.before": Privacy.HEALTH,
    "Change.after": Privacy.HEALTH,
    "Change.reason": Privacy.PERSONAL,
    "Intention.id": Privacy.PUBLIC,
    "Intention.by": Privacy.PERSONAL,
    "Intention.at": Privacy.PUBLIC,
    "Intention.command": Privacy.PUBLIC,
    "Intention.outcome": Privacy.PERSONAL,
    "DirtyMark.id": Privacy.PUBLIC,
    "DirtyMark.feed": Privacy.PUBLIC,
    "DirtyMark.period": Privacy.PUBLIC,
    "DirtyMark.since": Privacy.PUBLIC,
    "DirtyMark.set_aside_at": Privacy.PUBLIC,
}

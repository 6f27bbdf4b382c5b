"""Tasks that are late or due soon."""

from datetime import date, datetime

from django.db.models import Count, Min
from django.utils.translation import ngettext

from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.plans.models import Task
from simpul.plans.rules.tasks import OPEN

AHEAD = 14  # days before its day on which a task begins to remind: ours


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Open tasks of the actor's own teams. Page `tasks` with args area."""
    today = day_at(at, "WIT")
    own = {grant.area_id for grant in by.where("plan.write") if grant.area_id is not None}
    rows = Task.objects.filter(area_id__in=own, state__in=OPEN).order_by().values_list("area_id")
    return [
        _task(area_id, first, count, today)
        for area_id, first, count in sorted(rows.annotate(first=Min("due_on"), count=Count("id")))
        if (first - today).days <= AHEAD
    ]


def _task(area_id: int, first: date, count: int, today: date) -> Errand:
    words = ngettext(
        "%(n)d tugas Tim Pembina belum selesai. Kerjakan atau catat hasilnya.",
        "%(n)d tugas Tim Pembina belum selesai. Kerjakan atau catat hasilnya.",
        count,
    )
    kind = "terlambat" if first < today else "jatuh_tempo"
    return Errand(kind, words % {"n": count}, "tasks", {"area": str(area_id)}, due_on=first, count=count)

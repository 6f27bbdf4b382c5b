"""What waits for somebody because of a decision: work that is late or due soon."""

from datetime import date, datetime

from django.db.models import Count, Min
from django.utils.translation import ngettext

from simpul.decisions.models import Item
from simpul.decisions.rules.states import OPEN
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.meetings.queries.due import ahead
from simpul.meetings.queries.seeing import ANSWER
from simpul.meetings.rules.states import CANCELLED


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Errands of the actor's own offices. Page `meeting.actions` with args area."""
    mine = {grant.area_id for grant in by.where(ANSWER) if grant.area_id is not None}
    return _actions(mine, day_at(at, "WIT")) if mine else []


def _actions(areas: set[int], today: date) -> list[Errand]:
    rows = Item.objects.filter(area_id__in=areas, state__in=OPEN, action__due_on__lte=today + ahead(today))
    standing = rows.exclude(action__decision__meeting__state=CANCELLED).order_by().values_list("area_id")
    found = standing.annotate(first=Min("action__due_on"), count=Count("id"))
    return [_late(area_id, first, count, today) for area_id, first, count in sorted(found)]


def _late(area_id: int, first: date, count: int, today: date) -> Errand:
    words = ngettext(
        "%(n)d tindak lanjut rapat belum selesai. Kerjakan atau catat hasilnya.",
        "%(n)d tindak lanjut rapat belum selesai. Kerjakan atau catat hasilnya.",
        count,
    )
    kind = "terlambat" if first < today else "jatuh_tempo"
    return Errand(kind, words % {"n": count}, "meeting.actions", {"area": str(area_id)}, due_on=first, count=count)

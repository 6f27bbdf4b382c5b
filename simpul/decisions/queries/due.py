"""What waits for somebody because of a decision: work that is late or due soon."""

from datetime import date, datetime

from django.db.models import Count, Min, Q
from django.utils.translation import ngettext

from simpul.decisions.queries.actions import standing
from simpul.decisions.queries.owning import owned
from simpul.decisions.rules.states import OPEN
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.meetings.queries.due import ahead
from simpul.meetings.queries.seeing import ANSWER


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """What the actor was named for, then what its offices have to do. Pages `meeting.mine`, `meeting.actions` (area).

    Work for which an agency or a person was named reminds those alone; the organiser sees in its list that it is late.
    """
    today = day_at(at, "WIT")
    mine = {grant.area_id for grant in by.where(ANSWER) if grant.area_id is not None}
    return [*_own(owned(by, today), today), *_of_areas(owned(by, today), mine, today)]


def _own(own: Q, today: date) -> list[Errand]:
    rows = standing().filter(own, state__in=OPEN, action__due_on__lte=today + ahead(today))
    found = rows.aggregate(first=Min("action__due_on"), count=Count("id"))
    if not found["count"]:
        return []
    words = ngettext(
        "%(n)d tindak lanjut rapat untuk Anda belum selesai. Kerjakan atau catat hasilnya.",
        "%(n)d tindak lanjut rapat untuk Anda belum selesai. Kerjakan atau catat hasilnya.",
        found["count"],
    )
    return [_late(words, "meeting.mine", {}, found["first"], found["count"], today)]


def _of_areas(own: Q, areas: set[int], today: date) -> list[Errand]:
    shared = Q(action__agency__isnull=True, action__person__isnull=True) & ~own
    rows = standing().filter(shared, area_id__in=areas, state__in=OPEN, action__due_on__lte=today + ahead(today))
    found = rows.order_by().values_list("area_id").annotate(first=Min("action__due_on"), count=Count("id"))
    return [_of_area(area_id, first, count, today) for area_id, first, count in sorted(found)]


def _of_area(area_id: int, first: date, count: int, today: date) -> Errand:
    words = ngettext(
        "%(n)d tindak lanjut rapat belum selesai. Kerjakan atau catat hasilnya.",
        "%(n)d tindak lanjut rapat belum selesai. Kerjakan atau catat hasilnya.",
        count,
    )
    return _late(words, "meeting.actions", {"area": str(area_id)}, first, count, today)


def _late(words: str, page: str, args: dict[str, str], first: date, count: int, today: date) -> Errand:
    kind = "terlambat" if first < today else "jatuh_tempo"
    return Errand(kind, words % {"n": count}, page, args, due_on=first, count=count)

"""What is due in coaching: agreed actions, visits whose day has passed, results to be read."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.coaching.models import AgreedAction, Visit
from simpul.coaching.queries.seeing import ANSWER, WRITE
from simpul.coaching.rules.visits import PLANNED, SIGNED, UNDONE
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.registry.queries import post_labels
from simpul.standards.coaching_visits import reminder_days

AT_MOST = 20


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Errands of the actor's own posts and areas. Pages coaching.actions (area), coaching.visit (id)."""
    today = day_at(at, "WIT")
    return [*_actions(by, today), *_late_visits(by, today), *_to_read(by)]


def _visited(by: Actor, prefix: str = "") -> Q:
    """Visits to the very areas and posts for which the actor speaks."""
    found = Q(pk__in=[])
    for grant in by.where(ANSWER):
        if grant.post is not None:
            found |= Q(**{f"{prefix}post_id": grant.post})
        elif grant.area_id is not None:
            found |= Q(**{f"{prefix}visited_id": grant.area_id, f"{prefix}post__isnull": True})
    return found


def _actions(by: Actor, today: date) -> list[Errand]:
    soon = today + timedelta(days=reminder_days(today))
    found = AgreedAction.objects.filter(
        _visited(by, "visit__"), visit__state=SIGNED, state__in=UNDONE, due_on__lte=soon
    )
    rows = found.order_by().values_list("visit_id").annotate(first=Min("due_on"), n=Count("id"))
    errands = []
    for visit_id, first, count in sorted(rows, key=lambda row: (row[1], str(row[0])))[:AT_MOST]:
        words = ngettext(
            "%(n)d tindak lanjut pembinaan belum selesai. Kerjakan atau catat hasilnya.",
            "%(n)d tindak lanjut pembinaan belum selesai. Kerjakan atau catat hasilnya.",
            count,
        )
        kind = "terlambat" if first < today else "jatuh_tempo"
        errands.append(
            Errand(kind, words % {"n": count}, "coaching.visit", {"id": str(visit_id)}, due_on=first, count=count)
        )
    return errands


def _late_visits(by: Actor, today: date) -> list[Errand]:
    """Visits whose planned day has passed and that nobody has signed off."""
    own = {grant.area_id for grant in by.where(WRITE) if grant.area_id is not None and grant.post is None}
    found = Visit.objects.filter(area_id__in=own, state=PLANNED, planned_on__lt=today)
    title = _("Kunjungan pembinaan sudah lewat tanggalnya. Catat hasilnya, atau batalkan dengan alasan.")
    return [
        Errand("terlambat", title, "coaching.visit", {"id": str(one.id)}, due_on=one.planned_on)
        for one in found.order_by("planned_on", "id")[:AT_MOST]
    ]


def _to_read(by: Actor) -> list[Errand]:
    found = Visit.objects.filter(_visited(by), state=SIGNED, read_at__isnull=True).select_related("visited")
    listed = list(found.order_by("held_on", "id")[:AT_MOST])
    labels = post_labels(one.post_id for one in listed if one.post_id)
    said = _("Hasil pembinaan %(tempat)s sudah ada. Baca temuannya dan yang disepakati.")
    return [
        Errand(
            "jatuh_tempo",
            said % {"tempat": labels[one.post_id] if one.post_id else one.visited.full_name},
            "coaching.visit",
            {"id": str(one.id)},
        )
        for one in listed
    ]

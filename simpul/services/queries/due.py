"""What a post's people should do about open days."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import written
from simpul.kernel.errand import Errand
from simpul.kernel.period import Period
from simpul.services.models import OpenDay
from simpul.services.queries.staging import grounds_of
from simpul.services.rules.open_days import PLANNED, this_week

LIMIT = 20


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Open days of this week, past ones without records, and months without open days, of the actor's own posts.

    Offices above posts have no such errands: they see completeness in the reports.
    """
    posts = {grant.post for grant in (*by.where("record.write"), *by.where("openday.manage")) if grant.post}
    found: list[Errand] = []
    for post, ground in grounds_of(posts, at).items():
        found += _of_week(post, ground.today)
        if by.may("openday.manage", ground.scope):
            found += _of_month([post], ground.today)
    return found[:LIMIT]


def _of_week(post: UUID, today: date) -> list[Errand]:
    first, last = this_week(today)
    days = OpenDay.objects.filter(post_id=post, on__range=(first, last), state=PLANNED).order_by("on")
    counts = facts.days_with_records([post], first, last)
    errands = []
    for id, on in days.values_list("id", "on"):
        target, day = {"id": str(id)}, {"day": written(on)}
        if on >= today:
            title = _("Hari buka hari ini.") if on == today else _("Hari buka %(day)s.") % day
            errands.append(Errand("hari_buka", title, "open_day", target, due_on=on))
        elif (post, on) not in counts:
            title = _("Hari buka %(day)s belum ada catatannya. Catat pelayanannya, atau batalkan.") % day
            errands.append(Errand("kurang", title, "open_day", target, due_on=on))
    return errands


def _of_month(posts: Collection[UUID], today: date) -> list[Errand]:
    month = Period.of(today)
    made = set(
        OpenDay.objects.filter(post_id__in=posts, planned_on__range=(month.first_day, month.last_day)).values_list(
            "post_id", flat=True
        )
    )
    title = _("Belum ada hari buka %(month)s. Buat dari jadwal.") % {"month": month.title}
    return [
        Errand("kurang", title, "open_days", {"post_id": str(post)}, due_on=month.last_day)
        for post in posts
        if post not in made
    ]

"""What pengurus and village staff should see to in the institution."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.kernel.actor import VILLAGE, Actor, Grant
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.offices.queries.institution import Institution, institution
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import reminder_days
from simpul.places import queries as places
from simpul.registry.models import Post
from simpul.registry.rules import ACTIVE, post_label
from simpul.standards import fields

_OFFICERS = frozenset({"ketua", "sekretaris"})


class _Post(NamedTuple):
    id: UUID
    name: str


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Posts without SK, terms about to end, posts with a field without kader: for village staff and pengurus.

    Pages: `posts` with args area and lack (sk, kader), `post` with args post; `officers` with args area or post.
    """
    errands: list[Errand] = []
    for grant in dict.fromkeys((g.area_id, g.post) for g in _own_grants(by)):
        area_id, post_id = grant
        posts = [_Post(*row) for row in _posts(area_id, post_id).values_list("id", "name")]
        on = _today(area_id, post_id, at)
        where = {"post": str(post_id)} if post_id else {"area": str(area_id)}
        errands += _lacking(posts, institution((p.id for p in posts), on), where)
        errands += _ending(posts, on, where)
    return errands


def _own_grants(by: Actor) -> list[Grant]:
    """Offices of the village itself, and pengurus of a post; tiers above see figures, not errands of one post."""
    staff = [g for g in by.where("appointment.manage") if g.level == VILLAGE and g.area_id is not None]
    return staff + [g for g in by.where("post.read") if g.post is not None and g.role in _OFFICERS]


def _posts(area_id: int | None, post_id: UUID | None) -> QuerySet[Post]:
    active = Post.objects.filter(state=ACTIVE)
    return active.filter(id=post_id) if post_id is not None else active.filter(village_id=area_id)


def _today(area_id: int | None, post_id: UUID | None, at: datetime) -> date:
    if area_id is None:
        area_id = Post.objects.values_list("village_id", flat=True).get(id=post_id)
    return day_at(at, places.zone(area_id, day_at(at, "WIB")))


def _lacking(posts: list[_Post], state: dict[UUID, Institution], where: dict[str, str]) -> list[Errand]:
    bare = [p for p in posts if not state[p.id].with_decree]
    thin = [p for p in posts if len(state[p.id].fields_with_kader) < len(fields())]
    found = []
    if bare:
        title = _("%(posts)s belum punya SK pendirian. Catat SK-nya.") % {"posts": _named(bare)}
        found.append(Errand("kurang", title, "posts", {**where, "lack": "sk"}, count=len(bare)))
    if thin:
        title = _("%(posts)s belum punya kader di semua bidang. Lengkapi kadernya.") % {"posts": _named(thin)}
        found.append(Errand("kurang", title, "posts", {**where, "lack": "kader"}, count=len(thin)))
    return found


def _ending(posts: list[_Post], on: date, where: dict[str, str]) -> list[Errand]:
    last = on + timedelta(days=reminder_days(on))
    ends = in_office(on).filter(post_id__in=[p.id for p in posts], valid_to__lte=last).order_by("valid_to")
    days = list(ends.values_list("valid_to", flat=True))
    if not days:
        return []
    title = ngettext(
        "%(count)d masa jabatan segera berakhir. Siapkan SK baru.",
        "%(count)d masa jabatan segera berakhir. Siapkan SK baru.",
        len(days),
    ) % {"count": len(days)}
    return [Errand("jatuh_tempo", title, "officers", where, due_on=days[0], count=len(days))]


def _named(posts: list[_Post]) -> str:
    return post_label(posts[0].name) if len(posts) == 1 else _("%(count)d posyandu") % {"count": len(posts)}

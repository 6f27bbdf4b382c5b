"""What pengurus and village staff should see to in the institution."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.eligibility.queries import perhaps_in, rulebook
from simpul.kernel.actor import VILLAGE, Actor, Grant
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.offices.queries.institution import Institution, institution
from simpul.offices.queries.officers import held_by_the_dead, in_office
from simpul.places import queries as places
from simpul.registry.queries import active_posts, post_labels, post_scope
from simpul.standards import fields
from simpul.upkeep.queries.cases import counted
from simpul.upkeep.queries.conditions import ends_soon
from simpul.upkeep.queries.kinds import AGAINST_THE_RULES
from simpul.upkeep.queries.lacking import DEATH, DECREE, KADER_OF_A_FIELD, TERM

_OFFICERS = frozenset({"ketua", "sekretaris"})


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Posts without SK or with a field without kader, terms about to end, offices of the dead: for village staff and
    pengurus.

    The village is also told of what is against the rules of its area, and of whom a list names "perhaps".

    Pages: `posts` with args lack (as in `posts_lacking`) and area or post; `officers` with args post;
    `upkeep` and `memberships` with args area.
    """
    errands: list[Errand] = []
    for area_id, post_id in dict.fromkeys((g.area_id, g.post) for g in _own_grants(by)):
        village_id = post_scope(post_id).area[-1] if post_id is not None else area_id
        if village_id is None:
            continue
        on = day_at(at, places.zone(village_id, day_at(at, "WIB")))
        posts = [post for post in active_posts([village_id], on).get(village_id, []) if post_id in (None, post)]
        where = {"post": str(post_id)} if post_id else {"area": str(village_id)}
        errands += _lacking(posts, institution(posts, on), where)
        errands += _ending(posts, on, where)
        errands += _of_the_dead(posts, on, where)
        if post_id is None:
            errands += _against_the_rules(village_id, on, where)
            errands += _unsure(by, village_id, on, where)
    return errands


def _own_grants(by: Actor) -> list[Grant]:
    """Offices of the village itself, and pengurus of a post; tiers above see figures, not errands of one post."""
    staff = [g for g in by.where("appointment.manage") if g.level == VILLAGE and g.area_id is not None]
    return staff + [g for g in by.where("post.read") if g.post is not None and g.role in _OFFICERS]


def _lacking(posts: list[UUID], state: dict[UUID, Institution], where: dict[str, str]) -> list[Errand]:
    bare = [p for p in posts if not state[p].with_decree]
    thin = [p for p in posts if len(state[p].fields_with_kader) < len(fields())]
    found = []
    if bare:
        title = _("%(posts)s belum punya SK pendirian. Catat SK-nya.") % {"posts": _named(bare)}
        found.append(Errand("kurang", title, "posts", {**where, "lack": DECREE}, count=len(bare)))
    if thin:
        title = _("%(posts)s belum punya kader di semua bidang. Lengkapi kadernya.") % {"posts": _named(thin)}
        found.append(Errand("kurang", title, "posts", {**where, "lack": KADER_OF_A_FIELD}, count=len(thin)))
    return found


def _ending(posts: list[UUID], on: date, where: dict[str, str]) -> list[Errand]:
    soon = ends_soon("valid_to", rulebook(), on, "post__village__")
    ends = in_office(on).filter(soon, post_id__in=posts).order_by("valid_to")
    days = list(ends.values_list("valid_to", flat=True))
    if not days:
        return []
    title = ngettext(
        "%(count)d masa jabatan segera berakhir. Siapkan SK baru.",
        "%(count)d masa jabatan segera berakhir. Siapkan SK baru.",
        len(days),
    ) % {"count": len(days)}
    page, args = _list_of(where, TERM)
    return [Errand("jatuh_tempo", title, page, args, due_on=days[0], count=len(days))]


def _of_the_dead(posts: list[UUID], on: date, where: dict[str, str]) -> list[Errand]:
    count = held_by_the_dead(posts, on).count()
    if not count:
        return []
    title = ngettext(
        "%(count)d jabatan masih atas nama orang yang meninggal. Akhiri jabatannya.",
        "%(count)d jabatan masih atas nama orang yang meninggal. Akhiri jabatannya.",
        count,
    ) % {"count": count}
    page, args = _list_of(where, DEATH)
    return [Errand("kurang", title, page, args, count=count)]


def _against_the_rules(village_id: int, on: date, where: dict[str, str]) -> list[Errand]:
    found = []
    wrong = sum(one.count for one in counted(village_id, on) if one.kind.code in AGAINST_THE_RULES)
    if wrong:
        title = _("%(count)d jabatan tidak sesuai ketentuan. Rapikan, atau catat pengecualiannya.") % {"count": wrong}
        found.append(Errand("kurang", title, "upkeep", where, count=wrong))
    return found


def _unsure(by: Actor, village_id: int, on: date, where: dict[str, str]) -> list[Errand]:
    if not by.may("membership.manage", places.scope_of(village_id)) or not (perhaps := perhaps_in(village_id, on)):
        return []
    title = _("%(count)d anggota lembaga lain mungkin warga Anda. Pastikan orangnya.") % {"count": perhaps}
    return [Errand("kurang", title, "memberships", where, count=perhaps)]


def _list_of(where: dict[str, str], lack: str) -> tuple[str, dict[str, str]]:
    """The page with the officers of the one post, or with the posts of the village."""
    return ("officers", where) if "post" in where else ("posts", {**where, "lack": lack})


def _named(posts: list[UUID]) -> str:
    if len(posts) > 1:
        return _("%(count)d posyandu") % {"count": len(posts)}
    return post_labels(posts)[posts[0]]

"""Founding posts, singly and in lists."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.commands.overtaking import judged_anew_if_overtaken
from simpul.registry.commands.shapes import NewPost, Outcome, refused
from simpul.registry.models import Post, PostSpan
from simpul.registry.rules import (
    ACTIVE,
    CLOSED,
    clean_name,
    months_touched,
    name_fault,
    number_fault,
    parse_open_rule,
    place_fault,
    post_key,
)


@command("registry.found_post")
def found_post(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    name: str,
    id: UUID | None = None,
    on: date | None = None,
    hamlet_id: UUID | None = None,
    address: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    open_rule: str = "",
    number: str = "",
    is_demo: bool = False,
) -> UUID:
    """Found one post in a village or kelurahan; see NewPost. Returns its id; an id known already changes nothing."""
    item = NewPost(
        id=id or new_id(),
        village_id=village_id,
        name=name,
        on=on,
        hamlet_id=hamlet_id,
        address=address,
        latitude=latitude,
        longitude=longitude,
        open_rule=open_rule,
        number=number,
        is_demo=is_demo,
    )
    _, refusals = judged_anew_if_overtaken(lambda: _found(by, at, [item]))
    if refusals:
        raise refusals[item.id]
    return item.id


@command("registry.found_posts")
def found_posts(*, by: Actor, at: datetime, items: Sequence[NewPost]) -> list[Outcome]:
    """Found many posts, one outcome for each in their order; what is wrong with one does not stop the others."""
    known, refusals = judged_anew_if_overtaken(lambda: _found(by, at, items))
    return [
        refused(item.id, refusals[item.id])
        if item.id in refusals
        else Outcome(item.id, "same" if item.id in known else "accepted")
        for item in items
    ]


def _found(by: Actor, at: datetime, items: Sequence[NewPost]) -> tuple[set[UUID], dict[UUID, Refusal]]:
    """Write what can be founded. Returns the ids known before and the refusals."""
    desk = _Desk(by, at, items)
    fresh: list[Post] = []
    refusals: dict[UUID, Refusal] = {}
    for item in items:
        if item.id in desk.known or item.id in desk.since:
            continue
        try:
            fresh.append(desk.judge(item))
        except Refusal as refusal:
            refusals[item.id] = refusal
    Post.objects.bulk_create(fresh)
    PostSpan.objects.bulk_create(
        [
            PostSpan(post=p, village_id=p.village_id, hamlet_id=p.hamlet_id, state=ACTIVE, valid_from=desk.since[p.id])
            for p in fresh
        ]
    )
    for post in fresh:
        since = desk.since[post.id]
        touched = months_touched(since, desk.today(post.village_id))
        changed("post", post.id, after={**plain(post), "on": since.isoformat()}, feed=post.id, periods=touched)
    return desk.known, refusals


class _Desk:
    """What the founding of a list needs to know, read once for all items."""

    def __init__(self, by: Actor, at: datetime, items: Sequence[NewPost]) -> None:
        self.by, self.at = by, at
        self.known = set(Post.objects.filter(id__in=[i.id for i in items]).values_list("id", flat=True))
        self.villages = places.areas({i.village_id for i in items})
        self.zones = places.zones(self.villages, day_at(at, "WIB"))
        self.hamlets = places.hamlets_by_id({i.hamlet_id for i in items if i.hamlet_id})
        self.names = _names_in(self.villages)
        numbers = [i.number for i in items if i.number]
        self.numbers = set(Post.objects.filter(number__in=numbers).values_list("number", flat=True))
        self.since: dict[UUID, date] = {}

    def today(self, village_id: int) -> date:
        """The village's calendar day."""
        return day_at(self.at, self.zones[village_id])

    def judge(self, item: NewPost) -> Post:
        """The post to write; Refusal for what is wrong."""
        village = self.villages.get(item.village_id)
        if village is None:
            raise Refusal("bukan-desa", field="village_id")
        self.by.require("post.manage", Scope(area=village.path))
        if village.level != VILLAGE or village.ended_on is not None:
            raise Refusal("bukan-desa", field="village_id")
        post = _checked(item, village)
        on = item.on or self.today(village.id)
        if on > self.today(village.id):
            raise Refusal("tanggal-belum-tiba", field="on", on=on)
        self._take_place(post, item)
        self.since[post.id] = on
        post.number_from = on if post.number else None
        return post

    def _take_place(self, post: Post, item: NewPost) -> None:
        hamlet = self.hamlets.get(item.hamlet_id) if item.hamlet_id else None
        if item.hamlet_id and (hamlet is None or hamlet.village_id != post.village_id):
            raise Refusal("dusun-bukan-desa-ini", field="hamlet_id")
        if (post.village_id, post.name_key) in self.names:
            raise Refusal("nama-pos-sudah-ada", field="name", name=self.names[post.village_id, post.name_key])
        if post.number and post.number in self.numbers:
            raise Refusal("nomor-registrasi-dipakai", field="number")
        self.names[post.village_id, post.name_key] = post.name
        self.numbers |= {post.number} - {""}


def _names_in(village_ids: Iterable[int]) -> dict[tuple[int, str], str]:
    rows = Post.objects.select_for_update().filter(village_id__in=list(village_ids)).exclude(state=CLOSED)
    return {(village_id, key): name for village_id, key, name in rows.values_list("village_id", "name_key", "name")}


def _checked(item: NewPost, village: AreaView) -> Post:
    """The post with everything that can be judged by itself."""
    name = clean_name(item.name)
    if fault := name_fault(name):
        raise Refusal(fault, field="name")
    if fault := place_fault(item.latitude, item.longitude):
        raise Refusal(fault, field="latitude")
    if item.number and (fault := number_fault(item.number, village.code)):
        raise Refusal(fault, field="number", code=village.code)
    return Post(
        id=item.id,
        village_id=village.id,
        hamlet_id=item.hamlet_id,
        name=name,
        name_key=post_key(name),
        number=item.number,
        state=ACTIVE,
        address=clean_name(item.address)[:300],
        latitude=item.latitude,
        longitude=item.longitude,
        open_rule=read_open_rule(item.open_rule),
        is_demo=item.is_demo,
    )


def read_open_rule(text: str) -> str:
    """The rule in words or as a rule; Refusal `jadwal-buka-tidak-terbaca`."""
    try:
        return parse_open_rule(text)
    except ValueError:
        raise Refusal("jadwal-buka-tidak-terbaca", field="open_rule") from None


def plain(post: Post) -> dict[str, object]:
    """A post as plain JSON values, for the audit."""
    return {
        "name": post.name,
        "village": post.village_id,
        "hamlet": str(post.hamlet_id) if post.hamlet_id else None,
        "state": post.state,
        "number": post.number,
        "number_from": post.number_from.isoformat() if post.number_from else None,
        "address": post.address,
        "latitude": post.latitude,
        "longitude": post.longitude,
        "open_rule": post.open_rule,
    }


def changes_between(before: dict[str, object], after: dict[str, object]) -> tuple[dict, dict]:
    """Only what differs, before and after."""
    keys = [key for key in after if before.get(key) != after[key]]
    return {key: before.get(key) for key in keys}, {key: after[key] for key in keys}

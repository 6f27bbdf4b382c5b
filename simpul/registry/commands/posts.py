"""Changing a post: its description, state, village, open days, official number."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.commands.founding import changes_between, plain, read_open_rule
from simpul.registry.models import Post, PostSpan
from simpul.registry.queries.posts import post_scope
from simpul.registry.rules import (
    CLOSED,
    STATES,
    clean_name,
    months_touched,
    name_fault,
    number_fault,
    place_fault,
    post_key,
)


class _Keep:
    """Stands for "leave it as it is" where None means "none"."""


KEEP: Final = _Keep()
LONGEST_ADDRESS = 300


@command("registry.edit_post")
def edit_post(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    version: int | None = None,
    name: str | None = None,
    address: str | None = None,
    hamlet_id: UUID | _Keep | None = KEEP,
    location: tuple[float, float] | _Keep | None = KEEP,
) -> None:
    """Describe the post anew; what is not given stays. `location`: (latitude, longitude) in degrees.

    `version`: the one that the form showed; Refusal `sudah-diubah-orang-lain` when it is no longer that.
    """
    post = _open(_managed(by, post_id, version))
    before = plain(post)
    if name is not None:
        _rename(post, name)
    if address is not None:
        post.address = clean_name(address)[:LONGEST_ADDRESS]
    if not isinstance(hamlet_id, _Keep):
        post.hamlet_id = _hamlet_of(post.village_id, hamlet_id)
        # A description that was wrong: whoever really moved is moved from a day on (move_post).
        PostSpan.objects.filter(post=post, valid_to__isnull=True).update(hamlet_id=post.hamlet_id)
    if not isinstance(location, _Keep):
        post.latitude, post.longitude = location or (None, None)
        if fault := place_fault(post.latitude, post.longitude):
            raise Refusal(fault, field="location")
    _save(post, before)


@command("registry.set_open_rule")
def set_open_rule(*, by: Actor, at: datetime, post_id: UUID, open_rule: str) -> None:
    """Set the open-day rule ("Selasa kedua", "tanggal 12", "hari:12"; "" for none). Days already made stay."""
    by.require("openday.manage", post_scope(post_id))
    post = _open(_locked(post_id))
    before = plain(post)
    post.open_rule = read_open_rule(open_rule)
    _save(post, before)


@command("registry.record_number")
def record_number(*, by: Actor, at: datetime, post_id: UUID, number: str, on: date | None = None) -> None:
    """Write down the official number that Kemendagri gave on a day (None: today); "" takes a wrong one back."""
    post = _managed(by, post_id)
    before, number = plain(post), number.strip()
    if number and (fault := number_fault(number, places.area(post.village_id).code)):
        raise Refusal(fault, field="number", code=places.area(post.village_id).code)
    if number and Post.objects.filter(number=number).exclude(id=post_id).exists():
        raise Refusal("nomor-registrasi-dipakai", field="number")
    today = _today(post.village_id, at)
    since = _not_later(on or today, today)
    earliest = min(since, post.number_from or since)
    post.number, post.number_from = number, since if number else None
    _save(post, before, months_touched(earliest, today), since=since)


@command("registry.change_state")
def change_state(*, by: Actor, at: datetime, post_id: UUID, state: str, on: date, reason: str = "") -> None:
    """Let a post rest, close it or open it again from a day on (`aktif`, `istirahat`, `tutup`); the past stays."""
    post = _managed(by, post_id)
    if state not in STATES:
        raise Refusal("keadaan-pos-tidak-dikenal", field="state")
    if post.state == state:
        return
    if post.state == CLOSED:
        _require_free_name(post.village_id, post.name_key, post.id)
    before, today = plain(post), _today(post.village_id, at)
    post.state = state
    _begin_span(post, _not_later(on, today))
    _save(post, before, months_touched(on, today), reason=reason, since=on)


@command("registry.move_post")
def move_post(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    village_id: int,
    on: date,
    hamlet_id: UUID | None = None,
    reason: str = "",
) -> None:
    """Move a post to another village or hamlet from a day on: its past stays where it was, its people go along.

    The official number stays as it was given; it belongs to the old village until Kemendagri gives a new one.
    """
    post = _open(_managed(by, post_id))
    target = places.area(village_id)
    by.require("post.manage", places.scope_of(village_id))
    if target.level != VILLAGE or target.ended_on is not None:
        raise Refusal("bukan-desa", field="village_id")
    if (village_id, hamlet_id) == (post.village_id, post.hamlet_id):
        return
    _require_free_name(village_id, post.name_key, post.id)
    before, today = plain(post), _today(village_id, at)
    post.village_id, post.hamlet_id = village_id, _hamlet_of(village_id, hamlet_id)
    _begin_span(post, _not_later(on, today))
    _save(post, before, months_touched(on, today), reason=reason, since=on)


@command("registry.take_back_change")
def take_back_change(*, by: Actor, at: datetime, post_id: UUID, since: date, reason: str = "") -> None:
    """Take back the last change of state or place, which began on `since`: what was before holds on.

    Refusal `perubahan-tidak-bisa-dibatalkan` when something later holds, or nothing was before.
    """
    post = _managed(by, post_id)
    spans = list(PostSpan.objects.select_for_update().filter(post=post).order_by("-valid_from")[:2])
    if len(spans) < 2 or spans[0].valid_from != since:
        raise Refusal("perubahan-tidak-bisa-dibatalkan")
    last, former = spans
    by.require("post.manage", places.scope_of(former.village_id))
    before, today = plain(post), _today(former.village_id, at)
    post.village_id, post.hamlet_id, post.state = former.village_id, former.hamlet_id, former.state
    if post.state != CLOSED:
        _require_free_name(post.village_id, post.name_key, post.id)
    last.delete()
    former.valid_to = None
    former.save(update_fields=["valid_to"])
    _save(post, before, months_touched(since, today), reason=reason, since=since)


def _locked(post_id: UUID) -> Post:
    post = Post.objects.select_for_update().filter(id=post_id).first()
    if post is None:
        raise Refusal("tidak-ditemukan")
    return post


def _open(post: Post) -> Post:
    if post.state == CLOSED:
        raise Refusal("pos-tutup")
    return post


def _managed(by: Actor, post_id: UUID, version: int | None = None) -> Post:
    """The post, locked, for whoever may manage it."""
    by.require("post.manage", post_scope(post_id))
    post = _locked(post_id)
    if version is not None and version != post.version:
        raise Refusal("sudah-diubah-orang-lain")
    return post


def _save(
    post: Post, before: dict[str, Any], periods: Sequence[Period] = (), reason: str = "", since: date | None = None
) -> None:
    """Write the post and tell what is different since a day; nothing different writes nothing."""
    old, new = changes_between(before, plain(post))
    if not new:
        return
    post.version += 1
    post.save()
    if since is not None:
        new["on"] = since.isoformat()
    changed("post", post.id, before=old, after=new, feed=post.id, periods=periods, reason=reason)


def _rename(post: Post, name: str) -> None:
    post.name = clean_name(name)
    if fault := name_fault(post.name):
        raise Refusal(fault, field="name")
    key = post_key(post.name)
    if key != post.name_key and post.state != CLOSED:
        _require_free_name(post.village_id, key, post.id)
    post.name_key = key


def _require_free_name(village_id: int, key: str, own_id: UUID) -> None:
    rivals = Post.objects.filter(village_id=village_id, name_key=key).exclude(id=own_id).exclude(state=CLOSED)
    if (rival := rivals.first()) is not None:
        raise Refusal("nama-pos-sudah-ada", field="name", name=rival.name)


def _hamlet_of(village_id: int, hamlet_id: UUID | None) -> UUID | None:
    if hamlet_id is not None and hamlet_id not in {h.id for h in places.hamlets(village_id)}:
        raise Refusal("dusun-bukan-desa-ini", field="hamlet_id")
    return hamlet_id


def _today(village_id: int, at: datetime) -> date:
    return day_at(at, places.zone(village_id, day_at(at, "WIB")))


def _not_later(on: date, today: date) -> date:
    if on > today:
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    return on


def _begin_span(post: Post, on: date) -> None:
    """Village and state as they now are hold from `on`. A second change on one day replaces the first."""
    current = PostSpan.objects.select_for_update().get(post=post, valid_to__isnull=True)
    if on < current.valid_from:
        raise Refusal("sebelum-perubahan-terakhir", field="on", since=current.valid_from)
    if on == current.valid_from:
        current.village_id, current.hamlet_id, current.state = post.village_id, post.hamlet_id, post.state
        current.save()
        return
    current.valid_to = on
    current.save()
    PostSpan.objects.create(
        post=post, village_id=post.village_id, hamlet_id=post.hamlet_id, state=post.state, valid_from=on
    )

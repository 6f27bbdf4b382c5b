"""Two posts side by side, for who may manage both."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.facts.queries.merging import told_of_post
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop
from simpul.offices.queries.officers import offices_of
from simpul.places import queries as places
from simpul.registry.queries import PostTold, posts_told, roster_ids
from simpul.registry.rules import describe_open_rule, post_label
from simpul.reports.queries.expected import periods_reported

FIELDS = {
    "name": gettext_noop("Nama"),
    "hamlet_id": gettext_noop("Dusun/banjar"),
    "address": gettext_noop("Alamat"),
    "open_rule": gettext_noop("Jadwal buka"),
    "place": gettext_noop("Letak"),
}


@dataclass(frozen=True)
class PostChoice:
    """One field of two posts side by side, in words; `differs`: both tell something, and not the same."""

    name: str
    label: str
    one: str
    other: str
    differs: bool


@dataclass(frozen=True)
class PostSide:
    """One of the two posts, and how much hangs on it. `reported`: reports that its village has, or has accepted."""

    id: UUID
    label: str
    number: str
    records: int
    first: date | None
    last: date | None
    people: int
    offices: int
    reported: int


@dataclass(frozen=True)
class PostPreview:
    """What merging two posts would do. `hindrance`: the code of a refusal whichever stays, "" for none."""

    one: PostSide
    other: PostSide
    choices: tuple[PostChoice, ...]
    hindrance: str


def both_told(by: Actor, one: UUID, other: UUID) -> tuple[PostTold, PostTold]:
    """Internal: both posts; Refusal `tidak-ditemukan` for who may not manage both."""
    found = {post.id: post for post in posts_told(ids=[one, other])}
    scopes = [Scope(area=places.area(post.village_id).path) for post in found.values()]
    if len(found) < 2 or not all(by.may("post.manage", scope) for scope in scopes):
        raise Refusal("tidak-ditemukan")
    return found[one], found[other]


def preview_posts(*, by: Actor, one_id: UUID, other_id: UUID, on: date) -> PostPreview:
    """Two posts side by side on a day; Refusal `tidak-ditemukan` for who may not manage both."""
    one, other = both_told(by, one_id, other_id)
    words = [_words(post) for post in (one, other)]
    choices = [
        PostChoice(name, label, words[0][name], words[1][name], _differ(words[0][name], words[1][name]))
        for name, label in FIELDS.items()
        if words[0][name] or words[1][name]
    ]
    sides = _side(one, on), _side(other, on)
    return PostPreview(*sides, tuple(choices), _hindrance(one, other, sides))


def _hindrance(one: PostTold, other: PostTold, sides: tuple[PostSide, PostSide]) -> str:
    if one.village_id != other.village_id:
        return "pos-ganda-beda-desa"
    if one.number and other.number:
        return "pos-ganda-beda-nomor"
    return "pos-ganda-sudah-lapor" if all(side.reported for side in sides) else ""


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _words(post: PostTold) -> dict[str, str]:
    place = f"{post.latitude}, {post.longitude}" if post.latitude is not None else ""
    hamlet = places.hamlet(post.hamlet_id).label if post.hamlet_id else ""
    told = {"name": post.name, "hamlet_id": hamlet, "address": post.address, "place": place}
    return told | {"open_rule": describe_open_rule(post.open_rule)}


def _side(post: PostTold, on: date) -> PostSide:
    days = [day for _, day in told_of_post(post.id)]
    return PostSide(
        post.id,
        post_label(post.name),
        post.number,
        len(days),
        min(days, default=None),
        max(days, default=None),
        len(roster_ids(post.id, on)),
        offices_of(post_id=post.id),
        len(periods_reported(post.id)),
    )

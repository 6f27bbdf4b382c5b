"""The world of one schedule: three posts in two villages, their kader, their residents, and the offices above."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from simpul.accounts.models import Holding, User
from simpul.kernel.actor import Actor
from simpul.people.models import Person
from simpul.registry.models import Post
from tests import factories
from tests.cast import actor

BEGIN = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)  # half past nine in the morning in Bali
TODAY = date(2026, 11, 22)
LAST_MONTH = date(2026, 10, 18)
CHILDREN, GROWN = 4, 2


@dataclass
class Kader:
    """Somebody with an account and one role in one post, from long ago until they are moved."""

    user: User
    post: Post
    role: str
    field: str
    holding: Holding

    @property
    def id(self) -> UUID:
        return self.user.id


@dataclass
class World:
    """What lies outside of the phones. `now` is the server's clock, the only one that is right."""

    areas: factories.Areas
    posts: list[Post]
    kader: list[Kader]
    residents: dict[UUID, list[Person]]
    village_heads: dict[int, Actor]
    bidan: dict[int, Actor]
    admin: Actor
    regency: Actor
    now: datetime = BEGIN

    @property
    def today(self) -> date:
        """The date in Bali."""
        return (self.now + timedelta(hours=8)).date()

    def pass_time(self, rng: Random) -> None:
        """Some minutes go by, now and then hours."""
        self.now += timedelta(minutes=rng.choice([0, 1, 1, 3, 10, 240]), seconds=rng.randrange(60))

    def head_of(self, post_id: UUID) -> Actor:
        """Who decides for the village in which the post lies now."""
        village = Post.objects.values_list("village_id", flat=True).get(id=post_id)
        return self.village_heads[village]


def build(areas: factories.Areas, rng: Random) -> World:
    """Fresh posts, people and accounts beside those of other schedules."""
    villages = [areas.penarukan, areas.penarukan, areas.kaliuntu]
    # Names of their own, so that what sorts by name is the same whenever a seed is played.
    posts = [
        factories.post(village, name) for village, name in zip(villages, ("Anggrek", "Bakung", "Cempaka"), strict=True)
    ]
    kader = [_kader(post, "kader", "kesehatan") for post in posts for _ in range(2)]
    kader.append(_kader(posts[0], "ketua", ""))
    return World(
        areas=areas,
        posts=posts,
        kader=kader,
        residents={post.id: _residents(post, rng) for post in posts},
        village_heads={village.id: actor("kepala_desa", village) for village in (areas.penarukan, areas.kaliuntu)},
        bidan={village.id: actor("bidan", village) for village in (areas.penarukan, areas.kaliuntu)},
        admin=actor("admin", areas.nation),
        regency=actor("sekretariat", areas.buleleng),
    )


def _kader(post: Post, role: str, field: str) -> Kader:
    number = Holding.objects.count()
    user = User.objects.create(username=f"hp{number}.{post.id.hex[-8:]}", name=f"Bu {post.name}", home=post.village)
    return Kader(user=user, post=post, role=role, field=field, holding=factories.holding(user, role, post, field))


def _residents(post: Post, rng: Random) -> list[Person]:
    """Some children and some grown people."""
    days = [rng.randrange(200, 1600) for _ in range(CHILDREN)] + [rng.randrange(9000, 20000) for _ in range(GROWN)]
    return [
        factories.person(
            post, f"{post.name} {'ABCDEFGH'[number]}", born=TODAY - timedelta(days=age), mother_name="Ni Rai"
        )
        for number, age in enumerate(days)
    ]

"""Posts as a list is compared with them: what is already there under which name and number."""

from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.registry.models import Post
from simpul.registry.queries.posts import seen_by
from simpul.registry.rules import CLOSED


@dataclass(frozen=True)
class KnownPost:
    """A post with what a list may tell of it; `name_key` is what two spellings of its name share."""

    id: UUID
    name: str
    name_key: str
    number: str
    address: str
    open_rule: str


def known_posts(*, by: Actor, village_id: int) -> list[KnownPost]:
    """The posts of a village that are not closed, as far as the actor may see them; once more for each name under
    which one was entered a second time."""
    found = Post.objects.filter(seen_by(by, "post.read"), village_id=village_id).exclude(state=CLOSED)
    posts = list(found.prefetch_related("aliases"))
    named = [(p, p.name_key) for p in posts]
    named += [(p, alias.name_key) for p in posts for alias in p.aliases.all() if alias.name_key != p.name_key]
    return [KnownPost(p.id, p.name, key, p.number, p.address, p.open_rule) for p, key in named]


def holder_of_number(number: str) -> UUID | None:
    """Internal: the post that has this official number, closed or not."""
    return Post.objects.filter(number=number).values_list("id", flat=True).first()

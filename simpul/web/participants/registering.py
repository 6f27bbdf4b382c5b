"""What the pages that register people share: from what was typed to a new participant."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from simpul.kernel.actor import SYSTEM
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import NewParticipant
from simpul.registry.queries import known_posts
from simpul.registry.rules import post_key, post_label

SHOWN = 12


def new_from(given: Mapping[str, Any], village_id: int | None, post_id: UUID | None = None) -> NewParticipant:
    """The participant that a form tells of; Refusal `posyandu-tidak-ada-di-desa` that names the posts there."""
    post = post_id or post_in(given.get("post", ""), village_id)
    return NewParticipant(
        name=given["name"],
        position=given["position"],
        field=given["field"],
        village_id=village_id,
        post_id=post,
        phone=given["phone"],
        nik=given["nik"],
    )


def post_in(name: str, village_id: int | None) -> UUID | None:
    """The post of that name in the village, None for no name. Names of posts are open (the open registry).

    Refusal `posyandu-desa-lain` that names the posts there.
    """
    name = tidy(name)
    if not name:
        return None
    if village_id is None:
        raise Refusal("peserta-tanpa-desa", field="village")
    known = known_posts(by=SYSTEM, village_id=village_id)
    found = next((one.id for one in known if one.name_key == post_key(name)), None)
    if found is None:
        there = ", ".join(post_label(one.name) for one in known[:SHOWN])
        raise Refusal("posyandu-desa-lain", field="post", pos=there or "-")
    return found

"""Made-up lives of posts: one is proposed, one has merged, one was split, one SK has replaced another."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from simpul.jobs.simulation.names import post_name
from simpul.jobs.simulation.world import BEGIN, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.lifecycle import commands, queries
from simpul.lifecycle.commands import Basis, NewPart
from simpul.offices import commands as offices
from simpul.offices import queries as office_queries

# How many days ago it happened.
PROPOSED, MERGED, SPLIT, REPLACED = 40, 2, 3, 60


def write_lives(villages: Sequence[PlannedVillage], *, today: date) -> None:
    """Each in another village, as far as there are so many; a village of one post has nothing to merge."""
    chosen = [villages[number % len(villages)] for number in range(4)]
    _propose(chosen[0], today)
    if len(chosen[1].posts) > 2:
        _merge(chosen[1], today)
    _split(chosen[2], today)
    _replace(chosen[3], today)


def _propose(village: PlannedVillage, today: date) -> None:
    on = today - timedelta(days=PROPOSED)
    commands.propose(
        by=SYSTEM, at=noon(on), village_id=village.area.id, name=post_name(len(village.posts) + 10), held_on=on,
        held_at=f"Balai {village.area.name}", hamlet_id=village.hamlet_ids[0],
    )  # fmt: skip


def _merge(village: PlannedVillage, today: date) -> None:
    on = today - timedelta(days=MERGED)
    heir, origin = (plan.post.id for plan in village.posts[-2:])
    basis = Basis(
        decree_id=_decree(village, office_queries.CHANGE, on, today, "gabung"),
        place=f"Balai {village.area.name}",
        reason="Kader tinggal sedikit",
    )
    commands.merge_posts(by=SYSTEM, at=noon(today), heir_id=heir, post_ids=[origin], on=on, basis=basis)


def _split(village: PlannedVillage, today: date) -> None:
    """The people of one hamlet and one kader go to a new post."""
    on = today - timedelta(days=SPLIT)
    post_id = village.posts[0].post.id
    preview = queries.split_preview(by=SYSTEM, post_id=post_id, on=on)
    hamlet = max((id for id in preview.by_hamlet if id), key=lambda id: (len(preview.by_hamlet[id]), id))
    going = [one.id for one in preview.officers if one.position == "kader"][-1:]
    part = NewPart(name=post_name(len(village.posts) + 11), hamlet_id=hamlet, open_rule="hari:15")
    basis = Basis(decree_id=_decree(village, office_queries.CHANGE, on, today, "mekar"), reason="Warga bertambah")
    commands.split_post(
        by=SYSTEM, at=noon(today), post_id=post_id, part=part, on=on, person_ids=preview.chosen([hamlet]),
        appointment_ids=going, basis=basis,
    )  # fmt: skip


def _replace(village: PlannedVillage, today: date) -> None:
    """A new SK for pengurus and kader takes the place of the first one, and all who are in office rest on it."""
    found = office_queries.decrees(by=SYSTEM, area_id=village.area.id, purpose=office_queries.OFFICERS)
    old = next((one for one in found if one.valid_from == BEGIN), None)
    if old is None:
        return
    on = today - timedelta(days=REPLACED)
    posts = list(old.post_ids)
    new = _decree(village, office_queries.OFFICERS, on, today, "baru", posts, [old.id])
    held = [one.id for post in posts for one in office_queries.officers(by=SYSTEM, post_id=post, on=today)]
    offices.base_on_decree(by=SYSTEM, at=noon(today), appointment_ids=held, decree_id=new)


def _decree(
    village: PlannedVillage,
    purpose: str,
    on: date,
    today: date,
    what: str,
    posts: Sequence[UUID] = (),
    replaces: Sequence[UUID] = (),
) -> UUID:
    """An SK whose number says that it is made up."""
    return offices.record_decree(
        by=SYSTEM, at=noon(today), area_id=village.area.id, purpose=purpose, on=on, signer_name=village.head_name,
        number=f"CONTOH/{what}/{village.area.code}", post_ids=posts, replaces=replaces,
    )  # fmt: skip

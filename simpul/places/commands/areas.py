"""Loading a list of areas: the first one whole, each later one as the changes that a decree made."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.area_code import NATION_CODE
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, AreaList, AreaVersion
from simpul.places.queries.lists import known_areas, usable
from simpul.places.rules import AreaChanges, compare, name_key
from simpul.places.rules.lists import digest_of

from .tree import Step, Tree
from .words import inherit_words, load_words, refresh_titles

# The first list holds for every day before the next one: what lay where earlier is not known to us.
EVER = date(1900, 1, 1)
Progress = Callable[[int, int], None]


@command("places.load_areas")
def load_areas(
    *,
    by: Actor,
    at: datetime,
    rows: Iterable[tuple[str, str]],
    decree: str,
    valid_from: date,
    progress: Progress | None = None,
) -> AreaChanges:
    """Make the areas what this list of (code, name) says, from `valid_from` on; returns what changed.

    Into an empty system it loads everything, valid since ever. Later lists keep the id and the history of each area
    (rules.comparing) and need a decree and a day after the last change, at the latest today. The same list again
    changes nothing. `progress` is told (areas written, areas to write).
    """
    rows = list(rows)
    by.require("place.manage", Scope(area=_nation_path()))
    listed = usable(rows)
    Area.objects.select_for_update().filter(level=0).first()
    known = known_areas()
    changes = compare(known, listed)
    if not changes:
        if load_words():
            refresh_titles(on=day_at(at, "WIB"))
        return changes
    day = _day_of_change(valid_from, decree, at) if known else EVER
    tree = Tree(nation=_nation(day), day=day, decree=decree, progress=progress or _silent)
    _write(tree, changes, at=at)
    _tell(changes, tree.steps, first=not known)
    summary = {"counts": changes.counts(), "digest": digest_of(rows)}
    applied = AreaList.objects.create(decree=decree, valid_from=day, applied_at=at, summary=summary)
    changed("area_list", applied.id, after={"decree": decree, "valid_from": day.isoformat(), **changes.counts()})
    return changes


def _write(tree: Tree, changes: AreaChanges, *, at: datetime) -> None:
    tree.close(changes)
    tree.apply(changes)
    load_words()
    inherit_words(changes, tree.ids, tree.day)
    refresh_titles(on=day_at(at, "WIB"))


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def _nation_path() -> tuple[int, ...]:
    return tuple(Area.objects.filter(level=0).values_list("id", flat=True))


def _nation(day: date) -> Area:
    found = Area.objects.filter(level=0).first()
    if found is None:
        found = Area.objects.create(
            level=0, code=NATION_CODE, name="Indonesia", name_key=name_key("Indonesia"), kind="negara", title=""
        )
        Area.objects.filter(id=found.id).update(l0=found.id)
        found.l0 = found.id
        AreaVersion.objects.create(area=found, code=NATION_CODE, name=found.name, kind="negara", valid_from=day)
        changed("area", found.id, after={"code": NATION_CODE, "name": found.name})
    return found


def _day_of_change(valid_from: date, decree: str, at: datetime) -> date:
    if not decree.strip():
        raise Refusal("wilayah-tanpa-keputusan", field="decree")
    if valid_from > day_at(at, "WIB"):
        raise Refusal("wilayah-tanggal-mendatang", field="valid_from", on=valid_from)
    last = AreaVersion.objects.order_by("-valid_from").values_list("valid_from", flat=True).first()
    ended = AreaVersion.objects.filter(valid_to__isnull=False).order_by("-valid_to")
    last = max(day for day in (last, ended.values_list("valid_to", flat=True).first()) if day)
    if valid_from <= last:
        raise Refusal("wilayah-tanggal-mundur", field="valid_from", last=last)
    return valid_from


def _tell(changes: AreaChanges, steps: list[Step], *, first: bool) -> None:
    """One change for each area, except for the first list: there the list itself is the change."""
    for step in [] if first else steps:
        changed("area", step.area_id, before=step.before, after=step.after)

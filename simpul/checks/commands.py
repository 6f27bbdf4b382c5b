"""Running the check: compare what is wrong now with what was known, note what is new and what is mended, count."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from simpul.audit.commands import changed, command
from simpul.checks.models import OPEN, AreaCount, Finding, Run
from simpul.checks.queries import counts_by_area, is_due
from simpul.checks.queries.faults import FAULTS, Fault
from simpul.checks.rules import NATION_TIME, night_of
from simpul.kernel.actor import NATION, SYSTEM, VILLAGE, Actor
from simpul.kernel.civil_time import day_at
from simpul.places import queries as places
from simpul.places.queries.areas import slices
from simpul.registry.queries.posts import in_area

_AT_ONCE = 5_000


@command("checks.check_registry")
def check_registry(*, by: Actor, at: datetime, area_id: int, night: date | None = None) -> UUID:
    """Look at every post of an area, kind by kind: one query for each over the whole area, the nation too."""
    by.require("post.manage", places.scope_of(area_id))
    found = mended = 0
    for kind, ask in FAULTS.items():
        new, gone = _settle(kind, area_id, ask(area_id, day_at(at, NATION_TIME)), at)
        found, mended = found + new, mended + gone
    _count(area_id)
    run = Run.objects.create(area_id=area_id, at=at, night=night, found=found, mended=mended)
    changed("registry_check", run.id, after={"area": area_id, "found": found, "mended": mended})
    return run.id


def check_when_due(at: datetime) -> bool:
    """For the worker: the check of the last night, if it has not been made yet; whether it was made now."""
    if not is_due(at) or not places.area_lists():
        return False
    check_registry(by=SYSTEM, at=at, area_id=places.nation_id(), night=night_of(at))
    return True


def _settle(kind: str, area_id: int, faults: Iterable[Fault], at: datetime) -> tuple[int, int]:
    """Note the faults that nobody knew, and as mended what is no longer there; how many of each."""
    known = Finding.objects.filter(OPEN, in_area(area_id, "post__"), kind=kind).order_by()
    gone = {(post_id, about): id for id, post_id, about in known.values_list("id", "post_id", "about").iterator()}
    new: list[Finding] = []
    count = 0
    for fault in faults:
        if gone.pop((fault.post_id, fault.about), None) is None:
            new.append(_finding(kind, fault, at))
            count += 1
        if len(new) == _AT_ONCE:
            Finding.objects.bulk_create(new)
            new = []
    Finding.objects.bulk_create(new)
    for part in slices(gone.values()):
        Finding.objects.filter(id__in=part).update(mended_at=at)
    return count, len(gone)


def _finding(kind: str, fault: Fault, at: datetime) -> Finding:
    return Finding(kind=kind, post_id=fault.post_id, about=fault.about, since=fault.since, found_at=at)


def _count(area_id: int) -> None:
    """Count anew what is open in the area, in every area below it, and in those above."""
    area = places.area(area_id)
    within = Q() if area.level == NATION else Q(**{f"area__l{area.level}": area_id})
    _write(within, (row for level in range(area.level, VILLAGE + 1) for row in counts_by_area(area_id, level)))
    for level, above in enumerate(area.path[:-1]):
        _write(Q(area_id=above), counts_by_area(above, level))


def _write(within: Q, rows: Iterable[tuple[int, str, int]]) -> None:
    AreaCount.objects.filter(within).delete()
    counts = [AreaCount(area_id=id, kind=kind, number=number) for id, kind, number in rows]
    AreaCount.objects.bulk_create(counts, batch_size=_AT_ONCE)

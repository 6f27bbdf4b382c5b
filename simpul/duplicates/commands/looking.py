"""Looking for persons who may be one: traits are written down, who shares one is compared. The worker's own notes,
not audited commands: nobody decided anything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from simpul.audit.queries import changes_after
from simpul.duplicates.models import LATER, OPEN, PERSON, Pair, Trait, Watch
from simpul.duplicates.queries.persons import known_of
from simpul.duplicates.rules.persons import Judge, Known, Likeness
from simpul.duplicates.rules.traits import traits_of
from simpul.kernel.civil_time import day_at
from simpul.standards.resemblance import resemblance

AT_ONCE = 500  # persons whose traits are compared with one statement
# A change that is told late, by a command that took this long, is still seen.
_LINGER = timedelta(minutes=2)
_ROWS = 2_000
# What people said is not taken back by a comparison.
NIK_CLAIMED, TOLD = "nik_claimed", "told"
_SAID = frozenset({NIK_CLAIMED, TOLD})
Two = tuple[UUID, UUID]


def look_at(at: datetime, ids: Collection[UUID]) -> int:
    """Compare these persons with those of their villages; how many pairs they are in. Who is no more is forgotten."""
    known = known_of(ids=ids)
    with transaction.atomic():
        _forget(set(ids) - known.keys())
        return sum(_look(at, village, group) for village, group in _by_village(known.values()).items())


def sweep(at: datetime, village_id: int) -> int:
    """Compare everybody of a village; how many pairs there are. For what was brought in without telling of each."""
    known = list(known_of(village_id=village_id).values())
    with transaction.atomic():
        Trait.objects.filter(village_id=village_id).exclude(person_id__in=[one.id for one in known]).delete()
        return sum(_look(at, village_id, known[start : start + AT_ONCE]) for start in range(0, len(known), AT_ONCE))


def watch(at: datetime, limit: int = AT_ONCE) -> int:
    """Look at the persons whom the audit tells of since the last time; how many."""
    reached, _ = Watch.objects.get_or_create(id=1)
    changes = changes_after("person", reached.reached, limit)
    if not changes:
        return 0
    settled = [number for number, _id, moment in changes if moment < at - _LINGER]
    look_at(at, {UUID(id) for _number, id, _moment in changes})
    goal = changes[-1][0] if len(changes) == limit else max(settled, default=reached.reached)
    Watch.objects.filter(id=1).update(reached=goal)
    return len(changes) if len(changes) == limit else 0


def _forget(gone: Collection[UUID]) -> None:
    Trait.objects.filter(person_id__in=gone).delete()
    Pair.objects.filter(Q(one_id__in=gone) | Q(other_id__in=gone), kind=PERSON, state__in=[OPEN, LATER]).delete()


def _by_village(known: Iterable[Known]) -> Mapping[int, list[Known]]:
    found: dict[int, list[Known]] = defaultdict(list)
    for one in known:
        found[one.village_id].append(one)
    return found


def _look(at: datetime, village_id: int, persons: list[Known]) -> int:
    rules = resemblance(day_at(at, "WIB"))
    judge = Judge(rules)
    keys = {key for one in persons for key in _write_traits(judge, one.id, village_id, traits_of(judge, one))}
    shared = Trait.objects.filter(village_id=village_id, key__in=keys).order_by("key", "person_id")
    holders: dict[str, list[UUID]] = defaultdict(list)
    for key, person in shared.values_list("key", "person_id"):
        holders[key].append(person)
    mine = {one.id for one in persons}
    pairs = {
        pair
        for found in holders.values()
        if 1 < len(found) <= rules.bucket
        for pair in combinations(sorted(found), 2)
        if mine & set(pair)
    }
    return _judge(at, judge, pairs, mine)


def _write_traits(judge: Judge, person: UUID, village_id: int, traits: frozenset[str]) -> frozenset[str]:
    """Written only where they differ: most changes of a person change none."""
    own = Trait.objects.filter(person_id=person)
    stored = dict(own.order_by().values_list("key", "village_id"))
    if stored != dict.fromkeys(traits, village_id):
        own.delete()
        Trait.objects.bulk_create(Trait(person_id=person, village_id=village_id, key=key) for key in sorted(traits))
    return traits


def _judge(at: datetime, judge: Judge, pairs: Collection[Two], mine: Collection[UUID]) -> int:
    known = known_of(ids={id for pair in pairs for id in pair})
    found: dict[Two, Likeness] = {}
    for one, other in pairs:
        if one in known and other in known:
            likeness = judge.judge(known[one], known[other])
            if likeness.score >= judge.rules.propose:
                found[one, other] = likeness
    _write_pairs(at, found, known, mine)
    return len(found)


def _write_pairs(
    at: datetime, found: Mapping[Two, Likeness], known: Mapping[UUID, Known], mine: Collection[UUID]
) -> None:
    """New pairs, new scores; an undecided pair that is no longer alike goes. What was decided stays."""
    touching = Pair.objects.filter(Q(one_id__in=mine) | Q(other_id__in=mine), kind=PERSON)
    stored = {(pair.one_id, pair.other_id): pair for pair in touching}
    for two, pair in stored.items():
        if two in found:
            said = [code for code in pair.reasons if code in _SAID]
            pair.score, pair.reasons = found[two].score, [*said, *found[two].reasons]
        elif pair.state in (OPEN, LATER) and not _SAID & set(pair.reasons):
            pair.delete()
    Pair.objects.bulk_update([stored[two] for two in found if two in stored], ["score", "reasons"], batch_size=_ROWS)
    fresh = [_pair(at, two, likeness, known) for two, likeness in found.items() if two not in stored]
    Pair.objects.bulk_create(fresh, batch_size=_ROWS, ignore_conflicts=True)


def _pair(at: datetime, two: Two, likeness: Likeness, known: Mapping[UUID, Known]) -> Pair:
    one, other = two
    return Pair(
        kind=PERSON,
        one_id=one,
        other_id=other,
        village_id=known[one].village_id,
        other_village_id=known[other].village_id,
        score=likeness.score,
        reasons=list(likeness.reasons),
        found_at=at,
    )

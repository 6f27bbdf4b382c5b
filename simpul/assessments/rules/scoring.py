"""From scores to ranks: weighted, exact, explained; equal totals are told, not hidden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

HUNDRED = 100


@dataclass(frozen=True)
class Weighed:
    """A criterion as it counts."""

    id: UUID
    stage: str
    weight: int
    breaks_ties: int = 0


@dataclass(frozen=True)
class Sheet:
    """What is scored and how: points from `lowest` to `highest`, weights of criteria, and of stages where told.

    Without weights of stages each stage counts as its criteria weigh together.
    """

    criteria: tuple[Weighed, ...]
    lowest: int
    highest: int
    stages: Mapping[str, int] = field(default_factory=dict)

    def weight_of(self, stage: str) -> int:
        """How much a stage counts."""
        return self.stages.get(stage) or sum(one.weight for one in self.criteria if one.stage == stage)


@dataclass(frozen=True)
class Given:
    """One judge's points."""

    judge: UUID
    entrant: UUID
    criterion: UUID
    points: int


@dataclass(frozen=True)
class Standing:
    """How an entrant stands. `total` and stages of 100; None while a score is missing. `rank` None: not ranked yet.

    `means`: criterion -> mean of its judges' points. `tied`: shares its rank with another. `parted_by`: the criterion
    that put it before or behind one with the same total.
    """

    entrant: UUID
    total: Fraction | None
    stages: Mapping[str, Fraction | None]
    means: Mapping[UUID, Fraction | None]
    rank: int | None = None
    tied: bool = False
    parted_by: UUID | None = None


def ranked(sheet: Sheet, entrants: Iterable[UUID], given: Iterable[Given]) -> list[Standing]:
    """Everyone, the best first; equal totals share a rank unless the instrument names criteria that part them."""
    points: dict[tuple[UUID, UUID], list[int]] = defaultdict(list)
    for one in given:
        points[one.entrant, one.criterion].append(one.points)
    standings = [_standing(sheet, entrant, points) for entrant in entrants]
    whole = [one for one in standings if one.total is not None]
    rest = [one for one in standings if one.total is None]
    return [*_places(sheet, whole), *sorted(rest, key=lambda one: str(one.entrant))]


def _standing(sheet: Sheet, entrant: UUID, points: Mapping[tuple[UUID, UUID], Sequence[int]]) -> Standing:
    means: dict[UUID, Fraction | None] = {}
    for one in sheet.criteria:
        found = points.get((entrant, one.id), ())
        means[one.id] = Fraction(sum(found), len(found)) if found else None
    stages = {stage: _of_stage(sheet, stage, means) for stage in dict.fromkeys(one.stage for one in sheet.criteria)}
    known = [share for share in stages.values() if share is not None]
    if not stages or len(known) < len(stages):
        return Standing(entrant, None, stages, means)
    weight = sum(sheet.weight_of(stage) for stage in stages)
    total = sum((share * sheet.weight_of(stage) for stage, share in zip(stages, known, strict=True)), Fraction(0))
    return Standing(entrant, total / weight, stages, means)


def _of_stage(sheet: Sheet, stage: str, means: Mapping[UUID, Fraction | None]) -> Fraction | None:
    """The weighted part of the highest points, of 100."""
    total, weight = Fraction(0), 0
    for one in sheet.criteria:
        if one.stage != stage:
            continue
        mean = means[one.id]
        if mean is None:
            return None
        total += mean * one.weight
        weight += one.weight
    return total * HUNDRED / (weight * sheet.highest)


def _places(sheet: Sheet, whole: list[Standing]) -> list[Standing]:
    breakers = sorted((one for one in sheet.criteria if one.breaks_ties), key=lambda one: one.breaks_ties)

    def key(one: Standing) -> tuple[Fraction, ...]:
        return (one.total or Fraction(0), *(one.means[part.id] or Fraction(0) for part in breakers))

    ordered = sorted(whole, key=lambda one: (*(-part for part in key(one)), str(one.entrant)))
    keys = [key(one) for one in ordered]
    totals = [one.total for one in ordered]
    found = []
    for one, mine in zip(ordered, keys, strict=True):
        parted = totals.count(one.total) > 1 and keys.count(mine) == 1
        found.append(
            Standing(
                one.entrant, one.total, one.stages, one.means,
                rank=keys.index(mine) + 1,
                tied=keys.count(mine) > 1,
                parted_by=_parting(mine, keys, breakers) if parted else None,
            )
        )  # fmt: skip
    return found


def _parting(mine: tuple[Fraction, ...], keys: list[tuple[Fraction, ...]], breakers: list[Weighed]) -> UUID | None:
    """The first criterion by which somebody with the same total differs."""
    same = [one for one in keys if one[0] == mine[0] and one != mine]
    return next((part.id for at, part in enumerate(breakers, 1) if any(one[at] != mine[at] for one in same)), None)


def missing(duties: Iterable[tuple[UUID, UUID]], entrants: Iterable[UUID], given: Iterable[Given]) -> int:
    """How many scores are still to be given: (judge, criterion) duties for every entrant."""
    there = {(one.judge, one.entrant, one.criterion) for one in given}
    listed = list(entrants)
    return sum((judge, entrant, part) not in there for judge, part in duties for entrant in listed)

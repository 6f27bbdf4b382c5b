"""Which stratum a post has reached, criterion by criterion. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.standards.readiness import Level, Need, StrataSet

MONTHS_OPEN, KADER, KADER_BY_DECREE = "months_open", "kader", "kader_by_decree"
COUNTED = (MONTHS_OPEN, KADER, KADER_BY_DECREE)


@dataclass(frozen=True)
class Judged:
    """A need of a level against what is known: `met` None where nothing is known."""

    level: Level
    need: Need
    found: int | None
    met: bool | None


@dataclass(frozen=True)
class Stratum:
    """`reached`: the highest level surely reached. `possible`: the highest if all that is unknown were so."""

    reached: Level
    possible: Level
    lines: tuple[Judged, ...]

    @property
    def sure(self) -> bool:
        """Whether nothing unknown could lift it."""
        return self.reached is self.possible


def stratum(rules: StrataSet, known: Mapping[str, int]) -> Stratum:
    """The stratum of a post about which these facts are known; a fact that is not there is unknown."""
    lines = tuple(_judged(level, need, known.get(need.what)) for level in rules.levels for need in level.needs)
    return Stratum(
        reached=_highest(rules, {id(one.level) for one in lines if one.met is not True}),
        possible=_highest(rules, {id(one.level) for one in lines if one.met is False}),
        lines=lines,
    )


def _highest(rules: StrataSet, failed: set[int]) -> Level:
    reached = rules.levels[0]
    for level in rules.levels:
        if id(level) in failed:
            break
        reached = level
    return reached


def _judged(level: Level, need: Need, found: int | None) -> Judged:
    return Judged(level, need, found, None if found is None else _holds(need, found))


def _holds(need: Need, found: int) -> bool:
    """Compared without rounding: 21 of 35 is not over 60 percent."""
    value, of = (found * 100, need.of) if need.of else (found, 1)
    return value > need.over * of if need.over is not None else value >= (need.least or 0) * of

"""What a newer list changes: which of its areas are ones we know under another name, code or parent.

An area keeps its id through rename, split and merge, so each known area must meet its successor. Levels are matched
from the provinces down, each by the surest sign first:
1. same code and the same name;
2. same parent and the same name, once on both sides (a desa that became a kelurahan, two codes exchanged);
3. same code, and either the name alike or, above the village, enough of the same areas below;
4. the same name elsewhere, once on both sides: for a village in the same regency, for others with areas below shared
   (a regency that moved to a new province, a district of a new regency);
5. same code with another name: renamed, for a code means one area;
6. what is left is new or vanished.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from simpul.kernel.area_code import NATION_CODE
from simpul.kernel.names import spelling_key

from .lists import ListedArea

ALIKE = 0.6  # two names of one code: alike enough to be one area respelt
SHARED_BELOW = 0.5  # part of the smaller number of areas below that must bear the same names


@dataclass(frozen=True, slots=True)
class KnownArea:
    """A current area of ours, as the comparison needs it."""

    id: int
    code: str
    name: str
    key: str
    level: int
    parent: str


@dataclass(frozen=True, slots=True)
class MatchedArea:
    """A known area with what it is now called."""

    known: KnownArea
    listed: ListedArea

    @property
    def moved(self) -> bool:
        """Another code, hence another parent, kind or number."""
        return self.known.code != self.listed.code

    @property
    def renamed(self) -> bool:
        """Another name; another way of writing the same one ("Sei." for "Sungai", a blank) is none."""
        return self.known.key != self.listed.key and spelling_key(self.known.name) != spelling_key(self.listed.name)


@dataclass(frozen=True)
class AreaChanges:
    """What a list changes. `moved` may be renamed too; `renamed` holds those that kept their code."""

    new: tuple[ListedArea, ...] = ()
    renamed: tuple[MatchedArea, ...] = ()
    moved: tuple[MatchedArea, ...] = ()
    vanished: tuple[KnownArea, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.renamed or self.moved or self.vanished)

    def heads(self) -> tuple[MatchedArea, ...]:
        """The moves without those that only follow their parent: a new province's regencies, not their villages."""
        moves = {match.known.code: match.listed.code for match in self.moved}
        return tuple(match for match in self.moved if not _follows(match, moves))

    def counts(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("new", "renamed", "moved", "vanished")}


def _follows(match: MatchedArea, moves: Mapping[str, str]) -> bool:
    same_number = match.known.code.rpartition(".")[2] == match.listed.code.rpartition(".")[2]
    return same_number and moves.get(match.known.parent) == match.listed.parent


@dataclass
class _Level:
    """One level of both sides while it is being matched."""

    known: dict[str, KnownArea]
    listed: dict[str, ListedArea]
    matches: list[MatchedArea] = field(default_factory=list)

    def match(self, known: KnownArea, listed: ListedArea) -> None:
        del self.known[known.code]
        del self.listed[listed.code]
        self.matches.append(MatchedArea(known, listed))


@dataclass
class _Trees:
    """Both sides whole: what stands below each code, and the new code of each matched old one."""

    below_known: dict[str, frozenset[str]]
    below_listed: dict[str, frozenset[str]]
    successor: dict[str, str] = field(default_factory=lambda: {NATION_CODE: NATION_CODE})


def compare(known: Iterable[KnownArea], listed: Mapping[str, ListedArea]) -> AreaChanges:
    """Match every known area (current ones, without the nation) with the list (see `check_list`)."""
    known = list(known)
    trees = _Trees(_names_below(known), _names_below(listed.values()))
    found: list[MatchedArea] = []
    vanished: list[KnownArea] = []
    new: list[ListedArea] = []
    for number in range(1, 5):
        level = _Level(
            {area.code: area for area in known if area.level == number},
            {code: area for code, area in listed.items() if area.level == number},
        )
        _match_level(level, trees)
        trees.successor |= {match.known.code: match.listed.code for match in level.matches}
        found += level.matches
        vanished += level.known.values()
        new += level.listed.values()
    found.sort(key=lambda match: match.listed.code)
    moved = tuple(match for match in found if match.moved)
    renamed = tuple(match for match in found if match.renamed and not match.moved)
    return AreaChanges(tuple(new), renamed, moved, tuple(vanished))


def _names_below(areas: Iterable[KnownArea | ListedArea]) -> dict[str, frozenset[str]]:
    below: dict[str, set[str]] = defaultdict(set)
    for area in areas:
        below[area.parent].add(area.key)
    return {code: frozenset(names) for code, names in below.items()}


def _match_level(level: _Level, trees: _Trees) -> None:
    _same_code(level, lambda known, listed: known.key == listed.key)
    _once_on_both_sides(
        level, lambda a: (trees.successor.get(a.parent, ""), a.key), lambda a: (a.parent, a.key), _always
    )
    _same_code(level, lambda known, listed: _alike(known, listed, trees))
    _once_on_both_sides(
        level,
        lambda a: (_region(trees.successor.get(a.parent, ""), a.level), a.key),
        lambda a: (_region(a.parent, a.level), a.key),
        lambda known, listed: known.level == 4 or _share_below(known, listed, trees),
    )
    _same_code(level, _always)


def _region(parent: str, level: int) -> str:
    """Where a moved area is looked for: a village in its regency, all others in the whole country."""
    return parent[:5] if level == 4 else ""


def _always(known: KnownArea, listed: ListedArea) -> bool:
    return True


def _same_code(level: _Level, agree: Callable[[KnownArea, ListedArea], bool]) -> None:
    for code, known in list(level.known.items()):
        listed = level.listed.get(code)
        if listed is not None and agree(known, listed):
            level.match(known, listed)


def _once_on_both_sides(
    level: _Level,
    sign_of_known: Callable[[KnownArea], Hashable],
    sign_of_listed: Callable[[ListedArea], Hashable],
    agree: Callable[[KnownArea, ListedArea], bool],
) -> None:
    """Match those that bear a sign which nothing else on their side bears."""
    known = _singles(level.known.values(), sign_of_known)
    listed = _singles(level.listed.values(), sign_of_listed)
    for sign in known.keys() & listed.keys():
        if agree(known[sign], listed[sign]):
            level.match(known[sign], listed[sign])


def _singles(areas: Iterable, sign_of: Callable) -> dict:
    by_sign = defaultdict(list)
    for area in areas:
        by_sign[sign_of(area)].append(area)
    return {sign: same[0] for sign, same in by_sign.items() if len(same) == 1}


def _alike(known: KnownArea, listed: ListedArea, trees: _Trees) -> bool:
    if known.level < 4 and _share_below(known, listed, trees):
        return True
    return SequenceMatcher(None, known.key, listed.key, autojunk=False).ratio() >= ALIKE


def _share_below(known: KnownArea, listed: ListedArea, trees: _Trees) -> bool:
    before = trees.below_known.get(known.code, frozenset())
    after = trees.below_listed.get(listed.code, frozenset())
    smaller = min(len(before), len(after))
    return smaller > 0 and len(before & after) >= SHARED_BELOW * smaller

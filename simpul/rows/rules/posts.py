"""A list of posts, read: what each row says, and which rows are odd beside the others."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from simpul.places.rules import name_key
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import LONGEST_CELL, Line
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import plain

# So many posts of a puskesmas elsewhere make a single one in another district doubtful.
_PLAINLY_ELSEWHERE = 3
# When a file without a regency is plainly about one (docs/adr/0024).
_FEWEST_PAIRS = 5
_MOST = 0.6
_FAR_AHEAD = 5


@dataclass(frozen=True, kw_only=True)
class ReadPost:
    """A post as the list tells; "" for what it does not. `faults`: why the row cannot be taken.

    `place.doubt`: another district that the row's puskesmas serves in the rest of the file, "" when nothing is odd.
    """

    row: int
    place: PlaceNames = field(default_factory=PlaceNames)
    name: str = ""
    number: str = ""
    address: str = ""
    open_rule: str = ""
    faults: tuple[Fault, ...] = ()


def read_posts(lines: Iterable[Line]) -> Iterator[ReadPost]:
    """The posts of a list; a row that names a puskesmas alone is none. The whole list is read to find what is odd."""
    rows = [read_post(line) for line in lines if any(text for name, text in line.told.items() if name != "puskesmas")]
    return iter(_with_doubts(rows))


def read_post(line: Line) -> ReadPost:
    """What one row says about a post."""
    cells = Cells(line)
    puskesmas = plain(line.told.get("puskesmas", ""))
    return ReadPost(
        row=line.row,
        place=replace(cells.place(), puskesmas=puskesmas if len(puskesmas) <= LONGEST_CELL else ""),
        name=cells.text("name"),
        number=cells.text("number"),
        address=cells.text("address"),
        open_rule=cells.text("open_rule"),
        faults=tuple(cells.faults),
    )


def _with_doubts(rows: list[ReadPost]) -> list[ReadPost]:
    """Mark the row whose puskesmas serves another district in the rest of the file: one of the two is a slip."""
    served: dict[str, Counter[str]] = {}
    for row in rows:
        if row.place.puskesmas:
            served.setdefault(name_key(row.place.puskesmas), Counter())[row.place.district] += 1
    return [_doubted(row, served.get(name_key(row.place.puskesmas))) for row in rows]


def _doubted(row: ReadPost, served: Counter[str] | None) -> ReadPost:
    doubt = _doubt(row.place, served)
    return replace(row, place=replace(row.place, doubt=doubt)) if doubt else row


def _doubt(place: PlaceNames, served: Counter[str] | None) -> str:
    if served is None or not place.district or not place.puskesmas:
        return ""
    district, posts = served.most_common(1)[0]
    odd = name_key(district) != name_key(place.district) and served[place.district] == 1
    return district if odd and posts >= _PLAINLY_ELSEWHERE else ""


def plain_regency(held: Counter[int], pairs: int) -> int | None:
    """The regency that a file is plainly about: it holds enough pairs, most of them, and no other comes near.

    `held`: how many of the file's `pairs` of district and village each regency holds.
    """
    ranked = held.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_PAIRS or ranked[0][1] < pairs * _MOST:
        return None
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if runner_up * _FAR_AHEAD <= ranked[0][1] else None

"""What a Laporan Pembinaan tells, as it is kept: lines that are counted, and two texts in the sender's own words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A counted line: `counted` in the whole area, `accepted` the sum of the reports accepted from directly below.

    `accepted` None: no report from below has been accepted. Rupiah where the line's unit is Rp.
    """

    code: str
    counted: int
    accepted: int | None = None


@dataclass(frozen=True)
class Contents:
    """The report of an area: lines in order, obstacles, proposals, how many reports from below were accepted of how
    many."""

    lines: tuple[Told, ...]
    obstacles: str
    proposals: str
    accepted_from: int
    areas_below: int

    def count(self, code: str) -> int | None:
        """The counted value of a line; None when the report does not have it."""
        return next((one.counted for one in self.lines if one.code == code), None)


def packed(contents: Contents) -> bytes:
    """The report as bytes; the same report gives the same bytes."""
    return json.dumps(
        {
            "lines": [[one.code, one.counted, one.accepted] for one in contents.lines],
            "obstacles": contents.obstacles,
            "proposals": contents.proposals,
            "below": [contents.accepted_from, contents.areas_below],
        },
        ensure_ascii=False,
        sort_keys=True,
    ).encode()


def unpacked(data: bytes) -> Contents:
    """The report that these bytes hold."""
    found = json.loads(data)
    lines = tuple(Told(code, counted, accepted) for code, counted, accepted in found["lines"])
    return Contents(lines, found["obstacles"], found["proposals"], *found["below"])


def accepted_sum(code: str, below: Iterable[Contents]) -> int | None:
    """What the accepted reports tell of a line together; None when none of them tells it."""
    told = [value for one in below if (value := one.count(code)) is not None]
    return sum(told) if told else None

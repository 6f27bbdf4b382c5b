"""Charts as SVG made by the server: no script, readable in black and white. Pure: returns coordinates for templates.

This year stands in colour over last year in grey; bars begin at zero; only the last value is written out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simpul.kernel.period import Period
from simpul.web import words

WIDTH, HEIGHT, TOP, BOTTOM = 320.0, 96.0, 18.0, 14.0


@dataclass(frozen=True)
class Bar:
    """One month: where its bars stand. `missing` months have no bar at all, never a bar of zero."""

    x: float
    width: float
    y: float
    height: float
    before_y: float
    before_height: float
    label: str
    title: str
    missing: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def now_x(self) -> float:
        """This year stands narrower in front of last year, so that both are seen in black and white."""
        return round(self.x + self.width * 0.15, 2)

    @property
    def now_width(self) -> float:
        return round(self.width * 0.7, 2)

    @property
    def letter(self) -> str:
        """The month by its first letter; the table below has the names."""
        return self.label[0]


@dataclass(frozen=True)
class Trend:
    """Twelve months of one figure, with the same months a year before."""

    name: str
    bars: tuple[Bar, ...]
    last_x: float
    last_y: float
    last: str
    summary: str
    rows: tuple[tuple[str, str, str], ...]
    base: float = HEIGHT - BOTTOM
    label_y: float = HEIGHT - 2
    view_box: str = f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"


def trend(
    name: str, months: Sequence[Period], now: Sequence[float | None], before: Sequence[float | None], unit: str = ""
) -> Trend:
    """Bars of `now` over `before` (same length as `months`; None: not known)."""
    top = max([value for value in (*now, *before) if value is not None] or [0]) or 1
    step = WIDTH / len(months)
    room = HEIGHT - TOP - BOTTOM
    bars = []
    for place, (month, value, old) in enumerate(zip(months, now, before, strict=True)):
        height, old_height = (room * (one or 0) / top for one in (value, old))
        bars.append(
            Bar(
                x=round(place * step + step * 0.2, 2),
                width=round(step * 0.6, 2),
                y=round(HEIGHT - BOTTOM - height, 2),
                height=round(height, 2),
                before_y=round(HEIGHT - BOTTOM - old_height, 2),
                before_height=round(old_height, 2),
                label=words.SHORT_MONTHS[month.month - 1],
                title=f"{month.title}: {words.number(value)}",
                missing=value is None,
            )
        )
    last = bars[-1]
    return Trend(
        name=name,
        bars=tuple(bars),
        last_x=WIDTH,
        last_y=max(min(last.y, last.before_y) - 4, 11.0),
        last=words.number(now[-1]),
        summary=_summary(months, now, unit),
        rows=tuple(
            (month.title, words.number(value), words.number(old))
            for month, value, old in zip(months, now, before, strict=True)
        ),
    )


def _summary(months: Sequence[Period], now: Sequence[float | None], unit: str) -> str:
    """What the chart says, for those who hear it."""
    known = [(month, value) for month, value in zip(months, now, strict=True) if value is not None]
    if not known:
        return "Belum ada angka."
    highest = max(known, key=lambda one: one[1])
    last_month, last = known[-1]
    return (
        f"{last_month.title}: {words.number(last)} {unit}".rstrip()
        + f". Tertinggi {words.number(highest[1])} pada {highest[0].title}."
    )


def shade(value: float | None, steps: Sequence[float] = (25, 50, 75, 100)) -> int:
    """Which of five tints: 0 for not known, 1-4 by quarter of a percentage."""
    if value is None:
        return 0
    return min(1 + sum(value >= step for step in steps[:-1]), 4)

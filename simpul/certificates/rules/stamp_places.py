"""Where the lines of a certificate stand on an A4 sheet laid across: points from the lower left corner. Our design."""

from dataclasses import dataclass

MM = 72 / 25.4
WIDTH, HEIGHT = 297 * MM, 210 * MM


@dataclass(frozen=True)
class Slot:
    """A line: height of its foot, its middle, the size of its letters, the width that it may take."""

    low: float
    middle: float
    size: float
    width: float


def _slot(from_top: float, size: float, width: float = 235) -> Slot:
    """`from_top` and `width` in millimetres."""
    return Slot(HEIGHT - from_top * MM, WIDTH / 2, size, width * MM)


NUMBER = _slot(66, 12)
NAME = _slot(91, 26)
BESIDE = _slot(102, 13)
FIELDS = _slot(139, 12)
QR_LEFT, QR_LOW, QR_SIDE = 24 * MM, 22 * MM, 42 * MM

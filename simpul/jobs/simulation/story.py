"""Where the demo plays: the places named in the five reports that the project comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

# (code of an area, how many posts in each village below it, how many villages at most)
PLACES = (
    ("51.08.06.1020", 6, 1),  # Penarukan
    ("51.08.06.1029", 6, 1),  # Kampung Baru
    ("51.08.06.1006", 6, 1),  # Banyuasri
    ("51.08.06.1024", 6, 1),  # Kaliuntu
    ("51.08.08", 3, 20),  # Kubutambahan
    ("63.09.02", 4, 20),  # Kelua, every village
    ("36.02", 2, 14),  # Lebak
)
# A few villages in each of the 14 kabupaten and kota of Kalimantan Tengah.
SPREAD = ("62", 1, 4)
HAMLET_KINDS = {"51": "banjar", "63": "RT", "62": "RT", "36": "kampung"}


@dataclass(frozen=True)
class Setting:
    """How many posts stand in which area's villages."""

    area_code: str
    posts_per_village: int
    villages: int


def settings() -> Iterator[Setting]:
    """The named places, in the order of the reports."""
    for code, posts, villages in PLACES:
        yield Setting(code, posts, villages)


def hamlet_kind(village_code: str) -> str:
    """The local word for the part of a village, by province."""
    return HAMLET_KINDS.get(village_code[:2], "RW")

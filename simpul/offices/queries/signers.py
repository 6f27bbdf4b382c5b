"""Who signs the SK of an area, in the words of the place."""

from datetime import date

from simpul.offices.rules.signing import signer_offices
from simpul.places import queries as places
from simpul.standards.areas import kind


def head_titles(area_id: int, on: date) -> tuple[str, ...]:
    """What the head of the area is called there on that day, then in the law: "Perbekel", "Kepala Desa"."""
    titles = (places.head_title(area_id, on), kind(places.area(area_id).kind).head_title)
    return tuple(dict.fromkeys(title for title in titles if title))


def signers(area_id: int, on: date) -> tuple[str, ...]:
    """The offices that may sign an SK of the area, the head first."""
    return signer_offices(head_titles(area_id, on), places.area(area_id).name)

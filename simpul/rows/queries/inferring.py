"""Which regency a file is about that does not name one: told by many whole pairs of district and village."""

from collections import Counter
from collections.abc import Sequence

from simpul.kernel.actor import REGENCY
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.places.queries.placing import Gazetteer
from simpul.rows.rules.posts import ReadPost, plain_regency

_EXACT = 0.999


def infer_regency(*, rows: Sequence[ReadPost]) -> AreaView | None:
    """The one regency that holds the pairs (district, village) of the rows that name no regency; None if not plain.

    One pair proves nothing, for names repeat; many pairs of one file that lie together in a single regency do. The
    villages themselves are then placed by their whole path as ever.
    """
    pairs = {(row.place.district, row.place.village) for row in rows if not (row.place.regency or row.faults)}
    pairs = {(district, village) for district, village in pairs if district and village}
    gazetteer = Gazetteer()
    held: Counter[int] = Counter()
    for district, village in pairs:
        found = gazetteer.place(village=village, district=district, regency="").candidates
        held.update({area.path[REGENCY] for area, score in found if score >= _EXACT})
    regency_id = plain_regency(held, len(pairs))
    return places.area(regency_id) if regency_id is not None else None

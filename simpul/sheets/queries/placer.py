"""Where the rows of a list lie: by code, else by the whole path of names, else somebody is asked (docs/adr/0024)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.area_code import AreaCode
from simpul.kernel.refusals import SENTENCES
from simpul.places import queries as places
from simpul.places.queries import AreaView, Placing
from simpul.places.queries.placing import Gazetteer
from simpul.places.rules import name_key
from simpul.places.rules.placing import read_code, wanted
from simpul.sheets.rules.kinds import ASK, ERROR
from simpul.sheets.rules.messages import message
from simpul.sheets.rules.places import PlaceNames, is_bps_code

_LEVELS = ("province", "regency", "district", "village")


class Stop(Exception):
    """The row is settled without a place: its result, a sentence, whom to choose from."""

    def __init__(self, result: str, message: str, candidates: Sequence[AreaView] = ()) -> None:
        self.result, self.message, self.candidates = result, message, candidates
        super().__init__(message)

    def again(self) -> "Stop":
        """The same for another row."""
        return Stop(self.result, self.message, self.candidates)


class Placer:
    """Finds the village of each row, the same path of names once. `area_id`: what the whole file is about, or None.

    `action`: the right that the actor needs in the village; `answers`: what people said (PlaceNames.hashed).
    """

    def __init__(self, by: Actor, action: str, area_id: int | None, answers: Mapping[str, int] | None = None) -> None:
        self.by, self.action, self.answers = by, action, answers or {}
        self.within = places.trail(area_id) if area_id is not None else []
        self.gazetteer = Gazetteer()
        self.villages: dict[int, AreaView] = {}
        self.found: dict[PlaceNames, tuple[AreaView, str] | Stop] = {}

    def place(self, row: PlaceNames) -> tuple[AreaView, str]:
        """The village where the row lies and the actor has the right, and a note about a code that was not used.

        Stop where that is not certain.
        """
        if row not in self.found:
            self.found[row] = self._settle(row)
        settled = self.found[row]
        if isinstance(settled, Stop):
            raise settled.again()
        return settled

    def _settle(self, row: PlaceNames) -> "tuple[AreaView, str] | Stop":
        try:
            village, note = self._place(row)
            self._require_inside(village)
        except Stop as stop:
            return stop
        return village, note

    def _place(self, row: PlaceNames) -> tuple[AreaView, str]:
        if self.answers and (answered := self.answers.get(row.hashed)) is not None:
            return self._village(answered), ""
        row = self._filled(row)
        code, dotted = read_code(row.code)
        known = places.area_by_code(code.text) if code is not None else None
        if dotted and known is None:
            raise Stop(ERROR, message("kode-tidak-dikenal", code=row.code))
        if not row.village:
            return self._by_code_alone(row, known, dotted), ""
        if known is not None and dotted:
            return self._by_code_and_names(row, known), ""
        if code is None:
            self._require_no_other_code(row)
        return self._by_names(row), message("kode-bps-dilewati") if code is None and is_bps_code(row.code) else ""

    def _filled(self, row: PlaceNames) -> PlaceNames:
        """The row with the levels that the area of the whole file gives, where the row leaves them out.

        Nothing is filled above a level that the row names otherwise: that would mix two paths.
        """
        known = dict(zip(_LEVELS, self.within[1:], strict=False))
        while known and any(_names_otherwise(getattr(row, level), area) for level, area in known.items()):
            known.pop(next(iter(known)))
        return replace(row, **{level: getattr(row, level) or area.full_name for level, area in known.items()})

    def _by_code_alone(self, row: PlaceNames, known: AreaView | None, dotted: bool) -> AreaView:
        if known is not None and dotted:
            return known
        if known is not None:
            raise Stop(ASK, message("kode-tanpa-titik", code=row.code), (known,))
        if is_bps_code(row.code):
            raise Stop(ERROR, message("kode-bps", code=row.code))
        raise Stop(ERROR, message("kode-tidak-dikenal" if row.code else "desa-kosong", code=row.code))

    def _by_code_and_names(self, row: PlaceNames, known: AreaView) -> AreaView:
        """A code settles what names leave open, as long as they do not plainly say another village."""
        found = self._ask_gazetteer(row, row.district)
        near = [area for area, _ in found.candidates]
        if found.sure and found.area_id != known.id:
            raise Stop(ASK, message("kode-bukan-nama", code=row.code), (known, near[0]))
        district = places.trail(known.id)[-2]
        if found.sure or name_key(district.name) in wanted(row.district, district.level).exact:
            return known
        raise Stop(ASK, message("kode-bukan-nama", code=row.code), (known, *near))

    def _require_no_other_code(self, row: PlaceNames) -> None:
        """A code of a district or regency in the village's column is a slip that names must not paper over."""
        try:
            level = AreaCode.parse(row.code).level
        except ValueError:
            return
        if (level in (2, 3) and "." in row.code) or level == VILLAGE:
            raise Stop(ERROR, message("kode-bukan-desa", code=row.code))

    def _by_names(self, row: PlaceNames) -> AreaView:
        found = self._ask_gazetteer(row, row.district)
        if not found.sure or found.area_id is None:
            raise Stop(ASK, found.why, [area for area, _ in found.candidates])
        if row.doubt:
            other = self._ask_gazetteer(row, row.doubt)
            if other.sure and other.area_id is not None and other.area_id != found.area_id:
                both = places.areas([found.area_id, other.area_id])
                words = message("puskesmas-lain", puskesmas=row.puskesmas, district=row.doubt, village=row.village)
                raise Stop(ASK, words, [both[found.area_id], both[other.area_id]])
        return self._village(found.area_id)

    def _ask_gazetteer(self, row: PlaceNames, district: str) -> Placing:
        return self.gazetteer.place(
            village=row.village, district=district, regency=row.regency, province=row.province or None, code=row.code
        )

    def _village(self, area_id: int) -> AreaView:
        if area_id not in self.villages:
            self.villages[area_id] = places.area(area_id)
        return self.villages[area_id]

    def _require_inside(self, village: AreaView) -> None:
        if self.within and self.within[-1].id not in village.path:
            raise Stop(ERROR, message("di-luar-wilayah", area=self.within[-1].full_name), (village,))
        if not self.by.may(self.action, Scope(area=village.path)):
            raise Stop(ERROR, SENTENCES["tidak-berhak"])


def with_district(candidates: Sequence[AreaView]) -> tuple[str, ...]:
    """ "72.10.02.2001 Desa Bobo, Kec. Palolo": names repeat, so the district stands beside them."""
    ways = places.trails(area.id for area in candidates)
    return tuple(f"{area.code} {area.full_name}, {ways[area.id][-2].label}" for area in candidates)


def _names_otherwise(typed: str, area: AreaView) -> bool:
    """Whether a level is named, and plainly not as this area."""
    return bool(typed) and name_key(area.name) not in wanted(typed, area.level).exact

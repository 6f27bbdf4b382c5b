"""What an import of posts would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict
from uuid import UUID

from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.area_code import AreaCode
from simpul.kernel.refusals import SENTENCES
from simpul.places import queries as places
from simpul.places.queries import AreaView, Placing
from simpul.places.queries.placing import Gazetteer
from simpul.places.rules import name_key
from simpul.places.rules.placing import read_code, wanted
from simpul.registry.models import Post
from simpul.registry.rules import CLOSED, clean_name, name_fault, number_fault, parse_open_rule, post_key, post_label
from simpul.registry.rules.messages import message
from simpul.registry.rules.sheet import SheetRow, is_bps_code, too_long


class Told(TypedDict, total=False):
    """What a row tells of a post, in the names of its fields."""

    name: str
    address: str
    number: str
    open_rule: str


_LEVELS = ("province", "regency", "district", "village")
NEW, SAME, CHANGED, ASK, ERROR = "new", "same", "changed", "ask", "error"


@dataclass(frozen=True)
class PlannedRow:
    """What would come of a row: result (new, same, changed, ask, error), where it lies, whom to ask about, in words.

    `changes`: what an existing post (`post_id`) would get; for a new post all that is known of it.
    """

    row: int
    result: str
    area_code: str = ""
    candidates: tuple[str, ...] = ()
    message: str = ""
    village_id: int = 0
    post_id: UUID | None = None
    changes: Told = field(default_factory=Told)


class _Stop(Exception):
    """The row is settled without a place."""

    def __init__(self, result: str, message: str, candidates: Sequence[AreaView] = ()) -> None:
        self.result, self.message, self.candidates = result, message, candidates
        super().__init__(message)


def plan_import(*, by: Actor, rows: Sequence[SheetRow], area_id: int | None = None) -> list[PlannedRow]:
    """What would come of each row, in order; nothing is written.

    `area_id`: the area that the whole file is about; it fills the levels that the file does not name, and nothing
    outside it is placed. Without a regency, in the file or so, every row is asked.
    """
    return _Planner(by, rows, area_id).plan()


class _Planner:
    """Reads what all rows need once: the areas above, the names and posts of each village."""

    def __init__(self, by: Actor, rows: Sequence[SheetRow], area_id: int | None) -> None:
        self.by, self.rows = by, rows
        self.within = places.trail(area_id) if area_id is not None else []
        self.gazetteer = Gazetteer()
        self.villages: dict[int, AreaView] = {}
        self.posts: dict[int, dict[str, Post]] = {}
        self.rows_of: dict[tuple[int, str], int] = {}

    def plan(self) -> list[PlannedRow]:
        return [self._settle(row) for row in self.rows]

    def _settle(self, row: SheetRow) -> PlannedRow:
        try:
            name = self._name(row)
            village, note = self._place(row)
            self._require_inside(village)
            return self._compare(row, name, village, note)
        except _Stop as stop:
            shown = _with_district(stop.candidates)
            return PlannedRow(row.row, stop.result, candidates=shown, message=stop.message)

    def _name(self, row: SheetRow) -> str:
        if long := too_long(row):
            raise _Stop(ERROR, message("sel-terlalu-panjang", column=long))
        name = clean_name(row.name)
        if fault := name_fault(name):
            raise _Stop(ERROR, SENTENCES[fault])
        return name

    def _place(self, row: SheetRow) -> tuple[AreaView, str]:
        """The village, and a note about a code that was not used."""
        row = self._filled(row)
        code, dotted = read_code(row.code)
        known = places.area_by_code(code.text) if code is not None else None
        if dotted and known is None:
            raise _Stop(ERROR, message("kode-tidak-dikenal", code=row.code))
        if not row.village:
            return self._by_code_alone(row, known, dotted), ""
        if known is not None and dotted:
            return self._by_code_and_names(row, known), ""
        if code is None:
            self._require_no_other_code(row)
        return self._by_names(row), message("kode-bps-dilewati") if code is None and is_bps_code(row.code) else ""

    def _filled(self, row: SheetRow) -> SheetRow:
        """The row with the levels that the area of the whole file gives, where the row leaves them out.

        Nothing is filled above a level that the row names itself: that would mix two paths.
        """
        known = dict(zip(_LEVELS, (area.full_name for area in self.within[1:]), strict=False))
        while known and any(getattr(row, field) for field in known):
            known.pop(next(iter(known)))
        return replace(
            row,
            province=known.get("province", row.province),
            regency=known.get("regency", row.regency),
            district=known.get("district", row.district),
            village=known.get("village", row.village),
        )

    def _by_code_alone(self, row: SheetRow, known: AreaView | None, dotted: bool) -> AreaView:
        if known is not None and dotted:
            return known
        if known is not None:
            raise _Stop(ASK, message("kode-tanpa-titik", code=row.code), (known,))
        if is_bps_code(row.code):
            raise _Stop(ERROR, message("kode-bps", code=row.code))
        raise _Stop(ERROR, message("kode-tidak-dikenal" if row.code else "desa-kosong", code=row.code))

    def _by_code_and_names(self, row: SheetRow, known: AreaView) -> AreaView:
        """A code settles what names leave open, as long as they do not plainly say another village."""
        found = self._ask_gazetteer(row, row.district)
        near = [area for area, _ in found.candidates]
        if found.sure and found.area_id != known.id:
            raise _Stop(ASK, message("kode-bukan-nama", code=row.code), (known, near[0]))
        district = places.trail(known.id)[-2]
        if found.sure or name_key(district.name) in wanted(row.district, district.level).exact:
            return known
        raise _Stop(ASK, message("kode-bukan-nama", code=row.code), (known, *near))

    def _require_no_other_code(self, row: SheetRow) -> None:
        """A code of a district or regency in the village's column is a slip that names must not paper over."""
        try:
            level = AreaCode.parse(row.code).level
        except ValueError:
            return
        if (level in (2, 3) and "." in row.code) or level == VILLAGE:
            raise _Stop(ERROR, message("kode-bukan-desa", code=row.code))

    def _by_names(self, row: SheetRow) -> AreaView:
        found = self._ask_gazetteer(row, row.district)
        if not found.sure or found.area_id is None:
            raise _Stop(ASK, found.why, [area for area, _ in found.candidates])
        if row.doubt:
            other = self._ask_gazetteer(row, row.doubt)
            if other.sure and other.area_id is not None and other.area_id != found.area_id:
                both = places.areas([found.area_id, other.area_id])
                words = message("puskesmas-lain", puskesmas=row.puskesmas, district=row.doubt, village=row.village)
                raise _Stop(ASK, words, [both[found.area_id], both[other.area_id]])
        return self._village(found.area_id)

    def _ask_gazetteer(self, row: SheetRow, district: str) -> Placing:
        return self.gazetteer.place(
            village=row.village, district=district, regency=row.regency, province=row.province or None, code=row.code
        )

    def _village(self, area_id: int) -> AreaView:
        if area_id not in self.villages:
            self.villages[area_id] = places.area(area_id)
        return self.villages[area_id]

    def _require_inside(self, village: AreaView) -> None:
        if self.within and self.within[-1].id not in village.path:
            raise _Stop(ERROR, message("di-luar-wilayah", area=self.within[-1].full_name), (village,))
        if not self.by.may("post.manage", Scope(area=village.path)):
            raise _Stop(ERROR, SENTENCES["tidak-berhak"])

    def _compare(self, row: SheetRow, name: str, village: AreaView, note: str) -> PlannedRow:
        key = (village.id, post_key(name))
        if (earlier := self.rows_of.setdefault(key, row.row)) != row.row:
            words = message("baris-kembar", row=earlier)
            return PlannedRow(row.row, SAME, village.code, message=words, village_id=village.id)
        known = self._posts_of(village.id).get(key[1])
        told, remarks = self._told(row, village, known)
        words = " ".join(part for part in (*remarks, note) if part)
        if known is None:
            told["name"] = name
            return PlannedRow(row.row, NEW, village.code, message=words, village_id=village.id, changes=told)
        differs = _differing(known, told)
        found = message("sudah-ada", label=post_label(known.name))
        result = CHANGED if differs else SAME
        return PlannedRow(row.row, result, village.code, (), f"{found} {words}".strip(), village.id, known.id, differs)

    def _posts_of(self, village_id: int) -> dict[str, Post]:
        if village_id not in self.posts:
            open_ones = Post.objects.filter(village_id=village_id).exclude(state=CLOSED)
            self.posts[village_id] = {p.name_key: p for p in open_ones}
        return self.posts[village_id]

    def _told(self, row: SheetRow, village: AreaView, known: Post | None) -> tuple[Told, list[str]]:
        """What the row tells besides the name; what cannot be read is left out with a remark."""
        told = Told()
        remarks: list[str] = []
        if address := clean_name(row.address):
            told["address"] = address
        if row.number and number_fault(row.number, village.code):
            raise _Stop(ERROR, SENTENCES[number_fault(row.number, village.code)].format(code=village.code))
        if row.number:
            holders = set(Post.objects.filter(number=row.number).values_list("id", flat=True))
            if holders - {known.id if known else None}:
                raise _Stop(ERROR, SENTENCES["nomor-registrasi-dipakai"])
            told["number"] = row.number
        try:
            if rule := parse_open_rule(row.open_rule):
                told["open_rule"] = rule
        except ValueError:
            remarks.append(message("jadwal-dilewati", text=row.open_rule))
        return told, remarks


def _differing(known: Post, told: Told) -> Told:
    """What the row tells otherwise than it is known."""
    differs = Told()
    if told.get("address", known.address) != known.address:
        differs["address"] = told["address"]
    if told.get("number", known.number) != known.number:
        differs["number"] = told["number"]
    if told.get("open_rule", known.open_rule) != known.open_rule:
        differs["open_rule"] = told["open_rule"]
    return differs


def _with_district(candidates: Sequence[AreaView]) -> tuple[str, ...]:
    """ "72.10.02.2001 Desa Bobo, Kec. Palolo": names repeat, so the district stands beside them."""
    ways = places.trails(area.id for area in candidates)
    return tuple(f"{area.code} {area.full_name}, {ways[area.id][-2].label}" for area in candidates)

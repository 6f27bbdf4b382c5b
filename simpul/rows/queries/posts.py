"""What an import of posts would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict
from uuid import UUID

from simpul.kernel.refusals import SENTENCES
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.registry.queries import KnownPost
from simpul.registry.rules import clean_name, name_fault, number_fault, parse_open_rule, post_key, post_label
from simpul.rows.rules.posts import ReadPost
from simpul.sheets.queries import Placer, Stop, with_district
from simpul.sheets.rules.kinds import ASK, CHANGED, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


class Told(TypedDict, total=False):
    """What a row tells of a post, in the names of its fields."""

    name: str
    address: str
    number: str
    open_rule: str


@dataclass(frozen=True)
class PlannedPost(Planned):
    """What would come of a post: what an existing one (`post_id`) would get (`changes`); for a new one all that is
    known of it."""

    village_id: int = 0
    post_id: UUID | None = None
    known: KnownPost | None = None
    changes: Told = field(default_factory=Told)


class PostsPlanner:
    """Reads what all rows need once: the areas above, the names and posts of each village.

    The area that the whole file is about fills the levels that the file does not name, and nothing outside it is
    placed. Without a regency, in the file or so, every row is asked.
    """

    def __init__(self, setting: Setting) -> None:
        self.by = setting.by
        self.placer = Placer(setting.by, "post.manage", setting.area_id, setting.answers)
        self.names = list_kind("posts").names()
        self.posts: dict[int, dict[str, KnownPost]] = {}
        self.rows_of: dict[tuple[int, str], int] = {}

    def plan(self, rows: Sequence[ReadPost]) -> list[PlannedPost]:
        """What would come of each row, in order."""
        return [self._settle(row) for row in rows]

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.posts.clear()
        self.rows_of.clear()

    def _settle(self, row: ReadPost) -> PlannedPost:
        try:
            name = self._name(row)
            village, note = self.placer.place(row.place)
            return self._compare(row, name, village, note)
        except Stop as stop:
            shown, asked = with_district(stop.candidates), row.place if stop.result == ASK else None
            return PlannedPost(row.row, stop.result, candidates=shown, message=stop.message, place=asked)

    def _name(self, row: ReadPost) -> str:
        if row.faults:
            raise Stop(ERROR, " ".join(message(fault.code, column=self.names[fault.field]) for fault in row.faults))
        name = clean_name(row.name)
        if fault := name_fault(name):
            raise Stop(ERROR, SENTENCES[fault])
        return name

    def _compare(self, row: ReadPost, name: str, village: AreaView, note: str) -> PlannedPost:
        key = (village.id, post_key(name))
        if (earlier := self.rows_of.setdefault(key, row.row)) != row.row:
            words = message("baris-kembar", row=earlier)
            return PlannedPost(row.row, SAME, village.code, message=words, village_id=village.id)
        known = self._posts_of(village.id).get(key[1])
        told, remarks = self._told(row, village, known)
        words = " ".join(part for part in (*remarks, note) if part)
        if known is None:
            told["name"] = name
            return PlannedPost(row.row, NEW, village.code, message=words, village_id=village.id, changes=told)
        differs = _differing(known, told)
        found = message("sudah-ada", label=post_label(known.name))
        result = CHANGED if differs else SAME
        return PlannedPost(
            row.row,
            result,
            village.code,
            message=f"{found} {words}".strip(),
            village_id=village.id,
            post_id=known.id,
            known=known,
            changes=differs,
        )

    def _posts_of(self, village_id: int) -> dict[str, KnownPost]:
        if village_id not in self.posts:
            self.posts[village_id] = {p.name_key: p for p in registry.known_posts(by=self.by, village_id=village_id)}
        return self.posts[village_id]

    def _told(self, row: ReadPost, village: AreaView, known: KnownPost | None) -> tuple[Told, list[str]]:
        """What the row tells besides the name; what cannot be read is left out with a remark."""
        told = Told()
        remarks: list[str] = []
        if address := clean_name(row.address):
            told["address"] = address
        if row.number and number_fault(row.number, village.code):
            raise Stop(ERROR, SENTENCES[number_fault(row.number, village.code)].format(code=village.code))
        if row.number:
            if registry.holder_of_number(row.number) not in (None, known.id if known else None):
                raise Stop(ERROR, SENTENCES["nomor-registrasi-dipakai"])
            told["number"] = row.number
        try:
            if rule := parse_open_rule(row.open_rule):
                told["open_rule"] = rule
        except ValueError:
            remarks.append(message("jadwal-dilewati", text=row.open_rule))
        return told, remarks


def _differing(known: KnownPost, told: Told) -> Told:
    """What the row tells otherwise than it is known."""
    differs = Told()
    if told.get("address", known.address) != known.address:
        differs["address"] = told["address"]
    if told.get("number", known.number) != known.number:
        differs["number"] = told["number"]
    if told.get("open_rule", known.open_rule) != known.open_rule:
        differs["open_rule"] = told["open_rule"]
    return differs

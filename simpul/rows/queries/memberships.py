"""What an import of those who serve in other bodies would do, row by row, before anything is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from simpul.eligibility.queries import RIGHT, Foreseen, NewMembership, foresee
from simpul.eligibility.rules import PERHAPS, SURE
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.rules import clean_name, person_key
from simpul.places.queries import AreaView
from simpul.rows.rules.memberships import ReadMembership
from simpul.sheets.queries import Placer, Stop, with_district
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class PlannedMembership(Planned):
    """What would come of somebody in another body: `item` would be written down in the village `village_id`."""

    item: NewMembership | None = None
    village_id: int = 0


class MembershipsPlanner:
    """Plans rows in parts, each judged as when it is written down by hand; twins are found within all parts."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.by = setting, setting.by
        self.placer = Placer(setting.by, RIGHT, setting.area_id, setting.answers)
        self.names = list_kind("memberships").names()
        self.seen: dict[object, int] = {}

    def plan(self, rows: Sequence[ReadMembership]) -> list[PlannedMembership]:
        """What would come of each row, in order."""
        planned = [self._planned(row) for row in rows]
        by_village = defaultdict(list)
        for one in planned:
            if one.item is not None:
                by_village[one.village_id].append(one.item)
        judged: dict[Any, Foreseen] = {}
        for village_id, items in by_village.items():
            told = foresee(by=self.by, village_id=village_id, items=items)
            judged |= {item.id: one for item, one in zip(items, told, strict=True)}
        return [_as_judged(one, judged[one.item.id]) if one.item else one for one in planned]

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.seen.clear()

    def _planned(self, row: ReadMembership) -> PlannedMembership:
        if row.faults:
            words = [message(fault.code, column=self.names[fault.field]) for fault in row.faults]
            return PlannedMembership(row.row, ERROR, message=" ".join(words), column=row.faults[0].field)
        body = row.body or self.setting.told.get("body", "")
        if not body:
            return PlannedMembership(row.row, ERROR, message=message("lembaga-kosong"), column="body")
        try:
            name = clean_name(row.name)
            village, note = self.placer.place(row.place)
        except Refusal as refusal:
            return PlannedMembership(row.row, ERROR, message=refusal.sentence, column=refusal.field or "")
        except Stop as stop:
            shown, asked = with_district(stop.candidates), row.place if stop.result == ASK else None
            return PlannedMembership(row.row, stop.result, "", shown, stop.message, "village", place=asked)
        return self._going(row, body, name, village, [note] if note else [])

    def _going(
        self, row: ReadMembership, body: str, name: str, village: AreaView, remarks: list[str]
    ) -> PlannedMembership:
        twin = (village.id, body, row.role, row.nik or (person_key(name), row.birth_date))
        if (earlier := self.seen.setdefault(twin, row.row)) != row.row:
            return PlannedMembership(row.row, SAME, village.code, (), message("baris-kembar", row=earlier))
        if row.from_above:
            remarks.append(message("lembaga-dari-atas"))
        if not row.nik and row.birth_date is None:
            remarks.append(message("anggota-mungkin-tanpa-lahir"))
        item = NewMembership(
            id=new_id(),
            body=body,
            role=row.role,
            name=name,
            nik=row.nik,
            birth_date=row.birth_date,
            valid_from=row.valid_from or self._day("valid_from"),
            valid_to=row.valid_to or self._day("valid_to"),
        )
        said, warned = " ".join(remarks), bool(remarks)
        return PlannedMembership(row.row, NEW, village.code, (), said, warned=warned, item=item, village_id=village.id)

    def _day(self, field: str) -> date | None:
        text = self.setting.told.get(field, "")
        return date.fromisoformat(text) if text else None


def _as_judged(one: PlannedMembership, told: Foreseen) -> PlannedMembership:
    if told.refusal is not None:
        column = told.refusal.field or ""
        return replace(one, result=ERROR, message=told.refusal.sentence, column=column, item=None, warned=False)
    if told.known:
        return replace(one, result=SAME, message=message("sudah-tercatat"), item=None, warned=False)
    said = {SURE: "anggota-cocok", PERHAPS: "anggota-mungkin"}.get(told.state, "anggota-tak-dikenal")
    return replace(one, message=_joined([message(said), one.message]), warned=one.warned or told.state == PERHAPS)


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)

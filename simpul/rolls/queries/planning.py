"""What an import of attendance would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.attendance.queries.whereabouts import whereabouts
from simpul.kernel.civil_time import written
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import ground_of
from simpul.participants.queries.ground import MANAGE
from simpul.participants.rules.states import SEATED
from simpul.rolls.queries.people import Listed, ListOfBatch
from simpul.rolls.rules.reading import CROSS, HERE, ONE_COLUMN, ReadRoll
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class PlannedRoll(Planned):
    """What would come of a row: `participant` would be noted on these days."""

    participant: UUID | None = None
    days: tuple[date, ...] = ()


class RollsPlanner:
    """Plans rows in parts; `setting.told`: `batch`, `attended_on`, `cross` and `everybody` (rolls.toml)."""

    def __init__(self, setting: Setting) -> None:
        self.told = setting.told
        self.batch_id = batch_of(setting)
        self.ground = ground_of(self.batch_id, setting.at)
        if not self.ground.may(setting.by, MANAGE):
            raise Refusal("tidak-ditemukan")
        self.people = ListOfBatch(self.batch_id)
        self.noted = {id: set(days) for id, days in whereabouts([self.batch_id])[0].items()}
        self.names = list_kind("rolls").names()
        self.rows: dict[UUID, int] = {}  # who was planned, with their row

    def plan(self, rows: Sequence[ReadRoll]) -> list[PlannedRoll]:
        """What would come of each row, in order."""
        return [self._planned(row) for row in rows]

    def forget_rows(self) -> None:
        """What was planned has been brought in; earlier rows are still told."""

    def _planned(self, row: ReadRoll) -> PlannedRoll:
        if row.faults:
            words = [message(fault.code, column=self.names[fault.field]) for fault in row.faults]
            return PlannedRoll(row.row, ERROR, message=" ".join(words), column=row.faults[0].field)
        found = self.people.meant(row)
        if len(found) > 1:
            names = tuple(f"{one.name}, {one.village or '—'} ({one.code})" for one in found)
            return PlannedRoll(row.row, ASK, "", names, message("peserta-lebih-dari-satu"), "name")
        if not found:
            return PlannedRoll(row.row, ERROR, message=message("peserta-tidak-pada-daftar"), column="name")
        try:
            return self._noted(row, found[0], self._days(row))
        except Refusal as refusal:
            return PlannedRoll(row.row, ERROR, message=refusal.sentence, column=refusal.field or "")

    def _noted(self, row: ReadRoll, one: Listed, days: list[date]) -> PlannedRoll:
        if not days:
            return PlannedRoll(row.row, SAME, message=message("tidak-hadir"))
        if one.state != SEATED:
            raise Refusal("peserta-belum-dapat-kursi", field="name")
        known = self.noted.setdefault(one.id, set())
        new = tuple(on for on in days if on not in known)
        if not new:
            earlier = self.rows.get(one.id)
            said = message("baris-kembar", row=earlier) if earlier else message("sudah-tercatat")
            return PlannedRoll(row.row, SAME, message=said)
        known.update(new)
        self.rows[one.id] = row.row
        said = message("hadir-pada", days=", ".join(written(on) for on in new))
        return PlannedRoll(row.row, NEW, message=said, participant=one.id, days=new)

    def _days(self, row: ReadRoll) -> list[date]:
        """The days on which the row says that they were there."""
        cells = row.days or ({ONE_COLUMN: HERE} if self.told.get("everybody") else {})
        return sorted({self._day(number) for number, word in cells.items() if self._is_here(word)})

    def _is_here(self, word: str) -> bool:
        if word != CROSS:
            return word == HERE
        if not self.told.get("cross"):
            raise Refusal("arti-x-belum-disebut")
        return self.told["cross"] == HERE

    def _day(self, number: int) -> date:
        days = self.ground.days
        if number == ONE_COLUMN:
            on = date.fromisoformat(self.told["attended_on"]) if self.told.get("attended_on") else None
            on = on or (days[0] if len(days) == 1 else None)
            if on is None:
                raise Refusal("hari-daftar-belum-disebut")
        elif number > len(days):
            raise Refusal("hari-daftar-berlebih", banyak=len(days))
        else:
            on = days[number - 1]
        if on not in days:
            raise Refusal("bukan-hari-kegiatan", tanggal=written(on))
        if on > self.ground.today:
            raise Refusal("hari-kegiatan-belum-tiba", tanggal=written(on))
        return on


def batch_of(setting: Setting) -> UUID:
    """The batch that was told; Refusal `impor-perlu-angkatan`."""
    try:
        return UUID(setting.told.get("batch", ""))
    except ValueError:
        raise Refusal("impor-perlu-angkatan") from None

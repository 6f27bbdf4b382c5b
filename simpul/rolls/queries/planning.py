"""What an import of attendance would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.attendance.queries.whereabouts import whereabouts
from simpul.kernel.civil_time import written
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import SessionLine, ground_of, sessions_of
from simpul.participants.queries.ground import MANAGE
from simpul.participants.rules.states import SEATED
from simpul.rolls.queries.people import Listed, ListOfBatch
from simpul.rolls.rules.reading import CROSS, HERE, UNNAMED, ReadRoll, Slot
from simpul.rolls.rules.sessions import meant
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind

_TOLD = 8  # titles that are named where none is the one that was meant
Where = tuple[date, UUID | None]  # a whole day, or a session of it


@dataclass(frozen=True)
class PlannedRoll(Planned):
    """What would come of a row: `participant` would be noted on these days or in these sessions."""

    participant: UUID | None = None
    there: tuple[Where, ...] = ()


class RollsPlanner:
    """Plans rows in parts; `setting.told`: `batch`, `attended_on`, `session`, `cross`, `everybody` (rolls.toml)."""

    def __init__(self, setting: Setting) -> None:
        self.told = setting.told
        self.batch_id = batch_of(setting)
        self.ground = ground_of(self.batch_id, setting.at)
        if not self.ground.may(setting.by, MANAGE):
            raise Refusal("tidak-ditemukan")
        self.people = ListOfBatch(self.batch_id)
        self.sessions = sessions_of(self.ground)
        self.titles = {one.id: one.title for one in self.sessions}
        self.noted = self._noted_before()
        self.names = list_kind("rolls").names()
        self.rows: dict[UUID, int] = {}  # who was planned, with their row

    def _noted_before(self) -> dict[UUID, set[Where]]:
        """Where everybody was noted: who was in a session was there that day."""
        days, sessions = whereabouts([self.batch_id])
        on = {one.id: one.on for one in self.sessions}
        found: dict[UUID, set[Where]] = {id: {(day, None) for day in mine} for id, mine in days.items()}
        for id, mine in sessions.items():
            found.setdefault(id, set()).update((on[one], one) for one in mine if one in on)
        return found

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
            return self._noted(row, found[0], self._there(row))
        except Refusal as refusal:
            return PlannedRoll(row.row, ERROR, message=refusal.sentence, column=refusal.field or "")

    def _noted(self, row: ReadRoll, one: Listed, there: list[Where]) -> PlannedRoll:
        if not there:
            return PlannedRoll(row.row, SAME, message=message("tidak-hadir"))
        if one.state != SEATED:
            raise Refusal("peserta-belum-dapat-kursi", field="name")
        known = self.noted.setdefault(one.id, set())
        new = tuple(where for where in there if where not in known)
        if not new:
            earlier = self.rows.get(one.id)
            said = message("baris-kembar", row=earlier) if earlier else message("sudah-tercatat")
            return PlannedRoll(row.row, SAME, message=said)
        known.update(new, ((on, None) for on, _session in new))
        self.rows[one.id] = row.row
        return PlannedRoll(row.row, NEW, message=self._said(new), participant=one.id, there=new)

    def _said(self, new: tuple[Where, ...]) -> str:
        days = [written(on) for on, session in new if session is None]
        titles = [self.titles[session] for _on, session in new if session is not None]
        told = [message("hadir-pada", days=", ".join(days))] if days else []
        return " ".join(
            [*told, message("hadir-di-sesi", n=len(titles), sessions="; ".join(titles))] if titles else told
        )

    def _there(self, row: ReadRoll) -> list[Where]:
        """The days and the sessions in which the row says that they were there."""
        cells = row.cells or ({(UNNAMED, UNNAMED): HERE} if self.told.get("everybody") else {})
        found = {self._where(slot, row) for slot, word in cells.items() if self._is_here(word)}
        return sorted(found, key=lambda where: (where[0], str(where[1] or "")))

    def _where(self, slot: Slot, row: ReadRoll) -> Where:
        """The day of a column, or its session: by the column itself, by the row, by what was said of all rows."""
        day, number = slot
        words = str(number) if number else row.session or self.told.get("session", "")
        if not words:
            return self._day(day), None
        on = self._day(day) if day or self.told.get("attended_on") else None
        found = self._session(words, [one for one in self.sessions if on in (None, one.on)])
        return self._come(found.on), found.id

    def _session(self, words: str, sessions: list[SessionLine]) -> SessionLine:
        found = meant(words, [one.title for one in sessions])
        if len(found) > 1:
            raise Refusal("sesi-daftar-lebih-dari-satu", field="session", sesi=words)
        if not found:
            there = "; ".join(f"{n} {one.title}" for n, one in enumerate(sessions[:_TOLD], start=1))
            raise Refusal("sesi-daftar-tidak-ada", field="session", sesi=words, ada=there or "-")
        return sessions[found[0]]

    def _is_here(self, word: str) -> bool:
        if word != CROSS:
            return word == HERE
        if not self.told.get("cross"):
            raise Refusal("arti-x-belum-disebut")
        return self.told["cross"] == HERE

    def _day(self, number: int) -> date:
        days = self.ground.days
        if number == UNNAMED:
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
        return self._come(on)

    def _come(self, on: date) -> date:
        if on > self.ground.today:
            raise Refusal("hari-kegiatan-belum-tiba", tanggal=written(on))
        return on


def batch_of(setting: Setting) -> UUID:
    """The batch that was told; Refusal `impor-perlu-angkatan`."""
    try:
        return UUID(setting.told.get("batch", ""))
    except ValueError:
        raise Refusal("impor-perlu-angkatan") from None

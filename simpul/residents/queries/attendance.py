"""What an import of those who came would do, row by row, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from simpul import standards
from simpul.facts import queries as facts
from simpul.facts.queries import RecordView
from simpul.kernel.actor import Scope
from simpul.kernel.civil_time import written
from simpul.kernel.ids import new_id
from simpul.kernel.names import name_key
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.registry import queries as registry
from simpul.residents.queries.whom import Found, PersonFinder, Unplaced
from simpul.residents.rules.attendance import ATTENDANCE, Activity, ReadAttendance, activities, is_open_day
from simpul.services.commands import tried_services
from simpul.services.rules.judging import check_day, check_month
from simpul.services.rules.shapes import NewRecord
from simpul.sheets.queries import Stop, with_district
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class Joining:
    """Somebody to be named in the record of an activity, in the answer to this question."""

    record: RecordView
    question: str
    person_id: UUID


@dataclass(frozen=True)
class PlannedAttendance(Planned):
    """What would come of a row: a record of its own on an open day, or a name more in the record of an activity."""

    item: NewRecord | None = None
    joining: Joining | None = None


class AttendancePlanner:
    """Plans rows in parts; `setting.told`: `activity` and `attended_on` for rows that do not tell them."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.names = list_kind("attendance").names()
        self.finder = PersonFinder(setting, "person.read")
        self.seen: dict[object, int] = {}
        self.days: dict[tuple[UUID, date, str], list[RecordView]] = {}

    def plan(self, rows: Sequence[ReadAttendance]) -> list[PlannedAttendance]:
        """What would come of each row, in order."""
        found = self.finder.find([row.whom for row in rows])
        planned = [self._planned(row, one) for row, one in zip(rows, found, strict=True)]
        return self._tried(planned)

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.seen.clear()
        self.days.clear()

    def _planned(self, row: ReadAttendance, found: Found | Stop) -> PlannedAttendance:
        if row.faults:
            said = " ".join(message(fault.code, column=self.names[fault.field]) for fault in row.faults)
            return PlannedAttendance(row.row, ERROR, message=said, column=row.faults[0].field)
        if row.absent:
            return PlannedAttendance(row.row, SAME, message=message("tidak-hadir"))
        if isinstance(found, Stop):
            shown, column = with_district(found.candidates), "village" if isinstance(found, Unplaced) else "name"
            asked = row.whom.place if isinstance(found, Unplaced) and found.result == ASK else None
            return PlannedAttendance(row.row, found.result, "", shown, found.message, column, place=asked)
        try:
            return self._compared(row, found)
        except Stop as stop:
            words = " ".join([stop.message, *found.remarks])
            return PlannedAttendance(row.row, stop.result, found.village.code, (), words, "name")
        except Refusal as refusal:
            return PlannedAttendance(row.row, ERROR, found.village.code, (), refusal.sentence, "attended_on")

    def _compared(self, row: ReadAttendance, found: Found) -> PlannedAttendance:
        if found.known is None:
            raise Stop(ASK, message("peserta-belum-terdaftar"))
        if found.post_id is None:
            raise Stop(ERROR, message("anak-tanpa-posyandu"))
        on = row.on or self._day()
        activity = row.activity or self.setting.told.get("activity", "")
        if (earlier := self.seen.setdefault((found.known.id, on, name_key(activity)), row.row)) != row.row:
            return PlannedAttendance(row.row, SAME, found.village.code, (), message("baris-kembar", row=earlier))
        check_day(on, self.setting.on)
        if is_open_day(activity):
            return self._came(row, found, found.known.id, found.post_id, on)
        return self._joins(row, found, found.known.id, found.post_id, on, activity)

    def _day(self) -> date:
        told = self.setting.told.get("attended_on", "")
        if not told:
            raise Stop(ERROR, message("tanggal-hasil-kosong", column=self.names["attended_on"]))
        return date.fromisoformat(told)

    def _came(self, row: ReadAttendance, found: Found, person_id: UUID, post_id: UUID, on: date) -> PlannedAttendance:
        """A record of its own, unless there is one of that day."""
        known = any(view.person_id == person_id for view in self._records(post_id, on, ATTENDANCE))
        if known:
            return PlannedAttendance(row.row, SAME, found.village.code, (), message("sudah-tercatat"))
        item = NewRecord(new_id(), post_id, ATTENDANCE, None, on, {}, person_id)
        words = " ".join([message("hadir-hari-buka", on=written(on)), *found.remarks])
        return PlannedAttendance(row.row, NEW, found.village.code, (), words, warned=bool(found.remarks), item=item)

    def _joins(
        self, row: ReadAttendance, found: Found, person_id: UUID, post_id: UUID, on: date, words: str
    ) -> PlannedAttendance:
        """A name more in the record of the activity, which somebody must have recorded."""
        activity = self._activity(words, on, found.village.code)
        self._require(post_id, activity, on)
        held = [view for view in self._records(post_id, on, activity.service.code) if _is(view, activity)]
        if len(held) != 1:
            code = "kegiatan-lebih-dari-satu" if held else "kegiatan-belum-dicatat"
            raise Stop(ASK, message(code, what=activity.service.name, on=written(on)))
        if str(person_id) in (held[0].answers.get(activity.question) or ()):
            return PlannedAttendance(row.row, SAME, found.village.code, (), message("sudah-tercatat"))
        said = " ".join([message("akan-dicatat", what=activity.service.name, on=written(on)), *found.remarks])
        joining = Joining(held[0], activity.question, person_id)
        told = PlannedAttendance(row.row, NEW, found.village.code, (), said, warned=bool(found.remarks))
        return replace(told, joining=joining)

    def _activity(self, words: str, on: date, village_code: str) -> Activity:
        """The activity that the words mean; Stop with those that there are."""
        known = activities(standards.services(on, village_code))
        found = next((activity for key, activity in known if key == name_key(words)), None)
        if found is None:
            names = ", ".join(dict.fromkeys(activity.service.name for _, activity in known))
            raise Stop(ERROR, f"{message('kegiatan-tidak-dikenal', what=words)} {names}.")
        return found

    def _require(self, post_id: UUID, activity: Activity, on: date) -> None:
        """What the command would refuse: the right, the closed month."""
        scope = registry.post_scope(post_id)
        self.setting.by.require("record.correct", Scope(scope.area, scope.post, activity.service.field))
        check_month(on, facts.is_closed(scope.area, Period.of(on)))

    def _records(self, post_id: UUID, on: date, service: str) -> list[RecordView]:
        key = (post_id, on, service)
        if key not in self.days:
            self.days[key] = facts.records_of_day(by=self.setting.by, post_id=post_id, on=on, service=service)
        return self.days[key]

    def _tried(self, planned: Sequence[PlannedAttendance]) -> list[PlannedAttendance]:
        """Each row as the command of the services would answer."""
        items = [one.item for one in planned if one.item]
        if not items:
            return list(planned)
        tried = tried_services(by=self.setting.by, at=self.setting.at, items=items, newcomers={})
        sentences = {outcome.id: outcome.sentence for outcome in tried if outcome.state == "refused"}
        return [refused(one, sentences) for one in planned]


def refused(one: PlannedAttendance, sentences: Mapping[UUID, str]) -> PlannedAttendance:
    """The row, wrong where its record was refused (id of the record -> sentence)."""
    id = one.item.id if one.item else one.joining.record.id if one.joining else None
    if id is None or id not in sentences:
        return one
    return replace(one, result=ERROR, message=sentences[id], column="attended_on", item=None, joining=None)


def _is(view: RecordView, activity: Activity) -> bool:
    """Whether the record is of this activity and not of one of its like."""
    return activity.choice is None or view.answers.get(activity.choice[0]) == activity.choice[1]

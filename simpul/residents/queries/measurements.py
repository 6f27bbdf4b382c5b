"""What an import of weighings, doses and vitamin A would do, row by row, before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from simpul.facts import queries as facts
from simpul.facts.queries import RecordView
from simpul.kernel.civil_time import written
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import NewResident
from simpul.people.queries import PersonFacts
from simpul.people.rules import person_key
from simpul.residents.queries.whom import Found, PersonFinder, Unplaced
from simpul.residents.rules.measurements import BY_AGE, DOSES, VITAMIN_A, WEIGHING, Given, ReadMeasurement, capsule
from simpul.services.commands import tried_services
from simpul.services.rules.judging import EARLIEST, service_for
from simpul.services.rules.shapes import WHOLE, NewRecord, Outcome
from simpul.sheets.queries import Stop, with_district
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards import forms
from simpul.standards.lists import list_kind

_FIELDS = {"bb": "weight", "pb_tb": "height", "lk": "head", "lila": "arm", "antigen": "antigens", "tempat": "given_at"}
_FIELDS |= {"kapsul": "vitamin_a", "on": "measured_on"}


@dataclass(frozen=True)
class PlannedMeasurement(Planned):
    """What would come of a row: the records to write, and a child to register before, with the post to enrol in."""

    items: tuple[NewRecord, ...] = ()
    newcomer: NewResident | None = None
    post_id: UUID | None = None


class MeasurementsPlanner:
    """Plans rows in parts.

    `setting.told`: `register` "ya" to register children who are unknown, `given_at` where the doses were given.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.names = list_kind("measurements").names()
        self.finder = PersonFinder(setting, "person.read")
        self.seen: dict[tuple[UUID, str, date], tuple[int, Mapping[str, Any]]] = {}
        self.doses: dict[tuple[UUID, str], tuple[int, date]] = {}
        self.newcomers: dict[object, tuple[NewResident, UUID]] = {}
        self.past: dict[tuple[UUID, str], list[RecordView]] = {}

    def plan(self, rows: Sequence[ReadMeasurement]) -> list[PlannedMeasurement]:
        """What would come of each row, in order."""
        found = self.finder.find([row.whom for row in rows])
        known = {one.known.id for one in found if isinstance(one, Found) and one.known}
        self.past = self._past(known, [given for row in rows for given in row.given])
        planned = [self._planned(row, one) for row, one in zip(rows, found, strict=True)]
        return self._tried(planned)

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.seen.clear()
        self.doses.clear()
        self.newcomers.clear()

    def _past(self, known: set[UUID], given: Sequence[Given]) -> dict[tuple[UUID, str], list[RecordView]]:
        """What these children were given: on the days of the rows, and every dose that they ever got."""
        if not known or not given:
            return {}
        first, last = max(min(one.on for one in given), EARLIEST), max(one.on for one in given)
        told: dict[tuple[UUID, str], list[RecordView]] = {}
        for services, since, until in (((WEIGHING, VITAMIN_A), first, last), ((DOSES,), EARLIEST, date.max)):
            views = facts.records_of_persons(
                by=self.setting.by, person_ids=known, services=services, since=since, until=until
            )
            for view in views:
                if view.person_id is not None:
                    told.setdefault((view.person_id, view.service), []).append(view)
        return told

    def _planned(self, row: ReadMeasurement, found: Found | Stop) -> PlannedMeasurement:
        if row.faults:
            said = " ".join(message(fault.code, column=self.names[fault.field]) for fault in row.faults)
            return PlannedMeasurement(row.row, ERROR, message=said, column=row.faults[0].field)
        if isinstance(found, Stop):
            shown, column = with_district(found.candidates), "village" if isinstance(found, Unplaced) else "name"
            asked = row.whom.place if isinstance(found, Unplaced) and found.result == ASK else None
            return PlannedMeasurement(row.row, found.result, "", shown, found.message, column, place=asked)
        try:
            newcomer, post_id = self._newcomer(found) if found.known is None else (None, found.post_id)
            if post_id is None:
                raise Stop(ERROR, message("anak-tanpa-posyandu"))
            return self._compared(row, found, newcomer, post_id)
        except Stop as stop:
            words = " ".join([stop.message, *found.remarks])
            return PlannedMeasurement(row.row, stop.result, found.village.code, (), words, "name")

    def _newcomer(self, found: Found) -> tuple[NewResident, UUID]:
        """Who would be registered; Stop where that is not wished, or where the row does not say enough."""
        whom = found.whom
        if self.setting.told.get("register") != "ya":
            raise Stop(ASK, message("anak-belum-terdaftar"))
        if not (whom.sex and whom.birth_date):
            raise Stop(ASK, message("anak-baru-kurang"))
        if found.post_id is None:
            raise Stop(ASK, message("anak-baru-tanpa-posyandu"))
        if whom.spoilt:
            raise Stop(ERROR, message("angka-rusak", column=self.names["nik"]))
        key = whom.nik or (found.village.id, person_key(whom.name), whom.birth_date, person_key(whom.mother_name))
        item = NewResident(
            id=new_id(),
            village_id=found.village.id,
            name=whom.name,
            sex=whom.sex,
            birth_date=whom.birth_date,
            nik=whom.nik,
            mother_name=whom.mother_name,
        )
        return self.newcomers.setdefault(key, (item, found.post_id))

    def _compared(
        self, row: ReadMeasurement, found: Found, newcomer: NewResident | None, post_id: UUID
    ) -> PlannedMeasurement:
        """The records that are not there yet; Stop where one is there with other figures, or cannot be read."""
        person = found.known or newcomer
        if person is None:
            raise ValueError("a row about nobody")
        fresh = []
        for given in row.given:
            answers = self._answers(given, found, person.birth_date)
            if (left := self._left(row.row, person.id, given, answers)) is not None:
                told = (new_id(), post_id, given.service, None, given.on, left, person.id)
                fresh.append(NewRecord(*told))
        remarks = [*found.remarks, *self._skipped(row)]
        result = NEW if fresh else SAME
        words = " ".join([self._summary(fresh, found), *remarks]).strip()
        return PlannedMeasurement(
            row=row.row,
            result=result,
            area_code=found.village.code,
            message=words,
            warned=bool(remarks),
            items=tuple(fresh),
            newcomer=newcomer,
            post_id=post_id if newcomer else None,
        )

    def _skipped(self, row: ReadMeasurement) -> list[str]:
        if not row.skipped:
            return []
        return [message("kolom-dilewati", columns=", ".join(self.names[field] for field in row.skipped))]

    def _summary(self, fresh: Sequence[NewRecord], found: Found) -> str:
        if not fresh:
            return message("sudah-tercatat")
        names = {one.service: service_for(one.service, None, one.on, found.village.code).name for one in fresh}
        return " ".join(message("akan-dicatat", what=names[one.service], on=written(one.on)) for one in fresh)

    def _answers(self, given: Given, found: Found, born: date | None) -> dict[str, Any]:
        """The typed answers; Stop with a sentence for each that cannot be read."""
        raw = dict(given.raw)
        if raw.get("kapsul") == BY_AGE:
            if born is None or born > given.on:
                raise Stop(ERROR, message("kapsul-tanpa-umur"))
            raw["kapsul"] = capsule(born, given.on)
        if given.service == DOSES and "tempat" not in raw:
            raw["tempat"] = self.setting.told.get("given_at", "")
            if not raw["tempat"]:
                raise Stop(ERROR, message("tempat-imunisasi-kosong"))
        try:
            form = service_for(given.service, None, given.on, found.village.code)
        except Refusal as refusal:
            raise Stop(ERROR, refusal.sentence) from None
        answers, errors = forms.parse(form, raw, given.on)
        if errors:
            raise Stop(ERROR, _sentences(errors, self.names))
        return answers

    def _left(self, row: int, person_id: UUID, given: Given, answers: dict[str, Any]) -> dict[str, Any] | None:
        """What is still to be written of it, None for nothing; Stop where something else is known."""
        past = self.past.get((person_id, given.service), ())
        if given.service == DOSES:
            return self._new_doses(row, person_id, given.on, answers, past)
        for view in past:
            if view.on == given.on:
                if _holds(view.answers, answers):
                    return None
                raise Stop(ASK, message("sudah-tercatat-lain", on=written(given.on)))
        earlier, said = self.seen.setdefault((person_id, given.service, given.on), (row, answers))
        if earlier == row:
            return answers
        if _holds(said, answers):
            return None
        raise Stop(ASK, message("baris-lain-berbeda", row=earlier))

    def _new_doses(
        self, row: int, person_id: UUID, on: date, answers: Mapping[str, Any], past: Iterable[RecordView]
    ) -> dict[str, Any] | None:
        """The doses that nobody has recorded yet; Stop for one that was given on another day."""
        given = {code: view.on for view in past for code in view.answers.get("antigen") or ()}
        fresh = []
        for code in answers["antigen"]:
            earlier, day = self.doses.setdefault((person_id, code), (row, on))
            if given.get(code, day) != on:
                words = {"dose": self.names.get(f"antigen_{code}", code), "on": written(given.get(code, day))}
                raise Stop(ASK, message("imunisasi-tanggal-lain", **words))
            if code not in given and earlier == row:
                fresh.append(code)
        return {**answers, "antigen": fresh} if fresh else None

    def _tried(self, planned: Sequence[PlannedMeasurement]) -> list[PlannedMeasurement]:
        """Each row as the command of the services would answer: refused ones are wrong, doubtful ones are marked."""
        items = [item for one in planned for item in one.items]
        if not items:
            return list(planned)
        newcomers = {one.newcomer.id: _facts(one.newcomer, one.post_id) for one in planned if one.newcomer}
        tried = tried_services(by=self.setting.by, at=self.setting.at, items=items, newcomers=newcomers)
        outcomes = {outcome.id: outcome for outcome in tried}
        return [judged(one, outcomes) for one in planned]


def judged(one: PlannedMeasurement, outcomes: Mapping[UUID, Outcome]) -> PlannedMeasurement:
    """The row with what the services say to its records."""
    said = [outcomes[item.id] for item in one.items]
    if refused := next((outcome for outcome in said if outcome.state == "refused"), None):
        answers = {code: text for code, text in refused.errors.items() if code in _FIELDS and code != "on"}
        names = list_kind("measurements").names()
        words = _sentences(answers, names) if answers else refused.sentence
        column = next((_FIELDS[code] for code in refused.errors if code in _FIELDS), "")
        return replace(one, result=ERROR, message=words, column=column, items=(), newcomer=None)
    warnings = [
        text
        for item, outcome in zip(one.items, said, strict=True)
        for code, text in outcome.warnings.items()
        if (item.service, code) != (DOSES, WHOLE)  # doses are compared one by one above
    ]
    return replace(one, message=" ".join([one.message, *warnings]), warned=True) if warnings else one


def _sentences(errors: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The sentences of a form, each with the column at fault."""
    named = {code: names.get(_FIELDS.get(code, ""), "") for code in errors}
    return " ".join(f"{named[code].capitalize()}: {errors[code]}" if named[code] else errors[code] for code in errors)


def _holds(known: Mapping[str, Any], answers: Mapping[str, Any]) -> bool:
    """Whether what is known says the same wherever the row says something."""
    return all(known.get(code) == value for code, value in answers.items())


def _facts(one: NewResident, post_id: UUID | None) -> PersonFacts:
    """A newcomer as the records will freeze them."""
    return PersonFacts(one.id, one.name, one.sex, one.birth_date, False, None, None, one.village_id, post_id, None)

"""What an import of kader and pengurus would do, row by row, before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from simpul.kernel.civil_time import written
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices import queries as offices
from simpul.offices.commands.appointing import Desk, judge_seats
from simpul.offices.commands.shapes import NewAppointment
from simpul.offices.queries import OfficerView
from simpul.offices.rules import POST_BODY, WARNINGS, Position, position_of
from simpul.people.queries import PersonFacts
from simpul.people.rules import nik_of
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.registry.commands import Outcome
from simpul.registry.queries import KnownPost
from simpul.registry.rules import post_key, post_label
from simpul.rows.queries.decrees import DecreeFinder, ToldDecree
from simpul.rows.queries.people import PeoplePlanner, PlannedPerson
from simpul.rows.queries.terms import Terms
from simpul.rows.rules.officers import ReadOfficer
from simpul.rows.rules.people import ReadPerson
from simpul.sheets.queries import Stop
from simpul.sheets.rules.kinds import ASK, CHANGED, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind

_POSTS_SHOWN = 5
# Who may appoint may bring in whom an SK appoints, also the secretariat of a regency, which sees no other residents.
APPOINT = "appointment.manage"


@dataclass(frozen=True)
class PlannedOfficer(Planned):
    """What would come of somebody in office: `person` as in a list of residents, `item` the office to be filled by
    `decree`; or the office `held` already, to be based on that SK (`changed`)."""

    person: PlannedPerson | None = None
    item: NewAppointment | None = None
    held: OfficerView | None = None
    decree: ToldDecree | None = None


@dataclass
class _Row:
    """A row on its way: who, where, and what is remarked about it."""

    read: ReadOfficer
    person: PlannedPerson
    village: AreaView
    post: KnownPost
    position: Position
    field: str
    decree: ToldDecree | None
    since: date
    until: date | None
    remarks: list[str]

    @property
    def person_id(self) -> UUID | None:
        found = self.person.item or self.person.known
        return found.id if found else None


class OfficersPlanner:
    """Plans rows in parts: the person first, then the post, the SK, the office; each office is judged as when it is
    filled by hand."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.by = setting, setting.by
        self.people = PeoplePlanner(setting, APPOINT, APPOINT)
        self.names = list_kind("officers").names()
        self.decrees, self.terms = DecreeFinder(setting), Terms()
        self.villages: dict[str, AreaView] = {}
        self.posts: dict[int, dict[str, KnownPost]] = {}
        self.in_office: dict[tuple[UUID, date], list[OfficerView]] = {}
        self.persons: dict[int, PlannedPerson] = {}
        self.read: dict[int, ReadOfficer] = {}
        self.offices: dict[tuple[UUID, UUID, str, str], int] = {}

    def plan(self, rows: Sequence[ReadOfficer]) -> list[PlannedOfficer]:
        """What would come of each row, in order."""
        self.read |= {row.row: row for row in rows}
        planned = self.people.plan([_whom(row) for row in rows])
        self.persons |= {one.row: one for one in planned}
        seated = [self._seated(row, one) for row, one in zip(rows, planned, strict=True)]
        return self._judged([self._compared(one) if isinstance(one, _Row) else one for one in seated])

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.people.forget_rows()
        self.decrees.forget()
        for known in (self.in_office, self.persons, self.read, self.offices):
            known.clear()

    def _seated(self, row: ReadOfficer, planned: PlannedPerson) -> "_Row | PlannedOfficer":
        """The row with its person, post, position and SK, or what is wrong with it."""
        try:
            if row.faults:
                raise Stop(ERROR, " ".join(message(f.code, column=self.names[f.field]) for f in row.faults))
            person = self._person(row, planned)
            village = self._village(person.area_code)
            remarks = [person.message] if person.message else []
            if person.item is not None and not row.person.sex:
                remarks.append(message("kelamin-dari-nik"))
            post = self._post(row, village, remarks)
            position, field = self._position(row, remarks)
            decree = self.decrees.find(row, village, post.id)
            since = row.valid_from or self._day("valid_from") or (decree.valid_from if decree else None)
            if since is None:
                raise Stop(ERROR, message("mulai-menjabat-kosong"))
            until = row.valid_to or self._day("valid_to") or (decree.valid_to if decree else None)
            until = until or self.terms.end(position, village.path, since)
        except Stop as stop:
            return _stopped(row, planned, stop)
        return _Row(row, person, village, post, position, field, decree, since, until, remarks)

    def _person(self, row: ReadOfficer, planned: PlannedPerson) -> PlannedPerson:
        """Who it is; somebody with two offices stands in two rows."""
        if planned.twin is None:
            if planned.result in (ASK, ERROR):
                raise Stop(planned.result, planned.message)
            return planned
        first, other = self.persons[planned.twin], self.read[planned.twin]
        if first.result in (ASK, ERROR):
            raise Stop(first.result, first.message)
        if not (row.person.nik or row.person.birth_date) and row.posts != other.posts:
            raise Stop(ASK, message("orang-sama-tidak-pasti", row=planned.twin))
        return replace(first, message="")

    def _post(self, row: ReadOfficer, village: AreaView, remarks: list[str]) -> KnownPost:
        names = row.posts or tuple(filter(None, (self.setting.told.get("post", ""),)))
        if not names:
            raise Stop(ERROR, message("posyandu-kosong"))
        if village.id not in self.posts:
            found = registry.known_posts(by=self.by, village_id=village.id)
            self.posts[village.id] = {post.name_key: post for post in found}
        known = self.posts[village.id]
        post = next((known[key] for name in names if (key := post_key(name)) in known), None)
        if post is None:
            raise _NoPost(message("posyandu-tidak-ada", name=names[0], village=village.full_name), known.values())
        if row.from_above:
            remarks.append(message("posyandu-dari-atas", name=names[0]))
        return post

    def _position(self, row: ReadOfficer, remarks: list[str]) -> tuple[Position, str]:
        code = row.position or self.setting.told.get("position", "")
        if not code:
            raise Stop(ERROR, message("jabatan-kosong"))
        position = position_of(POST_BODY, code, self.setting.on)
        if position is None:
            raise Stop(ERROR, Refusal("jabatan-tidak-dikenal").sentence)
        field = row.field or (self.setting.told.get("field", "") if position.field == "satu" else "")
        if field and position.field == "tidak":
            remarks.append(message("bidang-dilewati", position=position.name))
            field = ""
        return position, field

    def _day(self, field: str) -> date | None:
        text = self.setting.told.get(field, "")
        return date.fromisoformat(text) if text else None

    def _village(self, code: str) -> AreaView:
        if code not in self.villages:
            found = places.area_by_code(code)
            if found is None:
                raise Stop(ERROR, message("kode-tidak-dikenal", code=code))
            self.villages[code] = found
        return self.villages[code]

    def _compared(self, row: _Row) -> PlannedOfficer:
        """The same office twice in the list, an office that is held already, or one to be filled."""
        if row.person_id is None:
            raise ValueError("a row without a person")
        key = (row.person_id, row.post.id, row.position.code, row.field)
        if (earlier := self.offices.setdefault(key, row.read.row)) != row.read.row:
            return self._told(row, SAME, message("baris-kembar", row=earlier))
        held = self._held(row)
        label = post_label(row.post.name)
        if held is not None:
            based = row.decree is not None and held.decree_id != row.decree.id
            changed = based or row.person.result == CHANGED
            said = message("jabatan-sudah-tercatat", position=_office_name(row), post=label)
            return replace(self._told(row, CHANGED if changed else SAME, said), held=held)
        said = message("jabatan-baru", position=_office_name(row), post=label, since=written(row.since))
        item = NewAppointment(
            id=new_id(),
            position=row.position.code,
            valid_from=row.since,
            person_id=row.person_id,
            post_id=row.post.id,
            field=row.field,
            valid_to=row.until,
            decree_id=row.decree.id if row.decree and row.decree.known else None,
        )
        return replace(self._told(row, NEW, said), item=item)

    def _held(self, row: _Row) -> OfficerView | None:
        """The same office of the same person, held today or on the day from which the list tells it."""
        wanted = (row.person_id, row.position.code, row.field)
        for on in (self.setting.on, row.since):
            for one in self._officers(row.post.id, on):
                if (one.person_id, one.position, one.field) == wanted:
                    return one
        return None

    def _officers(self, post_id: UUID, on: date) -> list[OfficerView]:
        if (post_id, on) not in self.in_office:
            self.in_office[post_id, on] = offices.officers(by=self.by, post_id=post_id, on=on)
        return self.in_office[post_id, on]

    def _told(self, row: _Row, result: str, words: str) -> PlannedOfficer:
        said = " ".join([words, *row.remarks]).strip()
        told = PlannedOfficer(row.read.row, result, row.village.code, (), said, warned=bool(row.remarks))
        return replace(told, person=row.person, decree=row.decree)

    def _judged(self, planned: list[PlannedOfficer]) -> list[PlannedOfficer]:
        """What the rules of offices say to those that would be filled; nothing is written."""
        going = [one for one in planned if one.item is not None]
        newcomers = {n.id: n for one in going if one.person and one.person.item for n in [_facts(one.person)]}
        with transaction.atomic():
            desk = Desk(self.by, self.setting.at, [one.item for one in going if one.item])
            desk.persons |= newcomers
            desk.homes |= places.areas({one.village_id for one in newcomers.values()})
            outcomes = {one.id: one for one in judge_seats(desk, [one.item for one in going if one.item])[0]}
        return [_as_judged(one, outcomes) for one in planned]


def _as_judged(one: PlannedOfficer, outcomes: Mapping[UUID, Outcome]) -> PlannedOfficer:
    outcome = outcomes.get(one.item.id) if one.item else None
    if outcome is None:
        return one
    if outcome.state == "refused":
        return replace(one, result=ERROR, message=outcome.sentence, column=outcome.field, item=None)
    # An SK that is written down together with the list is not there yet.
    coming = {translated(WARNINGS["tanpa-sk"])} if one.decree else set()
    warnings = [warning for warning in outcome.warnings if warning not in coming]
    return replace(one, message=" ".join([one.message, *warnings]), warned=one.warned or bool(warnings))


class _NoPost(Stop):
    """The post that the row names is not there: somebody chooses one of these."""

    def __init__(self, sentence: str, posts: Iterable[KnownPost]) -> None:
        super().__init__(ASK, sentence)
        self.posts = tuple(post_label(post.name) for post in posts)[:_POSTS_SHOWN]


def _stopped(row: ReadOfficer, planned: PlannedPerson, stop: Stop) -> PlannedOfficer:
    shown = stop.posts if isinstance(stop, _NoPost) else planned.candidates
    place = planned.place if not isinstance(stop, _NoPost) else None
    column = row.faults[0].field if row.faults else planned.column
    return PlannedOfficer(row.row, stop.result, planned.area_code, shown, stop.message, column, place=place)


def _whom(row: ReadOfficer) -> ReadPerson:
    """The person of the row, who need not belong to the post; the sex, where it is not told, as the NIK has it."""
    return replace(row.person, post="", sex=row.person.sex or _sex_of(row.person.nik))


def _sex_of(nik: str) -> str:
    try:
        found = nik_of(nik)
    except Refusal:
        return ""
    return found.sex if found else ""


def _facts(person: PlannedPerson) -> PersonFacts:
    """Somebody who is not registered yet, as offices look at them."""
    item = person.item
    if item is None:
        raise ValueError("nobody new")
    return PersonFacts(
        id=item.id,
        name=item.name,
        sex=item.sex,
        birth_date=item.birth_date,
        disability=False,
        hamlet_id=None,
        household_id=item.household_id,
        village_id=item.village_id,
        post_id=None,
        died_on=None,
    )


def _office_name(row: _Row) -> str:
    field = next((one.name for one in list_kind("officers").words_of("field") if one.value == row.field), "")
    return f"{row.position.name} {field}".strip()

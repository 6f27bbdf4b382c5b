"""What an import of residents would do, row by row, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from simpul.kernel.actor import Scope
from simpul.kernel.ids import new_id
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.commands import NewResident
from simpul.people.queries import KnownPeople, KnownPerson
from simpul.people.rules import clean_name, nik_of, nik_warnings, person_key
from simpul.places.queries import AreaView
from simpul.registry import queries as registry
from simpul.registry.rules import post_key
from simpul.rows.rules.people import ReadPerson
from simpul.sheets.queries import Placer, Stop, with_district
from simpul.sheets.rules.kinds import ASK, CHANGED, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class PlannedPerson(Planned):
    """What would come of a resident: `item` would be registered, or `changes` filled into `known`; either is enrolled
    in `post_id`, where that is told. `twin`: the earlier row of the same list that tells of the same person."""

    item: NewResident | None = None
    known: KnownPerson | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    post_id: UUID | None = None
    twin: int | None = None


@dataclass
class _Row:
    """A row on its way: where it lies, and what is remarked about it."""

    read: ReadPerson
    village: AreaView
    key: str
    nik: Nik | None
    remarks: list[str] = field(default_factory=list)


class PeoplePlanner:
    """Plans rows in parts of a few thousand; twins are found within all parts."""

    def __init__(self, setting: Setting, action: str = "person.register", seen: str = "person.read") -> None:
        """`action`: the right that the list needs in each village; `seen`: where residents are known to the actor."""
        self.by, self.seen_by = setting.by, seen
        self.placer = Placer(setting.by, action, setting.area_id, setting.answers)
        self.names = list_kind("people").names()
        self.posts: dict[int, dict[str, UUID]] = {}
        self.seen: dict[object, int] = {}
        self.known = KnownPeople({}, {}, {})

    def plan(self, rows: Sequence[ReadPerson]) -> list[PlannedPerson]:
        """What would come of each row, in order."""
        located = [self._located(row) for row in rows]
        going = [one for one in located if isinstance(one, _Row)]
        self.known = people.known_people(
            by=self.by,
            niks={one.nik.digits for one in going if one.nik},
            names={(one.village.id, one.key) for one in going},
            kks={one.read.kk for one in going if one.read.kk},
            action=self.seen_by,
        )
        return [self._compared(one) if isinstance(one, _Row) else one for one in located]

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.seen.clear()

    def _located(self, read: ReadPerson) -> "_Row | PlannedPerson":
        """The row with its village, or what is wrong with it."""
        if read.faults:
            words = [message(fault.code, column=self.names[fault.field]) for fault in read.faults]
            return PlannedPerson(read.row, ERROR, message=" ".join(words), column=read.faults[0].field)
        try:
            key, nik = person_key(clean_name(read.name)), nik_of(read.nik)
            village, note = self.placer.place(read.place)
        except Refusal as refusal:
            return PlannedPerson(read.row, ERROR, message=refusal.sentence, column=refusal.field or "")
        except Stop as stop:
            shown, asked = with_district(stop.candidates), read.place if stop.result == ASK else None
            return PlannedPerson(read.row, stop.result, "", shown, stop.message, "village", place=asked)
        return _Row(read, village, key, nik, [note] if note else [])

    def _compared(self, row: _Row) -> PlannedPerson:
        twin = row.nik.digits if row.nik else (row.village.id, row.key, row.read.birth_date, row.read.mother_name)
        if (earlier := self.seen.setdefault(twin, row.read.row)) != row.read.row:
            return replace(self._told(row, SAME, message("baris-kembar", row=earlier)), twin=earlier)
        if row.nik is not None and row.nik.digits in self.known.by_nik:
            known = self.known.by_nik[row.nik.digits]
            if known is None:
                return self._told(row, ERROR, Refusal("nik-sudah-ada-di-tempat-lain").sentence, "nik")
            if known.name_key != row.key and known.birth_date != row.read.birth_date:
                return self._told(row, ASK, message("nik-orang-lain"), "nik")
            return self._completed(row, known)
        return self._compared_by_name(row)

    def _compared_by_name(self, row: _Row) -> PlannedPerson:
        alike = [one for one in self.known.by_name.get((row.village.id, row.key), ()) if _may_be(row, one)]
        plainly = [one for one in alike if _plainly_same(row.read, one)]
        if len(plainly) == 1:
            return self._completed(row, plainly[0])
        if alike:
            return self._told(row, ASK, message("mungkin-sudah-ada-warga"), "name")
        return self._new(row)

    def _new(self, row: _Row) -> PlannedPerson:
        read = row.read
        if not read.sex:
            return self._told(row, ERROR, Refusal("jenis-kelamin-wajib").sentence, "sex")
        about_nik = nik_warnings(row.nik, born=read.birth_date, sex=read.sex, village_code=row.village.code)
        row.remarks += [warned.sentence for warned in about_nik]
        item = NewResident(
            id=new_id(),
            village_id=row.village.id,
            name=read.name,
            sex=read.sex,
            birth_date=read.birth_date,
            nik=read.nik,
            mother_name=read.mother_name,
            address=read.address,
            phone=read.phone,
            household_id=self.known.families.get(read.kk),
        )
        post_id = self._post(row)
        return replace(self._told(row, NEW), item=item, post_id=post_id)

    def _completed(self, row: _Row, known: KnownPerson) -> PlannedPerson:
        """What is blank is filled in; what is known otherwise stays, and is told."""
        told = {
            "birth_date": row.read.birth_date,
            "mother_name": row.read.mother_name,
            "address": row.read.address,
            "phone": row.read.phone,
            "household_id": self.known.families.get(row.read.kk),
        }
        changes = {name: value for name, value in told.items() if value and not getattr(known, name)}
        if row.nik is not None and not known.nik_end:
            changes["nik"] = row.nik.digits
        if not self.by.may("person.correct", Scope(area=row.village.path)):
            changes = {}
        if row.read.birth_date and known.birth_date and known.birth_date != row.read.birth_date:
            row.remarks.append(message("tanggal-lahir-beda"))
        post_id = self._post(row) if known.post_id is None else None
        result = CHANGED if changes or post_id else SAME
        return replace(self._told(row, result), known=known, changes=changes, post_id=post_id)

    def _post(self, row: _Row) -> UUID | None:
        if not row.read.post:
            return None
        village_id = row.village.id
        if village_id not in self.posts:
            found = registry.known_posts(by=self.by, village_id=village_id)
            self.posts[village_id] = {post.name_key: post.id for post in found}
        post_id = self.posts[village_id].get(post_key(row.read.post))
        if post_id is None:
            row.remarks.append(message("posyandu-belum-ada", name=row.read.post))
        return post_id

    def _told(self, row: _Row, result: str, words: str = "", column: str = "") -> PlannedPerson:
        said = " ".join([words, *row.remarks]).strip()
        return PlannedPerson(row.read.row, result, row.village.code, (), said, column, warned=bool(row.remarks))


def _may_be(row: _Row, one: KnownPerson) -> bool:
    """Whether nothing says that they are two: another NIK, sex, birth or mother does."""
    if (row.nik is not None and one.nik_end) or row.read.sex not in ("", one.sex):
        return False
    if row.read.birth_date and one.birth_date and row.read.birth_date != one.birth_date:
        return False
    mothers = person_key(row.read.mother_name), person_key(one.mother_name)
    return not all(mothers) or mothers[0] == mothers[1]


def _plainly_same(read: ReadPerson, one: KnownPerson) -> bool:
    """Born on the same day, or without a day on both sides and living in the same house."""
    if read.birth_date or one.birth_date:
        return read.birth_date == one.birth_date
    return read.address == one.address

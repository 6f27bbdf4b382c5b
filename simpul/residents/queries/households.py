"""What an import of families would do, member by member, before anything is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from simpul.kernel.ids import new_id
from simpul.kernel.names import name_key
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.queries import HouseholdView
from simpul.people.rules import kk_digits, person_key
from simpul.places import queries as places
from simpul.places.queries import HamletView
from simpul.residents.rules.households import FamilyTold, ReadMember
from simpul.rows.queries.people import PeoplePlanner, PlannedPerson
from simpul.sheets.rules.kinds import ASK, CHANGED, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind

_UNKNOWN = "tidak_diketahui"


@dataclass(frozen=True)
class WelfareTold:
    """What a source says about a family on a day."""

    status: str
    decile: int | None
    source: str
    on: date


@dataclass(frozen=True)
class PlannedFamily:
    """A family of the list. `known` None: it would be registered; else `changes` would be filled into its blanks."""

    id: UUID
    kk: str
    village_id: int
    head_name: str
    address: str
    hamlet_id: UUID | None
    known: HouseholdView | None
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: WelfareTold | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlannedMember(Planned):
    """What would come of a member: what of the person (`person`), and of the family that they belong to."""

    person: PlannedPerson | None = None
    family: PlannedFamily | None = None


class HouseholdsPlanner:
    """Plans members in parts; families are found by KK number, persons as in a list of residents.

    `setting.told`: `welfare_source` and `welfare_on` for rows that do not tell them.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.names = list_kind("households").names()
        self.persons = PeoplePlanner(setting)
        self.families: dict[str, PlannedFamily] = {}
        self.shown: set[UUID] = set()
        self.hamlets: dict[int, dict[str, UUID]] = {}
        self.known: dict[str, HouseholdView] = {}

    def plan(self, rows: Sequence[ReadMember]) -> list[PlannedMember]:
        """What would come of each row, in order."""
        going = [row for row in rows if not (row.faults or row.gone)]
        self.known = self._known({row.family.kk for row in going})
        planned = dict(zip((row.row for row in going), self.persons.plan([row.person for row in going]), strict=True))
        return [self._told(row, planned.get(row.row)) for row in rows]

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.persons.forget_rows()
        self.families.clear()
        self.shown.clear()

    def _known(self, kks: Collection[str]) -> dict[str, HouseholdView]:
        by_kk = people.known_people(by=self.setting.by, niks=(), names=(), kks=kks).families if kks else {}
        views = people.households_by_id(by=self.setting.by, ids=set(by_kk.values()))
        return {kk: views[id] for kk, id in by_kk.items() if id in views}

    def _told(self, row: ReadMember, person: PlannedPerson | None) -> PlannedMember:
        if row.faults:
            words = [message(fault.code, column=self.names.get(fault.field, fault.field)) for fault in row.faults]
            return PlannedMember(row.row, ERROR, message=" ".join(words), column=row.faults[0].field)
        if person is None:
            return PlannedMember(row.row, SAME, message=message("bukan-penduduk-lagi"))
        if person.result in (ASK, ERROR):
            return _as_member(person)
        try:
            return self._joined(person, self._family(row.family, _village_of(person)))
        except Refusal as refusal:
            return PlannedMember(row.row, ERROR, person.area_code, (), refusal.sentence, "kk")

    def _family(self, told: FamilyTold, village_id: int | None) -> PlannedFamily | None:
        """The family of that number, as far as the list told before; None where nobody knows its head."""
        kk = kk_digits(told.kk) or ""
        if kk not in self.families:
            known = self.known.get(told.kk)
            home = known.village_id if known else village_id
            if home is None or not (known or told.head_name):
                return None
            self.families[kk] = self._planned(kk, told, known, home)
        return self.families[kk]

    def _planned(self, kk: str, told: FamilyTold, known: HouseholdView | None, village_id: int) -> PlannedFamily:
        remarks: list[str] = []
        hamlet_id = self._hamlet(told.hamlet, village_id, remarks)
        if known and told.head_name and person_key(told.head_name) != person_key(known.head_name):
            remarks.append(message("kepala-keluarga-lain", name=known.head_name))
        changes: dict[str, Any] = {}
        if known and told.address and not known.address:
            changes["address"] = told.address
        if known and hamlet_id and not known.hamlet_id:
            changes["hamlet_id"] = hamlet_id
        return PlannedFamily(
            id=known.id if known else new_id(),
            kk=kk,
            village_id=village_id,
            head_name=told.head_name,
            address=told.address,
            hamlet_id=hamlet_id,
            known=known,
            changes=changes,
            note=self._welfare(told, known, remarks),
            remarks=tuple(remarks),
        )

    def _hamlet(self, name: str, village_id: int, remarks: list[str]) -> UUID | None:
        if not name:
            return None
        if village_id not in self.hamlets:
            found = places.hamlets(village_id, self.setting.on)
            self.hamlets[village_id] = {key: one.id for one in found for key in _called(one)}
        hamlet_id = self.hamlets[village_id].get(name_key(name))
        if hamlet_id is None:
            remarks.append(message("dusun-belum-ada", name=name))
        return hamlet_id

    def _welfare(self, told: FamilyTold, known: HouseholdView | None, remarks: list[str]) -> WelfareTold | None:
        """What is new about the welfare; without source and day nothing is kept, and another word stays."""
        said = told.welfare
        if said is None:
            return None
        source = said.source or self.setting.told.get("welfare_source", "")
        on = said.on or _day(self.setting.told.get("welfare_on", ""))
        if not source or on is None or on > self.setting.on:
            remarks.append(message("kelas-tanpa-sumber"))
            return None
        status = said.status or _UNKNOWN
        for view in known.welfare_history if known else ():
            if (view.source, view.on) == (source, on):
                if (view.status, view.decile) != (status, said.decile):
                    remarks.append(message("kelas-sudah-lain"))
                return None
        return WelfareTold(status, said.decile, source, on)

    def _joined(self, person: PlannedPerson, family: PlannedFamily | None) -> PlannedMember:
        """The person as a member of the family; somebody who stands in another family stays there."""
        if family is None:
            return replace(_as_member(person), result=ASK, message=message("kepala-keluarga-kosong"), column="relation")
        person, remarks = self._linked(person, family)
        joins = person.item is not None or "household_id" in person.changes
        first = family.id not in self.shown and (joins or family.known is not None)
        if first:
            self.shown.add(family.id)
            remarks = [*family.remarks, *remarks]
        alters = first and bool(family.changes or family.note)
        result = NEW if person.item else CHANGED if person.changes or person.post_id or alters else SAME
        head = family.known.head_name if family.known else family.head_name
        said = [message("anggota-keluarga", name=head)] if joins else []
        words = " ".join([*said, person.message, *remarks]).strip()
        return PlannedMember(
            row=person.row,
            result=result,
            area_code=person.area_code,
            message=words,
            warned=person.warned or bool(remarks),
            person=replace(
                person, result=NEW if person.item else CHANGED if person.changes or person.post_id else SAME
            ),
            family=family if joins or alters else None,
        )

    def _linked(self, person: PlannedPerson, family: PlannedFamily) -> tuple[PlannedPerson, list[str]]:
        if person.item is not None:
            item = replace(person.item, household_id=family.id, hamlet_id=family.hamlet_id)
            return replace(person, item=item), []
        if person.known is None or person.known.household_id == family.id:
            return person, []
        if person.known.household_id is not None:
            return person, [message("keluarga-lain")]
        return replace(person, changes={**person.changes, "household_id": family.id}), []


def _called(one: HamletView) -> set[str]:
    """What people write for a part of a village: with and without "Dusun" or "Banjar" before it."""
    bare = one.name.casefold().removeprefix(one.kind.casefold())
    return {name_key(word) for word in (one.label, one.name, bare, f"{one.kind} {bare}", one.local_code)} - {""}


def _village_of(person: PlannedPerson) -> int | None:
    one = person.item or person.known
    return one.village_id if one else None


def _as_member(one: PlannedPerson) -> PlannedMember:
    return PlannedMember(
        row=one.row,
        result=one.result,
        area_code=one.area_code,
        candidates=one.candidates,
        message=one.message,
        column=one.column,
        warned=one.warned,
        place=one.place,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

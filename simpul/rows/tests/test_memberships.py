"""Those who serve in other bodies, from a list: matched, asked, brought in once, taken back (S2.10)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.eligibility import commands as eligibility
from simpul.eligibility import queries as bodies
from simpul.eligibility.models import Membership
from simpul.eligibility.rules import bodies as all_bodies
from simpul.imports import commands
from simpul.imports import queries as imports
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.rows.queries import MembershipsPlanner, PlannedMembership
from simpul.rows.rules.memberships import read_memberships
from simpul.rows.rules.wording import read_body
from simpul.sheets.rules.columns import Line, open_sheet
from simpul.sheets.rules.values import Unclear
from simpul.standards.lists import list_kind
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
NIK = "5108064503850001"
BORN = "05/03/1985"
KIND = list_kind("memberships")


class Lists:
    """Lists of other bodies in Penarukan, as a clerk of the village brings them."""

    def __init__(self, cast: Cast) -> None:
        self.by, self.area_id = cast.staf_desa, cast.areas.penarukan.id

    def plan(self, *rows: Mapping[str, str], by: Actor | None = None, **told: str) -> list[PlannedMembership]:
        planner = MembershipsPlanner(imports.setting_at(by or self.by, AT, self.area_id, told))
        return planner.plan(list(read_memberships(_lines(rows))))

    def bring_in(self, *rows: Mapping[str, str], **told: str) -> tuple[list[PlannedMembership], UUID]:
        acting = {"by": self.by, "at": AT}
        where = {"kind": "memberships", "area_id": self.area_id, "name": "pkk.csv", "data": b"Nama,Lembaga"}
        import_id = commands.keep_list(**acting, **where, id=new_id(), told=told)
        commands.start_list(**acting, import_id=import_id, rows=len(rows))
        parts = commands.carry_through(by=self.by, now=lambda: AT, import_id=import_id, lines=_lines(rows))
        return [one for part in parts for one in part], import_id

    def take_back(self, import_id: UUID) -> Mapping[str, int]:
        commands.take_back_list(by=self.by, at=AT, import_id=import_id)
        while not commands.take_back_part(by=self.by, at=AT, import_id=import_id).finished:
            pass
        return imports.import_view(by=self.by, import_id=import_id).counts


def _lines(rows: tuple[Mapping[str, str], ...]) -> list[Line]:
    return [Line(number, told, list(told.values())) for number, told in enumerate(rows, start=2)]


@pytest.fixture
def lists(cast: Cast) -> Lists:
    return Lists(cast)


@pytest.mark.parametrize(
    ("told", "role", "body"),
    [
        ("Kader PKK", "", "pkk_kader"),
        ("PKK", "Kader", "pkk_kader"),
        ("PKK", "Ketua", "pkk_pengurus"),
        ("TP. PKK Desa", "Sekretaris", "pkk_pengurus"),
        ("", "Ketua RT 03", "rt"),
        ("Karang Taruna Bhakti", "Anggota", "karang_taruna"),
        ("Parpol", "", "partai"),
        ("", "", ""),
        ("", "Ketua", ""),
    ],
)
def test_a_body_is_read_from_its_cell_or_from_the_office_held_in_it(told: str, role: str, body: str) -> None:
    assert read_body(told, role, KIND.words_of("body")) == body


@pytest.mark.parametrize(("told", "role"), [("PKK", ""), ("RT/RW", "Ketua"), ("Subak", "Kelian")])
def test_a_body_that_is_not_plain_is_asked_for(told: str, role: str) -> None:
    with pytest.raises(Unclear):
        read_body(told, role, KIND.words_of("body"))


def test_the_words_of_a_list_stand_for_every_body_and_no_other() -> None:
    assert {word.value for word in KIND.words_of("body")} == {one.code for one in all_bodies()}


def test_a_printed_list_with_merged_cells_is_read() -> None:
    sheet = [
        ["DAFTAR PENGURUS LEMBAGA KEMASYARAKATAN"],
        ["No", "Lembaga", "Nama Lengkap", "Jabatan", "Tempat, Tgl Lahir"],
        ["1", "LPM", "I Made Arta", "Ketua", "Singaraja, 05/03/1985"],
        ["2", "", "Ni Luh Sari", "Anggota", ""],
    ]
    found = open_sheet(sheet, KIND, {})
    assert found is not None
    first, second = read_memberships(found[1])
    assert (first.body, first.role, first.birth_date, first.from_above) == ("lpm", "Ketua", date(1985, 3, 5), False)
    assert (second.body, second.role, second.birth_date, second.from_above) == ("lpm", "Anggota", None, True)


@pytest.mark.django_db
def test_members_are_matched_by_nik_else_perhaps_and_twice_adds_nothing(cast: Cast, lists: Lists) -> None:
    ratna = people.register_person(
        by=cast.staf_desa,
        at=AT,
        village_id=lists.area_id,
        name="Ni Made Ratna",
        sex="P",
        birth_date=date(1985, 3, 5),
        nik=NIK,
    )
    factories.person(cast.post_a, "Ni Luh Sari", born=date(1985, 3, 5))
    rows = (
        {"name": "Made Ratna", "nik": NIK, "body": "PKK", "role": "Kader"},
        {"name": "Ni Luh Sari", "birth_date": BORN, "body": "LPM"},
        {"name": "I Wayan Gede", "birth_date": BORN, "body": "LPM"},
    )
    told, _ = lists.bring_in(*rows, source="SK TP PKK 2026")
    assert [one.result for one in told] == ["new", "new", "new"], [one.message for one in told]
    assert "menurut NIK" in told[0].message
    assert ("Mungkin warga" in told[1].message, told[1].warned) == (True, True)
    assert "Belum ada warga" in told[2].message
    found = bodies.memberships(by=cast.staf_desa, area_id=lists.area_id, on=TODAY)
    assert {one.name: one.state for one in found} == {
        "Made Ratna": "cocok",
        "Ni Luh Sari": "mungkin",
        "I Wayan Gede": "tak_dikenal",
    }
    assert {one.source for one in found} == {"SK TP PKK 2026"}
    assert next(one for one in found if one.state == "cocok").person_id == ratna.id
    again, _ = lists.bring_in(*rows)
    assert [one.result for one in again] == ["same"] * 3
    assert Membership.objects.count() == 3


@pytest.mark.django_db
def test_a_plan_writes_nothing_and_tells_what_is_wrong(cast: Cast, lists: Lists) -> None:
    rows = (
        {"name": "I Made Arta", "body": ""},
        {"name": "I Made Oka", "nik": "5,1E+15", "body": "LPM"},
        {"name": "I Made Rai", "body": "LPM", "valid_from": "2026-02-01", "valid_to": "2026-01-01"},
        {"name": "I Made Adi", "body": "LPM"},
        {"name": "I Made Adi", "body": "LPM"},
    )
    told = lists.plan(*rows)
    assert [one.result for one in told] == ["error", "error", "error", "new", "same"]
    assert "Lembaga belum disebut" in told[0].message
    assert "rusak" in told[1].message
    assert "Tanpa NIK dan tanggal lahir" in told[3].message
    assert lists.plan(rows[0], body="rt")[0].result == "new", "said once for all rows"
    assert not Membership.objects.exists()


@pytest.mark.django_db
def test_taking_back_leaves_what_somebody_has_answered_or_ended(cast: Cast, lists: Lists) -> None:
    factories.person(cast.post_a, "Ni Luh Sari", born=date(1985, 3, 5))
    told, import_id = lists.bring_in(
        {"name": "Ni Luh Sari", "birth_date": BORN, "body": "LPM"},
        {"name": "I Made Arta", "body": "LPM"},
        {"name": "I Made Oka", "body": "LPM", "valid_to": "2027-01-01"},
    )
    ids = [one.item.id for one in told if one.item]
    eligibility.answer_membership(by=cast.staf_desa, at=AT, membership_id=ids[0], same=False)
    eligibility.end_membership(by=cast.staf_desa, at=AT, membership_id=ids[1], on=TODAY)
    counts = lists.take_back(import_id)
    assert (counts["removed"], counts["left"]) == (1, 2)
    assert set(Membership.objects.values_list("id", flat=True)) == set(ids[:2])


@pytest.mark.django_db
def test_strangers_bring_no_members_in_and_take_none_back(cast: Cast, lists: Lists) -> None:
    row = {"name": "I Made Arta", "body": "LPM"}
    told, _ = lists.bring_in(row)
    brought = {one.item.id: None for one in told if one.item}
    for stranger in (cast.stranger, cast.kader_a, cast.resident, cast.other_village_head):
        assert lists.plan(row, by=stranger)[0].result == "error"
        with pytest.raises(Refusal):
            bodies.foresee(by=stranger, village_id=lists.area_id, items=[])
        assert eligibility.withdraw_memberships(by=stranger, at=AT, brought=brought) == set(brought)
    assert Membership.objects.count() == 1

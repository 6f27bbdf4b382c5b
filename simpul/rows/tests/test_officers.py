"""Bringing kader and pengurus in: persons found or registered, the SK written down, offices filled, all taken back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.imports import commands
from simpul.imports import queries as imports
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.offices import queries as offices
from simpul.offices.commands import end_appointment
from simpul.offices.commands.withdrawing import withdraw_offices
from simpul.offices.models import Appointment, Decree, PostDecree
from simpul.people.models import Person
from simpul.rows.queries import OfficersPlanner, PlannedOfficer
from simpul.rows.rules.officers import read_officers
from simpul.sheets.rules.columns import Line
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
NIK = "5108065203900001"  # a woman, born on 12 March 1990
SARI = {"name": "Ni Luh Sari", "nik": NIK, "position": "Ketua", "post": "Melati A", "phone": "+62 812 3456 789"}
RAI = {"name": "Ni Made Rai", "sex": "P", "position": "Kader Kesehatan", "post": "Posyandu Melati A RW 03"}
SK = {"decree_number": "140/12/2025", "decree_on": "2025-01-02", "signer_name": "I Made Arta"}

ELSEWHERE = {"village": "Tambakan", "district": "Kubutambahan", "regency": "Buleleng"}


class Lists:
    """Lists of officers in Penarukan, as a clerk of the village brings them."""

    def __init__(self, cast: Cast) -> None:
        self.by, self.area_id = cast.staf_desa, cast.areas.penarukan.id

    def plan(self, *rows: Mapping[str, str], by: Actor | None = None, **told: str) -> list[PlannedOfficer]:
        planner = OfficersPlanner(imports.setting_at(by or self.by, AT, self.area_id, told))
        return planner.plan(list(read_officers(_lines(rows))))

    def bring_in(self, *rows: Mapping[str, str], **told: str) -> tuple[list[PlannedOfficer], UUID]:
        """The rows as they were carried out, and the list."""
        acting = {"by": self.by, "at": AT}
        where = {"kind": "officers", "area_id": self.area_id, "name": "sk.csv", "data": b"Nama,Jabatan"}
        import_id = commands.keep_list(**acting, **where, id=new_id(), told=told)
        commands.start_list(**acting, import_id=import_id, rows=len(rows))
        parts = commands.carry_through(by=self.by, now=lambda: AT, import_id=import_id, lines=_lines(rows))
        return [one for part in parts for one in part], import_id

    def take_back(self, import_id: UUID) -> None:
        commands.take_back_list(by=self.by, at=AT, import_id=import_id)
        while not commands.take_back_part(by=self.by, at=AT, import_id=import_id).finished:
            pass


def _lines(rows: tuple[Mapping[str, str], ...]) -> list[Line]:
    return [Line(number, told, list(told.values())) for number, told in enumerate(rows, start=2)]


@pytest.fixture
def officers(cast: Cast) -> Lists:
    return Lists(cast)


def test_people_of_a_list_are_in_office_by_its_sk_and_twice_adds_nothing(cast: Cast, officers: Lists) -> None:
    done, _ = officers.bring_in(SARI, RAI, **SK)
    assert [(one.row, one.result, one.area_code) for one in done] == [
        (2, "new", "51.08.06.1020"),
        (3, "new", "51.08.06.1020"),
    ], [one.message for one in done]
    sari = Appointment.objects.get(person__name="Ni Luh Sari")
    assert (sari.position, sari.post_id, sari.valid_from) == ("ketua", cast.post_a.id, date(2025, 1, 2))
    assert sari.valid_to == date(2030, 1, 2), "five years, as the rule says"
    assert (sari.decree.number, sari.decree.signer_name) == ("140/12/2025", "I Made Arta")
    assert sari.person.phone == "08123456789"
    rai = Appointment.objects.get(person__name="Ni Made Rai")
    assert (rai.position, rai.field, rai.valid_to, rai.decree_id) == ("kader", "kesehatan", None, sari.decree_id)
    counts = (Person.objects.count(), Appointment.objects.count(), Decree.objects.count())
    again, _ = officers.bring_in(RAI, SARI, **SK)
    assert [one.result for one in again] == ["same", "same"], [one.message for one in again]
    assert (Person.objects.count(), Appointment.objects.count(), Decree.objects.count()) == counts


def test_a_plan_writes_nothing_and_says_what_would_come(cast: Cast, officers: Lists) -> None:
    before = (Person.objects.count(), Appointment.objects.count(), Decree.objects.count())
    [sari, rai] = officers.plan(SARI, RAI, **SK)
    assert "Ketua, Posyandu Melati A, mulai 2 Januari 2025" in sari.message
    assert "Kader Kesehatan" in rai.message
    assert "Belum ada SK" not in sari.message
    assert "Jenis kelamin diambil dari NIK" in sari.message
    assert (Person.objects.count(), Appointment.objects.count(), Decree.objects.count()) == before


def test_somebody_known_is_found_and_not_registered_again(cast: Cast, officers: Lists) -> None:
    known = factories.person(name="Ni Made Rai", born=date(1985, 2, 1), village=cast.areas.penarukan)
    told = {**RAI, "birth_date": "1/2/1985", "sex": "", "phone": "081234567890", "valid_from": "2025-01-01"}
    [done], _ = officers.bring_in(told)
    assert (done.result, done.warned) == ("new", True)
    assert "Belum ada SK" in done.message
    assert Appointment.objects.get(post=cast.post_a).person_id == known.id
    known.refresh_from_db()
    assert known.phone == "081234567890"


def test_who_may_be_somebody_known_is_asked(cast: Cast, officers: Lists) -> None:
    factories.person(name="Ni Made Rai", born=date(1985, 2, 1), village=cast.areas.penarukan)
    [asked] = officers.plan(RAI, **SK)
    assert (asked.result, asked.item) == ("ask", None)


def test_two_offices_of_one_person_stand_in_two_rows(cast: Cast, officers: Lists) -> None:
    both = [{**SARI, "position": "Koordinator Bidang Sosial"}, {**SARI, "position": "Bendahara"}]
    done, _ = officers.bring_in(*both, **SK)
    assert [one.result for one in done] == ["new", "new"], [one.message for one in done]
    assert Person.objects.filter(name="Ni Luh Sari").count() == 1


def test_namesakes_of_two_posts_are_asked_unless_something_tells_them_apart(cast: Cast, officers: Lists) -> None:
    elsewhere = {**RAI, "post": "Melati B"}
    assert [one.result for one in officers.plan(RAI, elsewhere, **SK)] == ["new", "ask"]
    told_apart = [{**RAI, "birth_date": "1/2/1985"}, {**elsewhere, "birth_date": "3/4/1990"}]
    assert [one.result for one in officers.plan(*told_apart, **SK)] == ["new", "new"]


@pytest.mark.parametrize(
    ("case", "more", "result", "words"),
    [
        ("an unknown post", {"post": "Entah"}, "ask", "belum terdaftar"),
        ("no post", {"post": ""}, "error", "Posyandu belum disebut"),
        ("no position", {"position": ""}, "error", "Jabatan belum disebut"),
        ("a kader without a field", {"position": "Kader"}, "error", "idang"),
        ("a spoilt NIK", {"nik": "5,1E+15"}, "error", "rusak"),
        ("nobody's sex", {"nik": ""}, "error", "perempuan"),
        ("no name", {"name": "-"}, "error", "ama"),
        ("an SK without a day", {"decree_number": "9", "decree_on": ""}, "error", "Tanggal SK"),
        ("another village", ELSEWHERE, "error", "luar"),
    ],
)
def test_each_row_is_told_what_comes_of_it(
    cast: Cast, officers: Lists, case: str, more: dict, result: str, words: str
) -> None:
    told = {"valid_from": "2025-01-01"}
    [done] = officers.plan({**SARI, **more}, **told)
    assert (done.result, words in done.message) == (result, True), (case, done.message)


def test_the_posts_to_choose_from_are_named(cast: Cast, officers: Lists) -> None:
    [asked] = officers.plan({**SARI, "post": "Melati AA"}, **SK)
    assert "Posyandu Melati A" in asked.candidates


def test_a_new_sk_needs_its_signer_and_one_that_is_written_down_does_not(cast: Cast, officers: Lists) -> None:
    unsigned = {**SK, "signer_name": ""}
    assert "penanda tangan" in officers.plan(SARI, **unsigned)[0].message
    known = factories.decree(cast.areas.penarukan, number="140 / 12/2025", on=date(2025, 1, 2))
    officers.bring_in(SARI, **unsigned)
    made = Appointment.objects.get(person__name="Ni Luh Sari")
    assert (made.decree_id, made.valid_to) == (known.id, known.valid_to)
    assert PostDecree.objects.filter(decree=known, post=cast.post_a).exists()


def test_a_seat_that_is_filled_is_refused_in_words(cast: Cast, officers: Lists) -> None:
    factories.appointment(factories.person(village=cast.areas.penarukan), cast.post_a, "ketua")
    [done], _ = officers.bring_in(SARI, **SK)
    assert (done.result, done.column) == ("error", "position")
    assert not Person.objects.filter(name="Ni Luh Sari").exists()


def test_two_rows_for_one_single_seat_are_one_too_many(cast: Cast, officers: Lists) -> None:
    done, _ = officers.bring_in(SARI, {**RAI, "position": "Ketua"}, **SK)
    assert [one.result for one in done] == ["new", "error"]


def test_an_office_that_is_held_is_based_on_the_sk_of_the_list(cast: Cast, officers: Lists) -> None:
    sari = factories.person(name="Ni Luh Sari", born=date(1990, 3, 12), village=cast.areas.penarukan)
    held = factories.appointment(sari, cast.post_a, "ketua")
    told = {**SARI, "nik": "", "birth_date": "12/03/1990", "sex": "P", "phone": ""}
    [done], _ = officers.bring_in(told, **SK)
    assert (done.result, Appointment.objects.count()) == ("changed", 1)
    held.refresh_from_db()
    assert held.decree.number == "140/12/2025"


def test_a_list_is_taken_back_but_for_what_somebody_used_since(cast: Cast, officers: Lists) -> None:
    before = set(Person.objects.values_list("id", flat=True))
    _, import_id = officers.bring_in(SARI, RAI, **SK)
    sari = Appointment.objects.get(person__name="Ni Luh Sari")
    end_appointment(by=cast.staf_desa, at=AT, appointment_id=sari.id, on=date(2026, 1, 1), because="pindah")
    officers.take_back(import_id)
    assert set(Appointment.objects.values_list("id", flat=True)) == {sari.id}
    assert set(Person.objects.values_list("id", flat=True)) == before | {sari.person_id}
    assert Decree.objects.filter(id=sari.decree_id).exists()
    assert imports.import_view(by=cast.staf_desa, import_id=import_id).counts["left"] == 2


def test_everything_goes_when_nobody_has_used_it(cast: Cast, officers: Lists) -> None:
    before = set(Person.objects.values_list("id", flat=True))
    _, import_id = officers.bring_in(SARI, RAI, **SK)
    officers.take_back(import_id)
    assert set(Person.objects.values_list("id", flat=True)) == before
    assert (Appointment.objects.count(), Decree.objects.count(), PostDecree.objects.count()) == (0, 0, 0)
    assert offices.officers(by=cast.staf_desa, post_id=cast.post_a.id, on=AT.date()) == []


def test_strangers_appoint_nobody_and_take_nothing_back(cast: Cast, officers: Lists) -> None:
    officers.bring_in(SARI, **SK)
    ids = set(Appointment.objects.values_list("id", flat=True))
    for by in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        assert officers.plan(RAI, by=by, **SK)[0].result == "error"
        assert withdraw_offices(by=by, at=AT, ids=ids) == ids
    assert Appointment.objects.count() == 1


def test_the_secretariat_of_the_regency_brings_kader_in_and_meets_no_resident(cast: Cast) -> None:
    lists = Lists(cast)
    lists.by, lists.area_id = cast.regency_office, cast.areas.buleleng.id
    known = factories.person(name="Ni Made Rai", born=date(1985, 2, 1), village=cast.areas.penarukan)
    place = {"village": "Penarukan", "district": "Buleleng"}
    rows = ({**SARI, **place}, {**RAI, **place, "birth_date": "1/2/1985", "phone": "081234567890"})
    done, import_id = lists.bring_in(*rows, **SK)
    assert [one.result for one in done] == ["new", "new"], [one.message for one in done]
    assert set(Appointment.objects.values_list("person__name", flat=True)) == {"Ni Luh Sari", "Ni Made Rai"}
    assert Appointment.objects.filter(person_id=known.id).exists(), "who is registered is not registered again"
    known.refresh_from_db()
    assert known.phone == "", "and nothing of theirs is changed"
    lists.take_back(import_id)
    assert list(Person.objects.values_list("id", flat=True)) == [known.id]
    assert not Appointment.objects.exists()

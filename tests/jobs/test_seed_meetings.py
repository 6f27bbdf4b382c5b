"""The meetings of the reports, as the demo writes them down."""

from datetime import UTC, date, datetime

from simpul.budgets.commands import note_bidan
from simpul.decisions.models import Action
from simpul.decisions.queries import actions_of, decided, own_items
from simpul.jobs.simulation.seeds.meetings import write_meetings
from simpul.kernel.actor import SYSTEM
from simpul.meetings import queries
from simpul.places.models import Area
from simpul.training.models import Batch
from tests import factories
from tests.cast import actor

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 5, tzinfo=UTC)


def kalteng() -> int:
    """A province of 13 kabupaten and one kota."""
    province = factories.area("62", "Kalimantan Tengah", factories.areas().nation)
    for code in (*(f"62.{number:02d}" for number in range(1, 14)), "62.71"):
        factories.area(code, f"Contoh {code}", province)
    return province.id


def test_fifteen_regions_stand_beside_fourteen_and_the_work_is_late(db: None) -> None:
    """Seed 003."""
    province = kalteng()
    write_meetings(TODAY)
    (listed,) = queries.meetings(by=SYSTEM, area_id=province)
    found = queries.meeting(by=SYSTEM, meeting_id=listed.id, today=TODAY)
    told = {one.what: (one.number, one.counted, one.verdict) for one in found.stated}
    assert told["wilayah"] == (15, 14, "melebihi-yang-ada")
    assert told["peserta"][0] == 210
    late = actions_of(by=SYSTEM, area_id=province, today=TODAY)
    assert [(one.due_on, one.late, one.total) for one in late] == [
        (date(2025, 12, 31), True, 14),
        (date(2025, 12, 31), True, 1),
    ]


def test_the_camat_is_represented_and_five_points_become_work(db: None) -> None:
    """Seed 002: a plan for each kecamatan, five points, a bimtek in each desa from May to June."""
    areas = factories.areas()
    note_bidan(by=SYSTEM, at=AT, area_id=areas.tambakan.id, present=False, since=date(2025, 1, 1))
    write_meetings(TODAY)
    (listed,) = queries.meetings(by=SYSTEM, area_id=areas.buleleng.id)
    found = queries.meeting(by=SYSTEM, meeting_id=listed.id, today=TODAY)
    (camat,) = [one for one in found.invitations if one.state == "diwakili"]
    assert (camat.delegate, bool(camat.report)) == ("Plt. Sekretaris Camat", True)
    decisions = decided(by=SYSTEM, meeting_id=listed.id, today=TODAY).decisions
    assert len(decisions) == 6
    assert all(one.actions for one in decisions)
    (bidan,) = decisions[1].actions
    assert (bidan.title, bidan.total) == ("Anggarkan bidan desa", 1)
    months = Batch.objects.filter(host=areas.tambakan).values_list("month_from", "month_to")
    assert list(months) == [(date(2026, 5, 1), date(2026, 6, 1))]


def test_whoever_the_reports_name_finds_the_work_among_their_own_where_simpul_knows_the_office(db: None) -> None:
    province, areas = kalteng(), factories.areas()
    note_bidan(by=SYSTEM, at=AT, area_id=areas.tambakan.id, present=False, since=date(2025, 1, 1))
    write_meetings(TODAY)
    regency = Area.objects.get(code="62.01").id
    assert own_titles("kepala_desa", areas.tambakan.id) == {
        "Anggarkan bidan desa",
        "Bimtek di desa: konsumsi dari desa, narasumber DPMD",
        "Perhatikan kegiatan PKK dan insentif kader",
    }
    zoom = "Zoom Meeting tentang Posyandu enam SPM sebelum bimtek desa"
    assert own_titles("sekretariat", areas.buleleng.id) == {zoom}
    assert own_titles("tim_pembina", regency) == {"Percepat nomor registrasi posyandu"}
    assert own_titles("tim_pembina", province) == {"Tindak lanjut program posyandu 2025"}
    assert own_titles("tim_pembina", areas.kubutambahan.id) == set()  # who does the rest was not told
    told = set(Action.objects.filter(role="").values_list("owner", flat=True))
    assert told == {"DPMD", "pelaksana belum disebut"}


def own_titles(role: str, area_id: int) -> set[str]:
    by = actor(role, Area.objects.get(id=area_id))
    return {one.title for one in own_items(by=by, today=TODAY)}


def test_before_they_happened_nothing_is_written(db: None) -> None:
    areas = factories.areas()
    write_meetings(date(2025, 11, 30))
    assert queries.meetings(by=SYSTEM, area_id=areas.buleleng.id) == []

"""What commands of assessments share: who organises, and the contest or instrument held until the command ends."""

from datetime import date, datetime
from uuid import UUID

from simpul.assessments.models import DRAFT, OPEN, Contest, Instrument
from simpul.assessments.queries.seeing import WRITE
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView

YEARS_AHEAD = 2
FIRST_YEAR = 2000


def today_in(area_id: int, at: datetime) -> date:
    """The day it is in an area at that moment."""
    return day_at(at, places.zone(area_id, day_at(at, "WIB")))


def organiser(by: Actor, area_id: int) -> AreaView:
    """The area, if the actor's office is that very area's; Refusal `tidak-berhak`."""
    area = places.area(area_id)
    by.require(WRITE, Scope(area=area.path), exact=True)
    return area


def sound_year(year: int, today: date) -> int:
    """The year, if it may be that of an assessment; Refusal `tahun-penilaian-salah`."""
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        raise Refusal("tahun-penilaian-salah", field="year")
    return year


def held_contest(by: Actor, contest_id: UUID) -> tuple[Contest, AreaView]:
    """An open contest that the actor organises, locked; Refusal `tidak-ditemukan`, `lomba-sudah-selesai`."""
    contest = Contest.objects.select_for_update().filter(id=contest_id).first()
    if contest is None:
        raise Refusal("tidak-ditemukan")
    area = organiser(by, contest.area_id)
    require_open(contest)
    return contest, area


def require_open(contest: Contest) -> None:
    """Refusal `lomba-sudah-selesai` once the result is out or the contest was cancelled."""
    if contest.state != OPEN:
        raise Refusal("lomba-sudah-selesai")


def held_draft(by: Actor, instrument_id: UUID) -> Instrument:
    """An instrument that is still being written, locked; Refusal `instrumen-sudah-dipakai`."""
    found = Instrument.objects.select_for_update().filter(id=instrument_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    organiser(by, found.area_id)
    if found.state != DRAFT:
        raise Refusal("instrumen-sudah-dipakai")
    return found

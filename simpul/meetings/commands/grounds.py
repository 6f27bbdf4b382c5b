"""What commands of meetings share: the meeting, held until the command ends, and texts of several paragraphs."""

from datetime import date, datetime
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.meetings.models import Meeting, Minutes
from simpul.meetings.queries.seeing import WRITE, speaks
from simpul.meetings.rules.states import CANCELLED
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in
from simpul.standards.budgets import Named, entry

LONG = 20_000


def require_organising(by: Actor, area_id: int) -> None:
    """Only the office of that very area holds its meetings; Refusal `tidak-berhak`."""
    by.require(WRITE, places.scope_of(area_id), exact=True)


def require_answering(by: Actor, meeting: Meeting, area_id: int, agency_id: UUID | None, on: date) -> None:
    """The office of that very area answers for it, its agency, or who holds the meeting; Refusal `tidak-berhak`."""
    if not speaks(by, places.area(area_id), agency_id, on):
        require_organising(by, meeting.area_id)


def held(meeting_id: UUID) -> Meeting:
    """Internal: the meeting, locked; Refusal `rapat-batal` once called off. Asks no right."""
    found = Meeting.objects.select_for_update().filter(id=meeting_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    if found.state == CANCELLED:
        raise Refusal("rapat-batal")
    return found


def organised(by: Actor, meeting_id: UUID, *, after_signing: bool = False) -> Meeting:
    """Internal: the meeting, locked, for its organiser; Refusal `notulen-sudah-disahkan` once the chair has signed."""
    found = held(meeting_id)
    require_organising(by, found.area_id)
    if not after_signing:
        not_signed(found)
    return found


def not_signed(meeting: Meeting) -> None:
    """Refusal `notulen-sudah-disahkan` once the chair has signed the minutes."""
    if Minutes.objects.filter(meeting=meeting, chair_at__isnull=False).exists():
        raise Refusal("notulen-sudah-disahkan")


def has_come(meeting: Meeting, at: datetime) -> date:
    """The day it is there; Refusal `rapat-belum-tiba` before the day of the meeting."""
    today = today_in(meeting.area_id, at)
    if meeting.on > today:
        raise Refusal("rapat-belum-tiba")
    return today


def known(entries: tuple[Named, ...], code: str, on: date, field: str) -> str:
    """The code, if it is in force on that day; Refusal `pilihan-tidak-dikenal` for this input."""
    if entry(entries, code, on) is None:
        raise Refusal("pilihan-tidak-dikenal", field=field)
    return code


def paragraphs(text: str, field: str, *, may_be_empty: bool = False) -> str:
    """A text of several lines, each tidied; Refusal `uraian-kosong`, `uraian-terlalu-panjang`."""
    clean = "\n".join(tidy(line) for line in text.strip().splitlines())
    if not clean and not may_be_empty:
        raise Refusal("uraian-kosong", field=field)
    if len(clean) > LONG:
        raise Refusal("uraian-terlalu-panjang", field=field, paling=LONG)
    return clean


def plain_day(day: date | None) -> str | None:
    """A day as it is kept in the audit."""
    return day.isoformat() if day else None

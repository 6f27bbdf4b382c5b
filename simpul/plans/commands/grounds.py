"""What commands of plans and budgets share: the day it is there, and the paper that proves."""

from datetime import date, datetime
from uuid import UUID

from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.papers.queries import areas_of
from simpul.places import queries as places


def today_in(area_id: int, at: datetime) -> date:
    """The day it is in an area at that moment."""
    return day_at(at, places.zone(area_id, day_at(at, "WIB")))


def past_day(on: date, area_id: int, at: datetime) -> date:
    """The day, if it has come there; Refusal `tanggal-belum-tiba`."""
    if on > today_in(area_id, at):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    return on


def paper_of(paper_id: UUID | None, area_id: int) -> UUID | None:
    """A paper of that very area, or none; Refusal `bukti-wilayah-lain`."""
    if paper_id is not None and areas_of([paper_id]).get(paper_id) != area_id:
        raise Refusal("bukti-wilayah-lain", field="file")
    return paper_id

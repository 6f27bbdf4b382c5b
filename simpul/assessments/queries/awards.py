"""Awards: by year, level and category; the public list tells no person's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.assessments.models import Award
from simpul.assessments.queries.seeing import organises, seen_area
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.assessments import category_of

AT_MOST = 500


@dataclass(frozen=True)
class AwardView:
    """An award. `winner` empty: it was not said who won. `contest_id` None: given without a contest here."""

    id: UUID
    area: AreaView
    year: int
    category: str
    category_name: str
    title: str
    winner: str
    given_on: date | None
    ref: str
    contest_id: UUID | None
    may_write: bool


def awards(*, by: Actor, area_id: int, year: int | None = None) -> list[AwardView]:
    """Awards given by an area and by those below it, newest first."""
    area = seen_area(by, area_id)
    return _views(by, _found(area, year, ""))


def award(*, by: Actor, award_id: UUID) -> AwardView:
    """One award; Refusal `tidak-ditemukan`."""
    found = Award.objects.select_related("entrant").filter(id=award_id, void_because="").first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    seen_area(by, found.area_id)
    return _views(by, [found])[0]


def public_awards(*, area_id: int, year: int | None = None, category: str = "") -> list[AwardView]:
    """Open to everybody, asks no actor. Winners who are persons are not named, only posts and teams are."""
    found = _views(None, _found(places.area(area_id), year, category))
    return [one for one in found if category_of(one.category).entrants != "person" or one.winner == ""]


def years_with_awards() -> list[int]:
    """Open to everybody: the years in which there are any, newest first."""
    return list(Award.objects.filter(void_because="").order_by("-year").values_list("year", flat=True).distinct())


def _found(area: AreaView, year: int | None, category: str) -> list[Award]:
    found = Award.objects.filter(void_because="").select_related("entrant")
    if area.level:
        found = found.filter(**{f"area__l{area.level}": area.id})
    if year is not None:
        found = found.filter(year=year)
    if category:
        found = found.filter(category=category)
    return list(found[:AT_MOST])


def _views(by: Actor | None, found: Iterable[Award]) -> list[AwardView]:
    listed = list(found)
    known = places.areas({one.area_id for one in listed})
    return [
        AwardView(
            id=one.id,
            area=known[one.area_id],
            year=one.year,
            category=one.category,
            category_name=category_of(one.category).name,
            title=one.title,
            winner=one.winner,
            given_on=one.given_on,
            ref=one.ref,
            contest_id=one.entrant.contest_id if one.entrant else None,
            may_write=by is not None and organises(by, known[one.area_id]),
        )
        for one in listed
    ]

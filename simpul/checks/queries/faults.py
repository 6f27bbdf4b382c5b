"""What is wrong at this moment, found set-wise: one query for each kind in a whole area, whatever its size.

The sets are handed out by the subjects: posts by the registry, offices held on a day by offices, dossiers by dossiers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, Replace

from simpul.dossiers.queries.dossiers import submitted_without_letter
from simpul.offices.queries.officers import in_office
from simpul.registry.queries.posts import in_area
from simpul.registry.queries.sets import all_posts
from simpul.registry.rules import ACTIVE, CLOSED
from simpul.upkeep.queries.conditions import by_ended_decree, vacant

FOUNDING, CHAIR = "pendirian", "ketua"
_DOT = "."


@dataclass(frozen=True, slots=True)
class Fault:
    """A post in which something is wrong. `about`: the thing at fault where the post has several, as its id or text;
    `since`: from which day it has been so, if that is known."""

    post_id: UUID
    about: str = ""
    since: date | None = None


def _ended_village(area_id: int, on: date) -> Iterator[Fault]:
    """Posts, closed ones too, whose village is no longer in the list of areas."""
    found = _posts(area_id).filter(village__ended_on__isnull=False)
    for id, ended_on in found.values_list("id", "village__ended_on").iterator():
        yield Fault(id, since=ended_on)


def _foreign_number(area_id: int, on: date) -> Iterator[Fault]:
    """Posts whose number does not begin with the code that their village has today."""
    numbered = _posts(area_id).exclude(number="")
    found = numbered.exclude(number__startswith=Concat(F("village__code"), Value(_DOT)))
    for id, number in found.values_list("id", "number").iterator():
        yield Fault(id, about=number)


def _shared_number(area_id: int, on: date) -> Iterator[Fault]:
    """Posts whose number, written in whatever way, another post of the country has too."""
    written = all_posts().exclude(number="").annotate(digits=Replace("number", Value(_DOT), Value("")))
    twice = written.order_by().values("digits").annotate(times=Count("id")).filter(times__gt=1).values("digits")
    found = written.filter(in_area(area_id), digits__in=twice)
    for id, digits in found.values_list("id", "digits").iterator():
        yield Fault(id, about=digits)


def _lapsed_decree(area_id: int, on: date) -> Iterator[Fault]:
    """SK that have ended while somebody is still in office by them, for each post that is not closed."""
    held = _held(area_id, on).filter(by_ended_decree(on)).exclude(post__state=CLOSED)
    rows = held.order_by().values_list("post_id", "decree_id", "decree__valid_to").distinct()
    for post_id, decree_id, ended_on in rows.iterator():
        yield Fault(post_id, about=str(decree_id), since=ended_on)


def _no_chair(area_id: int, on: date) -> Iterator[Fault]:
    """Active posts in which nobody is chair on that day."""
    yield from _bare(_posts(area_id).filter(vacant(CHAIR, on), state=ACTIVE))


def _no_decree(area_id: int, on: date) -> Iterator[Fault]:
    """Active posts that no SK in force founds."""
    in_force = Q(decrees__decree__valid_to__isnull=True) | Q(decrees__decree__valid_to__gt=on)
    founded = all_posts().filter(
        in_force,
        id=OuterRef("id"),
        decrees__purpose=FOUNDING,
        decrees__decree__valid_from__lte=on,
        decrees__decree__on__lte=on,
    )
    yield from _bare(_posts(area_id).filter(~Exists(founded), state=ACTIVE))


def _office_in_closed_post(area_id: int, on: date) -> Iterator[Fault]:
    """Closed posts in which somebody is still in office."""
    held = _held(area_id, on).filter(post__state=CLOSED).order_by()
    for post_id, first in held.values_list("post_id").annotate(first=Min("valid_from")).iterator():
        yield Fault(post_id, since=first)


def _office_of_the_dead(area_id: int, on: date) -> Iterator[Fault]:
    """Offices whose holder had died by that day."""
    held = _held(area_id, on).filter(person__died_on__lte=on)
    for post_id, id, died_on in held.values_list("post_id", "id", "person__died_on").iterator():
        yield Fault(post_id, about=str(id), since=died_on)


def _lost_dossier(area_id: int, on: date) -> Iterator[Fault]:
    """Dossiers told to be with Kemendagri though no letter ever went, and no number came."""
    found = submitted_without_letter().filter(in_area(area_id, "post__"))
    for post_id, since in found.values_list("post_id", "since").iterator():
        yield Fault(post_id, since=since.date())


# The faults of each kind in an area on a day (simpul/checks/rules.py says them in words).
FAULTS: dict[str, Callable[[int, date], Iterator[Fault]]] = {
    "desa-berakhir": _ended_village,
    "nomor-desa-lain": _foreign_number,
    "nomor-kembar": _shared_number,
    "sk-berakhir": _lapsed_decree,
    "tanpa-ketua": _no_chair,
    "tanpa-sk": _no_decree,
    "menjabat-di-pos-tutup": _office_in_closed_post,
    "wafat-menjabat": _office_of_the_dead,
    "diajukan-tanpa-surat": _lost_dossier,
}


def _posts(area_id: int) -> QuerySet[Any]:
    return all_posts().filter(in_area(area_id))


def _held(area_id: int, on: date) -> QuerySet[Any]:
    return in_office(on).filter(in_area(area_id, "post__"), post__isnull=False).order_by("id")


def _bare(posts: QuerySet[Any]) -> Iterator[Fault]:
    for id in posts.values_list("id", flat=True).iterator():
        yield Fault(id)

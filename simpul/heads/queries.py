"""Who heads an area. Public officials: everybody who reads the area's posts may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from simpul.eligibility.queries import standing_at
from simpul.eligibility.rules import REMINDER
from simpul.heads.models import SOUND, Head
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.offices.queries import teams_formed
from simpul.offices.queries.officers import require_reading
from simpul.places import queries as places


@dataclass(frozen=True)
class HeadView:
    """The head of an area. `valid_to`: the first day after the term, None where it is not known."""

    id: UUID
    area_id: int
    name: str
    title: str
    valid_from: date
    valid_to: date | None
    source: str


def head(*, by: Actor, area_id: int, on: date) -> HeadView | None:
    """Who heads the area on that day; None where nobody has been recorded."""
    require_reading(by, area_id)
    found = _heads_on(on).filter(area_id=area_id).first()
    return _view(found) if found is not None else None


def past_heads(*, by: Actor, area_id: int, before: date) -> list[HeadView]:
    """Those who headed the area until that day or an earlier one, newest first."""
    require_reading(by, area_id)
    return [_view(one) for one in Head.objects.filter(SOUND, area_id=area_id, valid_to__lte=before)]


def heads_in(area_ids: Iterable[int], on: date) -> list[HeadView]:
    """Internal: who heads each of these very areas on a day."""
    return [_view(one) for one in _heads_on(on).filter(area_id__in=list(area_ids))]


def heads_by_id(ids: Iterable[UUID]) -> list[HeadView]:
    """Internal: the heads, of today and before, among these ids of offices."""
    return [_view(one) for one in Head.objects.filter(SOUND, id__in=list(ids)).order_by("-valid_from", "id")]


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Terms of heads that end soon while a Tim Pembina stands: for those who form the team of that very area.

    Page: `officers` with args area.
    """
    found = []
    for area_id in dict.fromkeys(g.area_id for g in by.where("team.manage") if g.area_id is not None):
        place = places.area(area_id)
        on = day_at(at, places.zone(area_id, day_at(at, "WIB")))
        now = _heads_on(on).filter(area_id=area_id, valid_to__isnull=False).first()
        rule = standing_at(place.path, on).of(REMINDER)
        if now is None or now.valid_to is None or rule is None or (now.valid_to - on).days > rule.content.days:
            continue
        if teams_formed([area_id], on):
            title = _("Masa jabatan %(title)s segera berakhir, dan Tim Pembina bersamanya. Siapkan tim baru.")
            errand = Errand(
                "jatuh_tempo", title % {"title": now.title}, "officers", {"area": str(area_id)}, now.valid_to
            )
            found.append(errand)
    return found


def _heads_on(on: date) -> QuerySet[Head]:
    """Internal: the heads in office on a day."""
    return Head.objects.filter(SOUND, Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _view(one: Head) -> HeadView:
    return HeadView(one.id, one.area_id, one.name, one.title, one.valid_from, one.valid_to, one.source)

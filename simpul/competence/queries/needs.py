"""Who needs what: kader without any training, by the areas below, by banjar in a village, and by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from simpul.competence.models import LIVE, Ability, NeedCount
from simpul.competence.rules.states import FIELD, MODULE, TRAINING
from simpul.kernel.actor import NATION, VILLAGE, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards import fields
from simpul.standards.competence import competence_table
from simpul.upkeep.queries import kader_counts

READ = "competence.read"
_TRAINED = "trained"


@dataclass(frozen=True)
class FieldNeed:
    """Of the kader who serve a field (or of all, for a kind of module): how many have passed it."""

    code: str
    name: str
    kader: int
    able: int

    @property
    def needing(self) -> int:
        return self.kader - self.able


@dataclass(frozen=True)
class Need:
    """An area, or a hamlet of a village: its kader, those trained here, those of whom only the post has said so.

    `id`: of the area or the hamlet; None for posts of which no hamlet is known.
    """

    id: int | UUID | None
    code: str
    name: str
    kader: int
    trained: int
    told: int
    fields: tuple[FieldNeed, ...]
    modules: tuple[FieldNeed, ...]

    @property
    def untrained(self) -> int:
        """Kader of whom nobody has written down a training; those of whom the post has said so are among them."""
        return self.kader - self.trained

    def of(self, code: str) -> FieldNeed:
        """The need for one field or kind of module."""
        return next(one for one in (*self.fields, *self.modules) if one.code == code)


@dataclass(frozen=True)
class Needs:
    """What an area needs: itself, and each part; `missing`: parts without a single trained kader, though they have
    kader. `counted_on`: the night in which it was counted; None: just now."""

    area: AreaView
    whole: Need
    parts: tuple[Need, ...]
    counted_on: date | None = None

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(one for one in self.parts if one.kader and not one.trained)


def needs(*, by: Actor, area_id: int, on: date) -> Needs:
    """The kader of an area by its parts, of the nation as they were counted last; counts only.

    Refusal `tidak-ditemukan` without the right.
    """
    area = places.area(area_id)
    _require(by, area)
    counted_on = last_day() if area.level == NATION else None
    counted = counts_of(area, on) if counted_on is None else _kept()
    parts = [_need(id, code, name, counted.get(id, {})) for id, code, name in _parts(area, counted, on)]
    whole: dict[str, int] = {}
    for one in counted.values():
        for key, number in one.items():
            whole[key] = whole.get(key, 0) + number
    return Needs(area, _need(area.id, area.code, area.full_name or area.name, whole), tuple(parts), counted_on)


def last_day() -> date | None:
    """The day on which the country was counted last; None before the first."""
    return NeedCount.objects.values_list("day", flat=True).first()


def counts_of(area: AreaView, on: date) -> dict[Any, dict[str, int]]:
    """Internal: the numbers of each part of an area, counted now."""
    return kader_counts(area, on, _among(on))


def _kept() -> dict[Any, dict[str, int]]:
    return dict(NeedCount.objects.values_list("area_id", "counts"))


def needed_codes() -> list[str]:
    """Codes of what may be needed beside training at all: fields, then kinds of modules. Asks no actor."""
    return [*_codes(), *(one.code for one in _modules())]


def _require(by: Actor, area: AreaView) -> None:
    if not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")


def _among(on: date) -> dict[str, tuple[str, QuerySet[Any]]]:
    """The groups that are counted: trained at all, able in each field among those who serve it, in each module."""
    holds = Ability.objects.filter(LIVE, Q(valid_to__isnull=True) | Q(valid_to__gt=on), since__lte=on).order_by()
    shown = {code: holds.filter(kind=FIELD, code=code).values("person_id") for code in _codes()}
    modules = {one.code: holds.filter(kind=MODULE, code=one.code).values("person_id") for one in _modules()}
    return {
        _TRAINED: ("", holds.filter(kind=TRAINING).values("person_id")),
        **{f"able_{code}": (code, persons) for code, persons in shown.items()},
        **{f"able_{code}": ("", persons) for code, persons in modules.items()},
    }


def _parts(area: AreaView, counted: dict[Any, Any], on: date) -> list[tuple[Any, str, str]]:
    if area.level < VILLAGE:
        return [(one.id, one.code, one.label) for one in places.children(area.id)]
    known: list[tuple[Any, str, str]] = [(one.id, "", one.label) for one in places.hamlets(area.id, on)]
    return [*known, *([(None, "", _("Dusun/banjar belum disebut"))] if None in counted else [])]


def _need(id: Any, code: str, name: str, counts: dict[str, int]) -> Need:
    kader = counts.get("kader", 0)
    return Need(
        id=id,
        code=code,
        name=name,
        kader=kader,
        trained=counts.get(_TRAINED, 0),
        told=counts.get("told", 0),
        fields=tuple(
            FieldNeed(one.code, one.short, counts.get(f"serve_{one.code}", 0), counts.get(f"able_{one.code}", 0))
            for one in fields()
        ),
        modules=tuple(FieldNeed(one.code, one.name, kader, counts.get(f"able_{one.code}", 0)) for one in _modules()),
    )


def _codes() -> list[str]:
    return [one.code for one in fields()]


def _modules() -> Any:
    return competence_table().modules

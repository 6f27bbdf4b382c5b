"""Instruments of an area and of those above it."""

from dataclasses import dataclass
from uuid import UUID

from simpul.assessments.models import IN_USE, Criterion, Instrument
from simpul.assessments.queries.seeing import organises, seen_area
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.assessments import assessment_table, category_of, scale_of
from simpul.standards.budgets import name_of


@dataclass(frozen=True)
class CriterionView:
    """Something to be scored; `breaks_ties` 0: it parts nobody."""

    id: UUID
    place: int
    stage: str
    stage_name: str
    field: str
    name: str
    weight: int
    breaks_ties: int


@dataclass(frozen=True)
class InstrumentView:
    """An instrument with everything in it. `shares`: (stage, level of the organiser, weight)."""

    id: UUID
    area: AreaView
    name: str
    version: int
    category: str
    category_name: str
    scale: str
    scale_name: str
    lowest: int
    highest: int
    ref: str
    in_use: bool
    criteria: tuple[CriterionView, ...]
    shares: tuple[tuple[str, int, int], ...]
    may_write: bool

    @property
    def title(self) -> str:
        """Its name with the version."""
        return f"{self.name} (versi {self.version})"


def instruments(*, by: Actor, area_id: int) -> list[InstrumentView]:
    """Those that an area may use: its own ones, drafts too, and those in use of the areas above it."""
    area = seen_area(by, area_id)
    found = Instrument.objects.filter(area_id__in=area.path).prefetch_related("criteria", "stage_weights")
    own = [one for one in found if one.state == IN_USE or one.area_id == area_id]
    known = places.areas({one.area_id for one in own})
    return [_view(by, one, known[one.area_id]) for one in own]


def instrument(*, by: Actor, instrument_id: UUID) -> InstrumentView:
    """One instrument; Refusal `tidak-ditemukan`."""
    found = Instrument.objects.prefetch_related("criteria", "stage_weights").filter(id=instrument_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return _view(by, found, seen_area(by, found.area_id))


def instrument_of_criterion(*, by: Actor, criterion_id: UUID) -> InstrumentView:
    """The instrument in which a criterion stands; Refusal `tidak-ditemukan`."""
    found = Criterion.objects.filter(id=criterion_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return instrument(by=by, instrument_id=found.instrument_id)


def view_of(by: Actor, found: Instrument) -> InstrumentView:
    """Internal: the instrument of a contest that the actor may see."""
    return _view(by, found, places.area(found.area_id))


def _view(by: Actor, one: Instrument, area: AreaView) -> InstrumentView:
    scale, stages = scale_of(one.scale), assessment_table().stages
    return InstrumentView(
        id=one.id,
        area=area,
        name=one.name,
        version=one.version,
        category=one.category,
        category_name=category_of(one.category).name,
        scale=one.scale,
        scale_name=scale.name,
        lowest=scale.lowest,
        highest=scale.highest,
        ref=one.ref,
        in_use=one.state == IN_USE,
        criteria=tuple(
            CriterionView(c.id, c.place, c.stage, name_of(stages, c.stage), c.field, c.name, c.weight, c.breaks_ties)
            for c in one.criteria.all()
        ),
        shares=tuple((s.stage, s.level, s.weight) for s in one.stage_weights.all()),
        may_write=organises(by, area),
    )

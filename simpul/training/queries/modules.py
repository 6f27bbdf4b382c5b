"""The modules that a programme may teach: those of the curriculum and its own."""

from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.standards.budgets import name_of
from simpul.standards.training import Module, curriculum
from simpul.training.models import OwnModule, Programme
from simpul.training.queries.seeing import seen_programme


@dataclass(frozen=True)
class ModuleView:
    """A module. `code`: of the curriculum, or the id of an own one (`own`)."""

    code: str
    name: str
    kind: str
    kind_name: str
    way: str
    way_name: str
    fields: tuple[str, ...]
    own: bool


def modules(*, by: Actor, programme_id: UUID) -> list[ModuleView]:
    """The modules of the curriculum, then the programme's own."""
    seen_programme(by, Programme.objects.filter(id=programme_id).first())
    own = [_own(one) for one in OwnModule.objects.filter(programme_id=programme_id)]
    return [*(_shared(one) for one in curriculum().modules), *own]


def module_of(programme_id: UUID, code: str) -> ModuleView | None:
    """Internal: the module of that code in a programme; None for none."""
    shared = next((one for one in curriculum().modules if one.code == code), None)
    if shared:
        return _shared(shared)
    found = OwnModule.objects.filter(programme_id=programme_id)
    return next((_own(one) for one in found if str(one.id) == code), None)


def _shared(one: Module) -> ModuleView:
    return _view(one.code, one.name, one.kind, one.way, one.fields, own=False)


def _own(one: OwnModule) -> ModuleView:
    return _view(str(one.id), one.name, one.kind, one.way, tuple(one.fields), own=True)


def _view(code: str, name: str, kind: str, way: str, fields: tuple[str, ...], *, own: bool) -> ModuleView:
    table = curriculum()
    return ModuleView(code, name, kind, name_of(table.kinds, kind), way, name_of(table.ways, way), fields, own)

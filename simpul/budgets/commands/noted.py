"""What commands of budgets share: what they answer, and who may write."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.budgets.rules.lines import WARNINGS
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.budgets import MoneySource, budget_table

WRITE = "budget.write"


@dataclass(frozen=True)
class Noted:
    """The id of what was written down, and sentences about what is doubtful in it."""

    id: UUID
    warnings: tuple[str, ...] = ()


def noted(id: UUID, *codes: str) -> Noted:
    """The answer with the warnings of these codes ("" none)."""
    return Noted(id, tuple(translated(WARNINGS[code]) for code in codes if code))


def money_source(code: str, on: date) -> MoneySource:
    """The source of that code; Refusal `sumber-dana-tidak-dikenal`. One that has ended still holds for old lines."""
    found = next((one for one in reversed(budget_table().sources) if one.code == code), None)
    if found is None or on < found.valid_from:
        raise Refusal("sumber-dana-tidak-dikenal", field="source")
    return found


def require_writing(by: Actor, area: AreaView, source: str, on: date) -> MoneySource:
    """The office of that very area writes its budget; a source held above is written from there too."""
    found = money_source(source, on)
    if by.may(WRITE, Scope(area=area.path), exact=True):
        return found
    above = places.areas(area.path[:-1])
    for level, step in enumerate(area.path[:-1], start=1):
        here = Scope(area=area.path[:level])
        if above[step].kind in found.written_from and by.may(WRITE, here, exact=True):
            return found
    raise Refusal("tidak-berhak", action=WRITE)


def village(area_id: int) -> AreaView:
    """A desa or kelurahan; Refusal `bukan-desa-atau-kelurahan`."""
    found = places.area(area_id)
    if found.level != VILLAGE:
        raise Refusal("bukan-desa-atau-kelurahan")
    return found

"""Registers to print and export: one service at one post in a period."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.people.rules import age_text
from simpul.registry import queries as registry
from simpul.registry.queries.grounds import post_grounds
from simpul.services.queries.naming import Names
from simpul.services.rules import judging
from simpul.services.rules.showing import cells
from simpul.standards import Service, forms


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A line: who or what, when, and the answers in the order of the columns. A void line stays, struck through."""

    number: int
    record_id: UUID
    on: date
    about: str
    sex: str
    age: str
    cells: tuple[str, ...]
    late: bool
    void: bool
    void_reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """`columns`: (question code, heading with unit)."""

    post: registry.PostView
    service: Service
    period: Period
    columns: tuple[tuple[str, str], ...]
    rows: tuple[RegisterRow, ...]


def register(*, by: Actor, post_id: UUID, service: str, period: Period) -> Register:
    """The register of a service, by date; names only for who may read persons there. Needs record.read of the field,
    and record.read_sealed for a sealed service.

    Columns are those of the form valid at the end of the period; older answers stand under the same codes.
    """
    post = registry.post(by=by, post_id=post_id)
    ground = post_grounds([post_id])[post_id]
    form = judging.form_of_register(service, period.last_day, ground.village_code)
    _require_reading(by, ground.scope, form)
    views = facts.records_of_period(by=by, post_id=post_id, service=service, period=period)
    names = Names(by, ground.scope, views)
    rows = tuple(_row(number, view, form, names) for number, view in enumerate(views, 1))
    return Register(post, form, period, forms.columns(form), rows)


def _require_reading(by: Actor, post: Scope, form: Service) -> None:
    scope = Scope(area=post.area, post=post.post, field=form.field)
    by.require("record.read", scope)
    if form.sealed:
        by.require("record.read_sealed", scope)


def _row(number: int, view: facts.RecordView, form: Service, names: Names) -> RegisterRow:
    person = names.person(view)
    return RegisterRow(
        number=number,
        record_id=view.id,
        on=view.on,
        about=names.about(view),
        sex=view.sex,
        age=age_text(person.birth_date, view.on) if person else "",
        cells=cells(form, view.answers),
        late=view.late,
        void=view.void,
        void_reason=view.void_reason,
    )

"""An intention: a name and a plain JSON payload, from a web form, a phone or the API, carried out once.

The payload is read by the very signature of the command, so that no door has a reading of its own.
"""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, TypeAdapter, ValidationError, create_model

from simpul.audit.commands import once
from simpul.intake.commands.arriving import withdraw_intention
from simpul.intake.commands.people import (
    amend_person,
    correct_person,
    mark_death_of,
    register_family,
    register_person,
    register_resident,
)
from simpul.intake.commands.records import amend_record, record_service
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.registry import commands as registry
from simpul.reports import commands as reports
from simpul.services import commands as services

Act = Callable[..., Any]
_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)

# Commands whose items carry their own ids: sent again they answer item by item, so nothing is remembered for them.
_BY_ITEM: dict[str, Act] = {
    "record_service": record_service,
    "record_services": services.record_services,
    "save_grid": services.save_grid,
}
_BY_INTENTION: dict[str, Act] = {
    "amend_record": amend_record,
    "amend_person": amend_person,
    "mark_death_of": mark_death_of,
    "register_resident": register_resident,
    "register_family": register_family,
    "correct_record": services.correct_record,
    "void_record": services.void_record,
    "make_open_days": services.make_open_days,
    "add_open_day": services.add_open_day,
    "move_open_day": services.move_open_day,
    "cancel_open_day": services.cancel_open_day,
    "register_person": register_person,
    "correct_person": correct_person,
    "mark_death": people.mark_death,
    "register_household": people.register_household,
    "correct_household": people.correct_household,
    "note_welfare": people.note_welfare,
    "enrol": registry.enrol,
    "leave_roster": registry.leave_roster,
    "finish_month": reports.finish_month,
}
# What comes one by one with an arrival of its own; lists have no single outcome to remember.
FROM_PHONES: dict[str, Act] = {
    "record_service": record_service,
    "withdraw_intention": withdraw_intention,
    **{name: act for name, act in _BY_INTENTION.items() if name != "enrol"},
}


@dataclass(frozen=True)
class Carried:
    """What came of an intention, as plain JSON; `repeated`: it had been carried out before."""

    outcome: Any
    repeated: bool


def names() -> frozenset[str]:
    """The intentions there are."""
    return frozenset(_BY_ITEM) | frozenset(_BY_INTENTION)


def carry_out(*, by: Actor, at: datetime, id: UUID, name: str, payload: Mapping[str, Any]) -> Carried:
    """Carry out an intention unless it was carried out before; Refusal as its command raises it.

    Refusal `maksud-tidak-dikenal` for an unknown name, `isi-tidak-terbaca` when the payload is not that command's.
    """
    act = _BY_ITEM.get(name) or _BY_INTENTION.get(name)
    if act is None:
        raise Refusal("maksud-tidak-dikenal")
    given = read(act, payload)

    def run() -> Any:
        return plain(act(by=by, at=at, **given))

    if name in _BY_ITEM:
        return Carried(run(), repeated=False)
    outcome, repeated = once(id=id, by=by, at=at, name=name, act=run)
    return Carried(outcome, repeated)


def act_of_phone(*, by: Actor, at: datetime, name: str, payload: Mapping[str, Any]) -> Any:
    """Carry out one act of a phone; what comes back is the act's own outcome, its Refusals pass through."""
    act = FROM_PHONES.get(name)
    if act is None:
        raise Refusal("maksud-tidak-dikenal")
    return act(by=by, at=at, **read(act, payload))


def plain(outcome: Any) -> Any:
    """What an act returned, as plain JSON."""
    return _ANYTHING.dump_python(outcome, mode="json")


def read(act: Act, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments of an act from its payload; Refusal `isi-tidak-terbaca`."""
    try:
        read = _form_of(act).model_validate(dict(payload))
    except ValidationError as error:
        raise Refusal("isi-tidak-terbaca", bagian=", ".join(_places(error))) from error
    return {name: getattr(read, name) for name in read.model_fields_set}


def _places(error: ValidationError) -> list[str]:
    return sorted({str(one["loc"][0])[:40] for one in error.errors() if one["loc"]}) or ["isi"]


@cache
def _form_of(act: Act) -> type[BaseModel]:
    """The payload of a command as a strict shape: its keyword arguments but `by` and `at`."""
    hints = get_type_hints(act)
    parameters = [one for one in inspect.signature(act).parameters.values() if one.name not in ("by", "at")]
    fields: dict[str, Any] = {
        one.name: (
            _typed(hints[one.name]),
            ... if one.default is inspect.Parameter.empty else one.default,
        )
        for one in parameters
    }
    return create_model(act.__name__, __config__=ConfigDict(extra="forbid"), **fields)


def _typed(hint: Any) -> Any:
    if get_origin(hint) is Collection:
        return GenericAlias(list, get_args(hint))
    return Annotated[InstanceOf[Period], BeforeValidator(_period)] if hint is Period else hint


def _period(value: Any) -> Period:
    return value if isinstance(value, Period) else Period.parse(str(value))

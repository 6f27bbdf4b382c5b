"""What goes from one post to another: people, offices, roles of accounts; and back again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.accounts import commands as accounts
from simpul.accounts import queries as account_queries
from simpul.accounts.queries import HoldingView
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices import queries as office_queries
from simpul.offices.commands import Carried
from simpul.registry import commands as registry


@dataclass
class Passage:
    """Who and what has gone over, by the post that it came from."""

    persons: dict[UUID, list[UUID]] = field(default_factory=dict)
    offices: dict[UUID, list[Carried]] = field(default_factory=dict)
    roles: list[tuple[UUID, UUID]] = field(default_factory=list)  # account, its new role

    def plain(self) -> dict[str, Any]:
        """As a step keeps it."""
        return {
            "persons": {str(post): [str(one) for one in ids] for post, ids in self.persons.items()},
            "offices": {
                str(post): [[str(c.old), c.new and str(c.new), c.until and c.until.isoformat()] for c in found]
                for post, found in self.offices.items()
            },
            "roles": [[str(user), str(holding)] for user, holding in self.roles],
        }


def pass_on(
    by: Actor,
    at: datetime,
    passage: Passage,
    post_id: UUID,
    to: UUID,
    on: date,
    *,
    decree_id: UUID | None,
    person_ids: Collection[UUID] | None = None,
    appointment_ids: Collection[UUID] | None = None,
) -> None:
    """People and offices (None: all) of one post go over to another from a day on, and with them the roles of their
    accounts. Who passes posts on may not give roles elsewhere: the same role at the heir is no new right."""
    # Who may merge and split posts passes their people on, also the regency, which sees none of them by name.
    passage.persons[post_id] = registry.hand_over(
        by=SYSTEM, at=at, post_id=post_id, to=to, on=on, person_ids=person_ids
    )
    held = office_queries.officers(by=by, post_id=post_id, on=on)
    carried = offices.carry_over(
        by=SYSTEM, at=at, post_id=post_id, to=to, on=on, appointment_ids=appointment_ids, decree_id=decree_id
    )
    passage.offices[post_id] = carried
    goes_on = {one.old for one in carried if one.new}
    left = {(one.position, one.field) for one in held if one.id in {c.old for c in carried} - goes_on}
    movers = None if appointment_ids is None else {o.person_id for o in held if o.id in goes_on and o.person_id}
    _pass_roles(at, passage, post_id, to, on, left, movers)


def _pass_roles(
    at: datetime,
    passage: Passage,
    post_id: UUID,
    to: UUID,
    on: date,
    left: Collection[tuple[str, str]],
    movers: Collection[UUID | None] | None,
) -> None:
    """`left`: offices that ended because the seat was taken; `movers`: whose accounts go (None: all).

    When all go the old post is closed: its roles stay, so that what was done there can still be sent and read.
    """
    for user_id, person_id, held in _holdings_at(post_id, on):
        if (movers is not None and person_id not in movers) or (held.role, held.field) in left:
            continue
        new = _hold(at, user_id, held, to, max(on, held.valid_from))
        passage.roles += [(user_id, new)] if new else []
        if movers is not None:
            accounts.end_role(by=SYSTEM, at=at, holding_id=held.id, on=on)


def _holdings_at(post_id: UUID, on: date) -> Iterable[tuple[UUID, UUID | None, HoldingView]]:
    for user_id in account_queries.role_holders(on=on, post_id=post_id):
        view = account_queries.user(by=SYSTEM, user_id=user_id, on=on)
        for held in view.holdings:
            if held.post_id == post_id:
                yield user_id, view.person_id, held


def _hold(at: datetime, user_id: UUID, held: HoldingView, to: UUID, since: date) -> UUID | None:
    """The same role at another post; None for who has it there already."""
    try:
        return accounts.hold_role(
            by=SYSTEM, at=at, user_id=user_id, role=held.role, post_id=to, field=held.field, valid_from=since,
            valid_to=held.valid_to, exception_reason=held.exception_reason, exception_until=held.exception_until,
        )  # fmt: skip
    except Refusal:
        return None


def pass_back(by: Actor, at: datetime, carried: Mapping[str, Any], to: UUID, on: date, *, ended: bool) -> None:
    """Everything that a step carried to a post goes back. `ended`: the roles at the old post ended with it."""
    for post, ids in carried.get("persons", {}).items():
        registry.hand_back(by=SYSTEM, at=at, post_id=UUID(post), to=to, on=on, person_ids=[UUID(one) for one in ids])
    for post, found in carried.get("offices", {}).items():
        back = [Carried(UUID(old), new and UUID(new), end and date.fromisoformat(end)) for old, new, end in found]
        offices.carry_back(by=SYSTEM, at=at, post_id=UUID(post), to=to, carried=back)
    origins = [UUID(post) for post in carried.get("persons", {})]
    for user, holding in carried.get("roles", ()):
        view = account_queries.user(by=SYSTEM, user_id=UUID(user), on=on)
        held = next((one for one in view.holdings if str(one.id) == holding), None)
        if held is None:
            continue
        accounts.end_role(by=SYSTEM, at=at, holding_id=held.id, on=held.valid_from)
        if ended:
            _hold(at, view.id, held, origins[0], held.valid_from)

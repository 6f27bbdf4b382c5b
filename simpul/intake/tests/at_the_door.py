"""What tests about phones have in common: a phone of an actor, an intention, a push."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from simpul.accounts.models import User
from simpul.intake.commands import receive
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.phones.models import Phone
from simpul.phones.queries import Known

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def phone_of(actor: Actor) -> Known:
    """A phone of that actor; makes their account where the test has none."""
    user, _ = User.objects.get_or_create(
        id=actor.id, defaults={"username": f"u{actor.id.hex[-12:]}", "name": actor.name}
    )
    made = Phone.objects.create(user=user, label="HP", secret_hash="", enrolled_at=AT, enrolled_by=actor.id)
    return Known(made.id, user.id, made.label)


def intention(name: str, payload: dict[str, Any], *, id: UUID | None = None, **more: Any) -> dict[str, Any]:
    """As a phone sends it."""
    return {"id": str(id or new_id()), "name": name, "payload": payload, **more}


def weighing(post, person, *, on: str = "2026-11-22", bb: float = 9.5, **more: Any) -> dict[str, Any]:
    """The payload of a weighing."""
    return {
        "id": str(new_id()),
        "post_id": str(post.id),
        "service": "kesehatan.timbang_ukur_balita",
        "version": 1,
        "on": on,
        "answers": {"bb": bb, "rujuk": False},
        "person_id": str(person.id),
        **more,
    }


def push(by: Actor, phone: Known, *intentions: dict[str, Any], at: datetime = AT, because: str = "") -> dict[str, Any]:
    return receive(by=by, at=at, phone=phone, intentions=intentions, because=because)


def states(answer: dict[str, Any]) -> list[str]:
    return [one["state"] for one in answer["results"]]

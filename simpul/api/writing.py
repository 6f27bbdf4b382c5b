"""Writing: one endpoint for every act of a person, through the very commands that the web uses."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from simpul.api import shapes
from simpul.api.rights import SIGNED_IN, caller, moment, needs
from simpul.intake import commands as intake

router = Router()


@router.post("/intentions", response=shapes.IntentionOut, **needs(SIGNED_IN))
def carry_out(request: HttpRequest, intention: shapes.IntentionIn) -> Any:
    """Carry out one act, once. `name` is one of GET /intentions; each command checks its own right."""
    return intake.carry_out(
        by=caller(request),
        at=moment(request),
        id=intention.id,
        name=intention.name,
        payload=intention.payload,
    )


@router.get("/intentions", response=list[str], **needs(SIGNED_IN))
def list_names(request: HttpRequest) -> Any:
    """The names of the acts there are."""
    return sorted(intake.names())

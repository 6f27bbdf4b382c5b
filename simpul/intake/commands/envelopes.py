"""An intention as it arrives, and what is answered to it: plain shapes, as docs/sync.md describes them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simpul.facts.rules import digest
from simpul.kernel.refusals import Refusal

RECORD = "record_service"


class Envelope(BaseModel):
    """What every intention carries around its payload."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: UUID
    name: str = Field(max_length=40)
    payload: dict[str, Any]
    needs: tuple[UUID, ...] = Field(default=(), max_length=50)
    instead_of: UUID | None = None
    device_time: str = Field(default="", max_length=40)

    @property
    def digest(self) -> str:
        """The same for the same content."""
        return digest(self.name, self.payload)


@dataclass
class Answer:
    """What came of one intention."""

    id: Any
    state: str
    code: str = ""
    sentence: str = ""
    outcome: Any = None
    warnings: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    receipt: int | None = None

    def plain(self) -> dict[str, Any]:
        """As docs/sync.md says: what is empty is left out."""
        told: dict[str, Any] = {"id": str(self.id), "state": self.state, "code": self.code, "sentence": self.sentence}
        told |= {"outcome": self.outcome, "warnings": dict(self.warnings), "errors": dict(self.errors)}
        told |= {"receipt": self.receipt}
        return {name: value for name, value in told.items() if value not in (None, "", {})}


def refusing(id: Any, state: str, refusal: Refusal) -> Answer:
    """An answer with the code and the sentence of a refusal; the sentence stands beside its input as well."""
    errors = {refusal.field: refusal.sentence} if refusal.field else {}
    return Answer(id, state, refusal.code, refusal.sentence, errors=errors if state == "refused" else {})


def opened(raw: Mapping[str, Any]) -> Envelope | Answer:
    """The envelope of what arrived; what is no intention at all, or cannot be stored as text, is refused."""
    if not _is_text(raw):
        return refusing(raw.get("id", ""), "refused", Refusal("isi-tidak-terbaca", bagian="isi"))
    try:
        return Envelope.model_validate(raw)
    except ValidationError as error:
        wrong = ", ".join(sorted({str(one["loc"][0])[:40] for one in error.errors() if one["loc"]})) or "isi"
        return refusing(raw.get("id", ""), "refused", Refusal("isi-tidak-terbaca", bagian=wrong))


def _is_text(raw: Mapping[str, Any]) -> bool:
    """Without a NUL or half a character: no database keeps these, so it would come again for ever."""
    try:
        return b"\\u0000" not in json.dumps(raw, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False


def post_named(payload: Mapping[str, Any]) -> UUID | None:
    """The post that a payload names; None for none, or for what is no id."""
    try:
        return UUID(payload["post_id"]) if isinstance(payload.get("post_id"), str) else None
    except ValueError:
        return None


def runs(envelopes: Sequence[Envelope]) -> Iterator[list[Envelope]]:
    """The intentions in their order, cut so that neighbouring records that need nothing of each other go together."""
    run: list[Envelope] = []
    for one in envelopes:
        touched = {id for each in run for id in (each.id, each.instead_of)} - {None}
        together = run and run[-1].name == one.name == RECORD and not touched & {one.id, one.instead_of, *one.needs}
        if run and not together:
            yield run
            run = []
        run.append(one)
    if run:
        yield run

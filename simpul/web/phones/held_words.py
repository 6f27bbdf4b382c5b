"""What is held, in words: what kind it is, what stands in it, and both sides of what is in dispute.

It came from outside and may be anything, so nothing here expects a shape: what cannot be read is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.intake.queries import HeldView
from simpul.intake.rules import FIELD_WORDS
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.services.queries import record
from simpul.services.rules.showing import shown
from simpul.standards.answers import PHOTOS_AT_MOST
from simpul.web import words

NAMES = {
    "record_service": gettext_lazy("Catatan pelayanan"),
    "amend_record": gettext_lazy("Pembetulan catatan"),
    "correct_record": gettext_lazy("Pembetulan catatan"),
    "void_record": gettext_lazy("Pembatalan catatan"),
    "register_resident": gettext_lazy("Warga baru"),
    "amend_person": gettext_lazy("Pembetulan data warga"),
    "mark_death_of": gettext_lazy("Catatan meninggal"),
    "register_family": gettext_lazy("Keluarga baru"),
    "add_open_day": gettext_lazy("Hari buka tambahan"),
    "move_open_day": gettext_lazy("Hari buka dipindah"),
    "cancel_open_day": gettext_lazy("Hari buka dibatalkan"),
}
LABELS = {
    **FIELD_WORDS,
    "head_name": gettext_lazy("Kepala keluarga"),
    "kk": gettext_lazy("Nomor KK"),
    "place": gettext_lazy("Tempat"),
    "reason": gettext_lazy("Alasan"),
    "note": gettext_lazy("Catatan"),
}
SECRET = frozenset({"nik", "kk"})
UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, Refusal)


@dataclass(frozen=True)
class Both:
    """A field in dispute: what the kader saw, what they wrote, what stands there now."""

    label: str
    seen: str
    theirs: str
    now: str


@dataclass(frozen=True)
class Told:
    """A held intention as its page tells it."""

    by: Actor
    view: HeldView

    @property
    def kind(self) -> str:
        """What was meant: "Catatan pelayanan", and of which service when that may be known."""
        kind = str(NAMES.get(self.view.name, _("Kiriman lain")))
        return f"{kind}: {self.form.name}" if self.form else kind

    @property
    def payload(self) -> Mapping[str, Any]:
        return self.view.payload or {}

    @cached_property
    def form(self) -> standards.Service | None:
        """The form that it was written on, as far as this server knows it."""
        try:
            if self.view.name == "record_service":
                return standards.service(self.payload["service"], None, self.payload.get("version"))
            if self.view.name in ("amend_record", "correct_record", "void_record"):
                return record(by=self.by, id=UUID(self.payload["id"])).service
        except UNREADABLE:
            pass
        return None

    @cached_property
    def about(self) -> str:
        """The name of the person, or of the head of the family; "" when there is none to be known."""
        if self.view.name in ("amend_record", "correct_record", "void_record"):
            return _safely(lambda: record(by=self.by, id=UUID(self.payload["id"])).about)
        if self.view.name in ("amend_person", "mark_death_of"):
            return _safely(lambda: people.person(by=self.by, id=UUID(self.payload["id"])).name)
        if self.payload.get("person_id"):
            return _safely(lambda: people.person(by=self.by, id=UUID(self.payload["person_id"])).name)
        if self.payload.get("household_id") and self.view.name == "record_service":
            return self._named("household_id", self.payload["household_id"])
        return str(self.payload.get("name") or self.payload.get("head_name") or "")

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(label, text) of what was written; what is in dispute is told by `disputes`."""
        changes = self.payload.get("changes")
        written = {**self.payload, **(changes if isinstance(changes, Mapping) else {})}
        answers = written.pop("answers", None)
        found = [(self._label(name), self._text(name, value)) for name, value in written.items() if name in LABELS]
        if isinstance(answers, Mapping):
            found += [(self._label(f"answers.{code}"), self._answer(code, value)) for code, value in answers.items()]
        return [(label, text) for label, text in found if label and text]

    @property
    def photos(self) -> list[str]:
        """The photos that its answers name."""
        answers = self.payload.get("answers")
        if not self.form or not isinstance(answers, Mapping):
            return []
        found = [answers.get(question.code) for question in self.form.questions if question.type == "photo"]
        return [str(id) for ids in found if isinstance(ids, list) for id in ids[:PHOTOS_AT_MOST]]

    @property
    def disputes(self) -> list[Both]:
        """What two people wrote differently."""
        outcome = self.view.outcome
        disputed = outcome.get("disputed") if isinstance(outcome, Mapping) else None
        return [
            Both(
                self._label(name),
                *(self._either(name, one.get(side)) or words.NOTHING for side in ("seen", "yours", "now")),
            )
            for name, one in (disputed or {}).items()
        ]

    @property
    def has_day(self) -> bool:
        """Whether it can be accepted for another day."""
        changes = self.payload.get("changes")
        return "on" in self.payload or (isinstance(changes, Mapping) and "on" in changes)

    def _either(self, name: str, value: Any) -> str:
        _start, dot, code = name.partition("answers.")
        return self._answer(code, value) if dot else self._text(name, value)

    def _label(self, name: str) -> str:
        _start, dot, code = name.partition("answers.")
        if not dot:
            return translated(str(LABELS[name])) if name in LABELS else name
        question = next((one for one in self.form.questions if one.code == code), None) if self.form else None
        return question.label if question else code.replace("_", " ")

    def _answer(self, code: str, value: Any) -> str:
        question = next((one for one in self.form.questions if one.code == code), None) if self.form else None
        if question is None:
            return _plain(value)
        return _safely(lambda: shown(question, value)) or _plain(value)

    def _text(self, name: str, value: Any) -> str:
        if value in (None, "", [], False):
            return ""
        if name in SECRET:
            return "••••" + str(value)[-4:]
        if name == "sex":
            return {"L": _("Laki-laki"), "P": _("Perempuan")}.get(str(value), str(value))
        return self._named(name, value) if name.endswith("_id") else _plain(value)

    def _named(self, name: str, value: Any) -> str:
        ways: dict[str, Callable[[UUID], str]] = {
            "mother_id": lambda id: people.person(by=self.by, id=id).name,
            "household_id": lambda id: people.household(by=self.by, id=id).head_name,
            "hamlet_id": lambda id: places.hamlet(id).label,
        }
        return _safely(lambda: ways[name](UUID(value)))


def _safely(read: Callable[[], str]) -> str:
    try:
        return read()
    except UNREADABLE:
        return ""


def _plain(value: Any) -> str:
    """Any value of JSON as somebody would write it."""
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, int | float):
        return words.number(value)
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value[:20])
    text = str(value)[:500]
    try:
        return words.long_date(date.fromisoformat(text))
    except ValueError:
        return text

"""The seats of a post as one form: pengurus, a koordinator for each field, kader by field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.offices.commands import NewAppointment
from simpul.offices.queries import OfficerView
from simpul.offices.rules import KADER, POST_BODY, positions_in, table
from simpul.people import queries as people
from simpul.people.queries import PersonView
from simpul.people.rules import person_key
from simpul.web.days import DayField
from simpul.web.errand_form import choice
from simpul.web.village.decree_fields import OnDecreeForm

# Rows for kader: as many as an SK of fifteen names (5 pengurus, 10 kader) needs; more by sending the form again.
KADER_ROWS = {"kesehatan": 5}
CANDIDATES = 8


@dataclass(frozen=True)
class Seat:
    """One row: an office of a post. `now`: who holds it."""

    code: str
    group: str
    label: str
    position: str
    field: str
    now: str


def seats_of(held: Sequence[OfficerView], on: date) -> list[Seat]:
    """The rows of the form, in the order of the positions."""
    found: list[Seat] = []
    for position in sorted(positions_in(POST_BODY, on), key=lambda one: (one.field == "satu", not one.officer)):
        served: list[str] = [one.code for one in standards.fields()] if position.field == "satu" else [""]
        for field in served:
            now = ", ".join(o.name for o in held if (o.position, o.field) == (position.code, field))
            rows = KADER_ROWS.get(field, 1) if position.code == KADER else 1
            short = standards.field(field).short if field else ""
            for number in range(rows):
                label = " ".join(filter(None, (position.name, short, str(number + 1) if rows > 1 else "")))
                group = position.name if field else _("Pengurus")
                found.append(Seat(f"{len(found)}", group, label, position.code, field, "" if number else now))
    return found


class WholePostForm(OnDecreeForm):
    """A row for each seat: a name or NIK as it stands in the SK. `unknown`: sentences for rows that nobody fits yet."""

    on = DayField(label=gettext_lazy("Mulai menjabat"))
    valid_to = DayField(
        label=gettext_lazy("Akhir masa jabatan"),
        required=False,
        help_text=gettext_lazy("Hari pertama tidak menjabat lagi. Boleh kosong."),
    )
    because = forms.ChoiceField(label=gettext_lazy("Alasan yang lama berhenti, bila kursinya terisi"))
    whole = forms.BooleanField(
        label=gettext_lazy("SK ini menggantikan semua pengurus dan kader yang lama"), required=False
    )

    def __init__(self, *args: Any, seats: Sequence[Seat], village_id: int, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats, self.village_id, self.by = {seat.code: seat for seat in seats}, village_id, by
        self.persons: dict[str, UUID] = {}
        self.unknown: dict[str, str] = {}
        choice(self, "because").choices = [(one.code, one.name) for one in table().endings]
        for seat in seats:
            note = _("Sekarang: %s") % seat.now if seat.now else ""
            self.fields[f"duduk_{seat.code}"] = forms.CharField(
                label=seat.label, required=False, max_length=200, help_text=note
            )
            if self.data.get(f"orang_{seat.code}"):
                self.offer(seat.code)

    @property
    def rows(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField | None]]]]:
        """The seats under their headings: the field of the name, and the choice where several fit."""
        groups: dict[str, list[tuple[forms.BoundField, forms.BoundField | None]]] = {}
        for seat in self.seats.values():
            chosen = f"orang_{seat.code}"
            pair = (self[f"duduk_{seat.code}"], self[chosen] if chosen in self.fields else None)
            groups.setdefault(seat.group, []).append(pair)
        return list(groups.items())

    @property
    def top(self) -> list[forms.BoundField]:
        """What holds for all rows."""
        return [one for one in self.others if not one.name.startswith(("duduk_", "orang_"))]

    def offer(self, seat: str) -> None:
        """Let the row choose among those who fit what was typed."""
        found = self._fitting(self.data.get(f"duduk_{seat}", ""))
        if len(found) > 1:
            offered = [("", "—"), *((str(one.id), _about(one)) for one in found)]
            self.fields[f"orang_{seat}"] = forms.ChoiceField(label=_("Yang mana?"), required=False, choices=offered)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        typed = {seat: given.get(f"duduk_{seat}", "") for seat in self.seats}
        if not any(typed.values()):
            self.add_error(None, _("Isi paling sedikit satu nama."))
        for seat, text in typed.items():
            if text:
                self._find(seat, text, given.get(f"orang_{seat}", ""))
        return given

    def _find(self, seat: str, text: str, chosen: str) -> None:
        found = self._fitting(text)
        picked = [one for one in found if str(one.id) == chosen] or found
        if len(picked) == 1:
            self.persons[seat] = picked[0].id
        elif picked:
            self.unknown[seat] = _("Ada beberapa orang bernama itu. Pilih yang mana.")
        else:
            self.unknown[seat] = Refusal("orang-tidak-ditemukan").sentence

    def _fitting(self, text: str) -> list[PersonView]:
        """Who is meant: those of exactly that name, else those whose name or NIK holds it."""
        if not text.strip():
            return []
        found = people.search(by=self.by, text=text, village_id=self.village_id, limit=CANDIDATES)
        return [one for one in found if person_key(one.name) == person_key(text)] or found

    def items(self, post_id: UUID, decree_id: UUID | None) -> dict[str, NewAppointment]:
        """What the command takes, by seat. The id of each follows from the form's, so that twice is once."""
        given = self.cleaned_data
        return {
            seat: NewAppointment(
                id=uuid5(given["intention"], seat),
                position=self.seats[seat].position,
                field=self.seats[seat].field,
                person_id=person,
                post_id=post_id,
                decree_id=decree_id,
                valid_from=given["on"],
                valid_to=given["valid_to"],
            )
            for seat, person in self.persons.items()
        }


def _about(one: PersonView) -> str:
    parts: Iterable[str] = (one.name, str(one.birth_date.year) if one.birth_date else "", one.address)
    return ", ".join(part for part in parts if part)

"""Forms about offices: SK, appointments, endings, training, Tim Pembina."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.eligibility.rules import DOMICILE, FIELDS_OF_KADER, TERM, TOPICS, Standing, basis
from simpul.eligibility.rules.topics import DOUBLE_BODY, DOUBLE_PARTY, DOUBLE_PKK
from simpul.offices import commands
from simpul.offices.queries import DecreeView, OfficerView
from simpul.offices.rules import positions_in, table
from simpul.ordinances.rules import Topic
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.request import Request

Choices = Iterable[tuple[str, Any]]


def decree_choices(found: Iterable[DecreeView]) -> list[tuple[str, str]]:
    """SK to choose from."""
    return [(str(one.id), f"{one.number}, {words.long_date(one.on)}") for one in found]


def office_choices(found: Iterable[OfficerView]) -> list[tuple[str, str]]:
    """Offices to tick, each with the SK that it rests on now."""
    names: dict[str, str] = {one.code: one.name for one in standards.fields()}
    return [
        (str(one.id), " · ".join(filter(None, (one.name, one.position_name, names.get(one.field, ""), one.decree))))
        for one in found
    ]


def as_uuid(text: str) -> UUID | None:
    return UUID(text) if text else None


class OfficeForm(ErrandForm):
    """An office to be filled, in a post or in a team."""

    position = forms.ChoiceField(label=_("Jabatan"))
    field = forms.ChoiceField(
        label=_("Bidang"), required=False, help_text=_("Untuk kader dan koordinator bidang: satu bidang")
    )
    decree_id = forms.ChoiceField(label=_("SK"), required=False)
    valid_from = DayField(label=_("Mulai menjabat"))
    valid_to = DayField(
        label=_("Akhir masa jabatan"), required=False, help_text=_("Hari pertama tidak menjabat lagi. Boleh kosong.")
    )

    def __init__(self, *args: Any, body: str, on: date, decrees: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "position").choices = [("", "—"), *((one.code, one.name) for one in positions_in(body, on))]
        choice(self, "field").choices = [("", "—"), *((one.code, one.name) for one in standards.fields())]
        choice(self, "decree_id").choices = [("", _("belum ada SK")), *decrees]

    def office(self) -> dict[str, Any]:
        """What was typed, as the commands of offices take it."""
        found = {key: value for key, value in self.cleaned_data.items() if key not in ("intention", "holder_name")}
        return {**found, "decree_id": as_uuid(found["decree_id"])}


class AppointForm(OfficeForm):
    """An office in a post. The rules that hold there stand beside the fields that they are about."""

    exception_reason = forms.CharField(label=_("Alasan pengecualian"), required=False, max_length=300)
    exception_by = forms.CharField(
        label=_("Pengecualian diberikan oleh"), required=False, max_length=200, help_text=_("Nama dan jabatannya")
    )
    exception_until = DayField(label=_("Pengecualian berakhir"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {topic: basis(topic, rule) for topic in TOPICS if (rule := standing.of(topic)) is not None}
        about: dict[str, tuple[Topic[Any], ...]] = {
            "position": (DOMICILE,),
            "field": (FIELDS_OF_KADER,),
            "valid_to": (TERM,),
            "exception_reason": (DOUBLE_PKK, DOUBLE_BODY, DOUBLE_PARTY),
        }
        for name, topics in about.items():
            said = [
                str(self.fields[name].help_text).rstrip("."),
                *(told[topic].rstrip(".") for topic in topics if topic in told),
            ]
            self.fields[name].help_text = ". ".join(filter(None, said))


class MemberForm(OfficeForm):
    holder_name = forms.CharField(label=_("Nama"), max_length=200)


class EndForm(ErrandForm):
    because = forms.ChoiceField(label=_("Alasan berhenti"), widget=forms.RadioSelect)
    on = DayField(label=_("Hari pertama tidak menjabat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "because").choices = [(one.code, one.name) for one in table().endings]

    def end(self, request: Request, appointment_id: UUID) -> None:
        """End the office with what a valid form says."""
        given = {key: self.cleaned_data[key] for key in ("on", "because")}
        commands.end_appointment(by=request.actor, at=request.at, appointment_id=appointment_id, **given)


class MistakeForm(ErrandForm):
    reason = forms.CharField(label=_("Apa yang keliru"), max_length=300)

    def void(self, request: Request, appointment_id: UUID) -> None:
        """Take the office back for the reason that a valid form gives."""
        reason = self.cleaned_data["reason"]
        commands.void_appointment(by=request.actor, at=request.at, appointment_id=appointment_id, reason=reason)


class BaseOnForm(ErrandForm):
    """On which SK offices rest. `lacking` says what has to be done first, if anything."""

    decree_id = forms.ChoiceField(label=_("SK"))
    appointment_ids = forms.MultipleChoiceField(label=_("Untuk jabatan"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, decrees: Choices, offices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known, held = list(decrees), list(offices)
        choice(self, "decree_id").choices = [("", "—"), *known]
        choice(self, "appointment_ids").choices = held
        self.lacking = ""
        if not known:
            self.lacking = gettext("Belum ada SK tentang ini. Catat SK-nya dulu, lalu kembali ke sini.")
        elif not held:
            self.lacking = gettext("Belum ada yang menjabat. Catat orangnya dulu, lalu kembali ke sini.")

    def base(self, request: Request) -> None:
        """Write the SK of a valid form down for the offices ticked."""
        commands.base_on_decree(
            by=request.actor,
            at=request.at,
            appointment_ids=[UUID(one) for one in self.cleaned_data["appointment_ids"]],
            decree_id=UUID(self.cleaned_data["decree_id"]),
        )


class TrainingForm(ErrandForm):
    on = DayField(label=_("Tanggal dilatih"), required=False, help_text=_("Kosongkan untuk menghapus yang salah"))


class TeamForm(ErrandForm):
    """A Tim Pembina with its chair; more members are added afterwards."""

    chair = forms.CharField(label=_("Nama Ketua"), max_length=200)
    decree_id = forms.ChoiceField(label=_("SK Tim Pembina"), required=False)
    valid_from = DayField(label=_("Masa bakti mulai"))
    valid_to = DayField(label=_("Masa bakti berakhir"), required=False)

    def __init__(self, *args: Any, decrees: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "decree_id").choices = [("", _("belum ada SK")), *decrees]

    def team(self) -> dict[str, Any]:
        """What was typed, as the commands of offices take it."""
        given = self.cleaned_data
        return {
            "valid_from": given["valid_from"],
            "valid_to": given["valid_to"],
            "decree_id": as_uuid(given["decree_id"]),
            "members": [commands.NewMember(position="ketua", holder_name=given["chair"])],
        }


class DissolveForm(ErrandForm):
    on = DayField(label=_("Hari pertama tanpa tim"))

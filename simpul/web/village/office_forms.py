"""Forms about offices: SK, appointments, endings, training, Tim Pembina."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.offices import commands
from simpul.offices.queries import DecreeView
from simpul.offices.rules import positions_in, table
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, carry_out, choice
from simpul.web.request import Request

Choices = Iterable[tuple[str, Any]]


def decree_choices(found: Iterable[DecreeView]) -> list[tuple[str, str]]:
    """SK to choose from."""
    return [(str(one.id), f"{one.number}, {words.long_date(one.on)}") for one in found]


def as_uuid(text: str) -> UUID | None:
    return UUID(text) if text else None


class DecreeForm(ErrandForm):
    """An SK as it stands on paper."""

    purpose = forms.ChoiceField(label=_("SK tentang"), widget=forms.RadioSelect)
    number = forms.CharField(label=_("Nomor SK"), max_length=100)
    on = DayField(label=_("Tanggal SK"))
    signer_name = forms.CharField(label=_("Nama penanda tangan"), max_length=200)
    valid_from = DayField(label=_("Berlaku mulai"), required=False, help_text=_("Kosongkan bila sejak tanggal SK"))
    valid_to = DayField(
        label=_("Berlaku sampai"), required=False, help_text=_("Hari pertama tidak berlaku lagi. Boleh kosong.")
    )
    post_ids = forms.MultipleChoiceField(label=_("Untuk posyandu"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, purposes: Choices, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "purpose").choices = list(purposes)
        choice(self, "post_ids").choices = list(posts)
        if not choice(self, "post_ids").choices:
            del self.fields["post_ids"]


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
    exception_reason = forms.CharField(
        label=_("Alasan bila merangkap bidang"),
        required=False,
        max_length=300,
        help_text=_("Seorang kader melayani satu bidang. Isi hanya bila terpaksa lebih."),
    )
    exception_until = DayField(label=_("Rangkapan berakhir"), required=False)


class MemberForm(OfficeForm):
    holder_name = forms.CharField(label=_("Nama"), max_length=200)


class EndForm(ErrandForm):
    because = forms.ChoiceField(label=_("Alasan berhenti"), widget=forms.RadioSelect)
    on = DayField(label=_("Hari pertama tidak menjabat"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "because").choices = [(one.code, one.name) for one in table().endings]


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


def ended(request: Request, form: EndForm, appointment_id: UUID) -> bool:
    """End the office with what a valid form says; False leaves the form with its error."""
    done, _none = carry_out(
        request,
        form,
        "offices.end_appointment",
        lambda: commands.end_appointment(
            by=request.actor,
            at=request.at,
            appointment_id=appointment_id,
            on=form.cleaned_data["on"],
            because=form.cleaned_data["because"],
        ),
    )
    return done

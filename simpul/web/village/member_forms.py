"""Forms about members of other bodies, and about heads of areas."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.eligibility.commands import NewMembership
from simpul.eligibility.rules import bodies
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice


class MembershipForm(ErrandForm):
    """Somebody in another body: a resident chosen before, or a name as a list has it."""

    body = forms.ChoiceField(label=_("Lembaga"), widget=forms.RadioSelect)
    role = forms.CharField(label=_("Jabatan di sana"), max_length=100, required=False)
    name = forms.CharField(label=_("Nama"), max_length=200)
    nik = forms.CharField(label=_("NIK"), max_length=30, required=False, help_text=_("16 angka, bila ada di daftar"))
    birth_date = DayField(label=_("Tanggal lahir"), required=False)
    valid_from = DayField(label=_("Sejak"), required=False)
    source = forms.CharField(
        label=_("Dari mana diketahui"), max_length=200, required=False, help_text=_("Misalnya: SK TP PKK desa 2026")
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "body").choices = [(one.code, one.name) for one in bodies()]
        if known:
            for name in ("name", "nik", "birth_date"):
                del self.fields[name]

    def membership(self, person_id: UUID | None) -> NewMembership:
        """What was typed, as the command takes it."""
        given = {key: value for key, value in self.cleaned_data.items() if key not in ("intention", "source")}
        return NewMembership(id=self.cleaned_data["intention"], person_id=person_id, **given)


class SameForm(ErrandForm):
    same = forms.ChoiceField(
        label=_("Apakah orangnya sama?"),
        choices=(("ya", _("Ya, orang yang sama")), ("bukan", _("Bukan, orang lain"))),
        widget=forms.RadioSelect,
    )


class LeftForm(ErrandForm):
    on = DayField(label=_("Hari pertama bukan anggota lagi"))


class WrongForm(ErrandForm):
    reason = forms.CharField(label=_("Apa yang keliru"), max_length=300)


class HeadForm(ErrandForm):
    """The head of an area; a new one ends the office of the chair of the Tim Pembina."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    title = forms.CharField(
        label=_("Sebutan"), max_length=100, help_text=_("Seperti di wilayah ini, misalnya Bupati atau Pj. Bupati")
    )
    valid_from = DayField(label=_("Mulai menjabat"))
    valid_to = DayField(
        label=_("Akhir masa jabatan"), required=False, help_text=_("Hari pertama tidak menjabat lagi. Boleh kosong.")
    )
    source = forms.CharField(label=_("Dasar"), max_length=200, required=False, help_text=_("Keputusan pelantikannya"))
    ends_team = forms.ChoiceField(
        label=_("Bila ini kepala yang baru, yang berakhir bersama kepala lama"),
        choices=(("tim", _("Seluruh Tim Pembina")), ("ketua", _("Ketua Tim Pembina saja"))),
        widget=forms.RadioSelect,
        initial="tim",
    )

    def head(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "intention"}
        return {**given, "ends_team": given["ends_team"] == "tim"}

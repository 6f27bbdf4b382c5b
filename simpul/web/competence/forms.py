"""Forms about certificates, skills and plans after training."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.certificates.rules.states import ATTENDED, PASSED
from simpul.web.budgets.forms import Choices, field_choices
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm

BASES = ((ATTENDED, _("Semua yang ikut sampai selesai")), (PASSED, _("Hanya yang lulus")))


class NothingForm(ErrandForm):
    """A button alone."""


class OrderForm(ErrandForm):
    """Who signs the certificates of a batch, where and when."""

    basis = forms.ChoiceField(label=_("Diberikan kepada"), choices=BASES, widget=forms.RadioSelect)
    signer_name = forms.CharField(label=_("Nama penanda tangan"), max_length=200)
    signer_post = forms.CharField(
        label=_("Jabatannya"), max_length=200, help_text=_("Misalnya: Ketua Tim Pembina Posyandu Provinsi Bali")
    )
    signed_at = forms.CharField(label=_("Tempat"), max_length=120)
    issued_on = DayField(label=_("Tanggal sertifikat"))


class RevokeForm(ErrandForm):
    """Why a certificate no longer holds: anybody who verifies it reads this."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=300, help_text=_("Terbaca oleh siapa pun yang memeriksa sertifikat ini.")
    )


class ReissueForm(RevokeForm):
    """The name as it should have been."""

    name = forms.CharField(label=_("Nama yang benar"), max_length=100)
    beside = forms.CharField(label=_("Keterangan di bawah nama"), max_length=200, required=False)
    field_order = ("intention", "name", "beside", "reason")


class AssessForm(ErrandForm):
    """A basic skill, or a whole group of them, that was seen."""

    code = forms.ChoiceField(label=_("Keterampilan"), widget=forms.RadioSelect)
    on = DayField(label=_("Dinilai pada"))
    how = forms.CharField(
        label=_("Bagaimana dinilai"),
        max_length=300,
        help_text=_("Misalnya: dilihat saat hari buka, atau lembar penilaian"),
    )

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "code").choices = list(offered)


class PlanForm(ErrandForm):
    """What will be done after a training."""

    where = forms.ChoiceField(label=_("Di mana"))
    what = forms.CharField(
        label=_("Apa yang akan dikerjakan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    responsible = forms.CharField(label=_("Penanggung jawab"), max_length=200)
    due_on = DayField(label=_("Paling lambat"))

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "where").choices = list(places)
        choice(self, "field").choices = field_choices(str(_("tidak khusus satu bidang")))


class DoneForm(PaperForm):
    """What came of a plan."""

    on = DayField(label=_("Dikerjakan pada"))
    note = forms.CharField(label=_("Hasilnya"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("intention", "on", "note", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.fields["file"].label = _("Foto (boleh kosong)")

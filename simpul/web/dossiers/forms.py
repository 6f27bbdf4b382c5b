"""Forms about dossiers and batches."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm

Choices = Iterable[tuple[str, str]]
FINE, BACK = "sesuai", "kembalikan"


class BringForm(PaperForm):
    """A paper for one line of the list: a new file, or the file of an SK that is written down already."""

    decree_paper = forms.ChoiceField(label=_("Pakai berkas SK yang sudah ada"), required=False)

    def __init__(self, *args: Any, decrees: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(decrees)
        choice(self, "decree_paper").choices = [("", _("tidak, unggah berkas baru")), *offered]
        self.fields["file"].required = not offered
        if not offered:
            del self.fields["decree_paper"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("file") and not given.get("decree_paper") and "file" not in self.errors:
            self.add_error("file", _("Pilih berkas baru, atau SK yang sudah ada."))
        return given


class JudgeForm(ErrandForm):
    verdict = forms.ChoiceField(
        label=_("Hasil pemeriksaan"),
        choices=[(FINE, _("Sesuai")), (BACK, _("Kembalikan ke desa/kelurahan"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Alasan bila dikembalikan"),
        required=False,
        max_length=300,
        help_text=_("Sebut berkas mana dan apa yang harus diperbaiki"),
    )


class BatchForm(ErrandForm):
    name = forms.CharField(label=_("Nama kiriman"), max_length=100, help_text=_("Misalnya: Tahap I"))
    office = forms.CharField(label=_("Jabatan penanda tangan surat"), max_length=100)
    signer = forms.CharField(
        label=_("Nama penanda tangan"), max_length=200, required=False, help_text=_("Boleh kosong: ditulis tangan.")
    )
    post_ids = forms.MultipleChoiceField(label=_("Posyandu"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "post_ids").choices = list(posts)

    def chosen(self) -> list[UUID]:
        """The posts that were ticked."""
        return [UUID(one) for one in self.cleaned_data["post_ids"]]


class SignerForm(ErrandForm):
    office = forms.CharField(label=_("Jabatan penanda tangan surat"), max_length=100)
    signer = forms.CharField(
        label=_("Nama penanda tangan"), max_length=200, required=False, help_text=_("Boleh kosong: ditulis tangan.")
    )


class LetterForm(ErrandForm):
    letter = forms.CharField(label=_("Nomor surat permohonan"), max_length=100)
    on = DayField(label=_("Tanggal surat"))


class NumbersForm(ErrandForm):
    """Numbers by file (the matrix, filled in), or typed beside the posts that still wait."""

    file = forms.FileField(
        label=_("Matriks yang sudah diisi"),
        required=False,
        help_text=_("XLSX matriks kiriman ini dengan kolom Nomor registrasi terisi. Boleh kosong bila diketik."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    on = DayField(label=_("Tanggal nomor diberikan"))

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for post_id, name in posts:
            self.fields[f"n.{post_id}"] = forms.CharField(label=name, required=False, max_length=17)

    def typed(self) -> dict[str, str]:
        """Numbers by post that were typed."""
        return {key[2:]: value for key, value in self.cleaned_data.items() if key.startswith("n.") and value}

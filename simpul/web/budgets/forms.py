"""Forms about money, plans and villages. What was typed stays; errors say what to do."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.kernel import money
from simpul.kernel.refusals import Refusal
from simpul.standards.answers import Wrong
from simpul.standards.budgets import Named
from simpul.standards.typing_in import read_number
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm

Choices = Iterable[tuple[str, str]]
EMPTY = ("", "—")


def named(entries: Iterable[Named]) -> list[tuple[str, str]]:
    """Entries of the standards to choose from."""
    return [EMPTY, *((one.code, one.name) for one in entries)]


def field_choices(empty: str) -> list[tuple[str, Any]]:
    return [("", empty), *((one.code, one.name) for one in standards.fields())]


class MoneyField(forms.CharField):
    """Rupiah as people write them: 250.000, 1,5 juta, 1 miliar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Misalnya 250.000, 1,5 juta, atau 1 miliar."))
        super().__init__(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The amount; ValidationError with the sentence that says how to write it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return money.read(text)
        except Refusal as refusal:
            raise ValidationError(refusal.sentence) from None


class YearField(forms.IntegerField):
    """A year of a budget or a plan."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **kwargs)
        self.error_messages["invalid"] = _("Tulis tahun dengan empat angka, misalnya 2026.")


class NumberField(forms.CharField):
    """A number with at most two decimals: 87,5."""

    def clean(self, value: Any) -> Any:
        """A Decimal; ValidationError with the sentence."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return Decimal(str(read_number(text, decimals=2)))
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from None


class LineForm(ErrandForm):
    """A line of a budget."""

    year = YearField(label=_("Tahun anggaran"))
    source = forms.ChoiceField(label=_("Sumber dana"))
    purpose = forms.ChoiceField(label=_("Keperluan"))
    name = forms.CharField(label=_("Uraian"), max_length=160, help_text=_("Misalnya: operasional enam posyandu"))
    amount = MoneyField(label=_("Jumlah anggaran"))
    document = forms.CharField(
        label=_("Dasar"), max_length=200, required=False, help_text=_("Nomor APBDes, DPA, atau surat lain")
    )
    target = forms.ChoiceField(label=_("Untuk mencapai target"), required=False)

    def __init__(self, *args: Any, sources: Choices, purposes: Choices, targets: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "source").choices = list(sources)
        choice(self, "purpose").choices = list(purposes)
        choice(self, "target").choices = [("", _("tidak dikaitkan")), *targets]


class ChangeForm(ErrandForm):
    """A change of a line in the course of the year."""

    amount = MoneyField(label=_("Jumlah sesudah perubahan"))
    on = DayField(label=_("Tanggal perubahan"))
    reason = forms.CharField(label=_("Alasan"), max_length=300)
    document = forms.CharField(label=_("Dasar perubahan"), max_length=200, required=False)


class ReasonForm(ErrandForm):
    """Something is taken back: why."""

    reason = forms.CharField(label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class SpendForm(PaperForm):
    """Money spent of a line, with its paper if it is there."""

    amount = MoneyField(label=_("Jumlah belanja"))
    on = DayField(label=_("Tanggal"))
    note = forms.CharField(label=_("Untuk apa"), max_length=200)
    field_order = ("amount", "on", "note", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _optional_paper(self, _("Bukti (kuitansi, SPJ)"))


class IncentivesForm(PaperForm):
    """What was paid of a list of incentives, as spending of a line: the amount is counted."""

    list_id = forms.ChoiceField(label=_("Daftar insentif"))
    on = DayField(label=_("Tanggal"))
    field_order = ("list_id", "on", "file")

    def __init__(self, *args: Any, lists: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "list_id").choices = [EMPTY, *lists]
        _optional_paper(self, _("Daftar yang sudah ditandatangani"))


def _optional_paper(form: forms.Form, label: Any) -> None:
    form.fields["file"].required = False
    form.fields["file"].label = label


class TargetForm(ErrandForm):
    """A target by an indicator of the catalogue."""

    indicator = forms.ChoiceField(label=_("Indikator"))
    year_from = YearField(label=_("Dari tahun"))
    year_to = YearField(label=_("Sampai tahun"), help_text=_("Sama dengan tahun awal untuk target tahunan"))
    value = NumberField(label=_("Nilai target"))
    at_most = forms.BooleanField(label=_("Makin sedikit makin baik (paling banyak sekian)"), required=False)
    document = forms.CharField(label=_("Dokumen sumber"), max_length=200, help_text=_("Misalnya Renstra 2025-2029"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grouped = [
            (field.name, [(one.code, f"{one.name} ({one.unit})") for one in standards.indicators(field.code)])
            for field in standards.fields()
        ]
        choice(self, "indicator").choices = [EMPTY, *grouped]


class TaskForm(ErrandForm):
    """A task of the Tim Pembina."""

    title = forms.CharField(label=_("Tugas"), max_length=200)
    duty = forms.ChoiceField(label=_("Tugas pokok"))
    field = forms.ChoiceField(label=_("Bidang"), required=False)
    member = forms.ChoiceField(label=_("Anggota tim yang bertanggung jawab"), required=False)
    owner = forms.CharField(
        label=_("Atau kantor yang bertanggung jawab"), max_length=120, required=False, help_text=_("Misalnya Dinas PMD")
    )
    due_on = DayField(label=_("Batas waktu"))

    def __init__(self, *args: Any, duties: Choices, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "duty").choices = list(duties)
        choice(self, "field").choices = field_choices(str(_("semua bidang")))
        choice(self, "member").choices = [EMPTY, *members]


class MoveForm(PaperForm):
    """How far a task is, and what shows it."""

    state = forms.ChoiceField(label=_("Keadaan"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Hasil atau alasan"), max_length=300, required=False)
    due_on = DayField(label=_("Batas waktu"))
    field_order = ("state", "note", "file", "due_on")

    def __init__(self, *args: Any, states: Choices, with_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)
        _optional_paper(self, _("Berkas bukti"))
        if not with_paper:
            del self.fields["file"]


class BidanForm(ErrandForm):
    """Whether a village has a bidan."""

    present = forms.ChoiceField(
        label=_("Keadaan"),
        widget=forms.RadioSelect,
        choices=(("ada", _("Ada bidan")), ("tidak", _("Belum ada bidan"))),
    )
    since = DayField(label=_("Sejak tanggal"))
    note = forms.CharField(label=_("Keterangan"), max_length=200, required=False)


class AskForm(ErrandForm):
    """The budget item asked of the head of a village."""

    year = YearField(label=_("Tahun anggaran"))
    on = DayField(label=_("Tanggal permintaan"))
    asked_by = forms.CharField(label=_("Diminta oleh"), max_length=120)
    amount = MoneyField(label=_("Perkiraan biaya"), required=False)


class AnswerForm(ErrandForm):
    """What the village answers."""

    state = forms.ChoiceField(label=_("Jawaban"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan bila ditolak"), max_length=300, required=False)
    line = forms.ChoiceField(
        label=_("Baris anggaran yang memuatnya"), required=False, help_text=_("Diisi bila sudah dianggarkan")
    )
    on = DayField(label=_("Tanggal jawaban"))

    def __init__(self, *args: Any, states: Choices, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)
        choice(self, "line").choices = [EMPTY, *lines]


class PkkForm(ErrandForm):
    """Something that PKK did."""

    on = DayField(label=_("Tanggal"))
    kind = forms.ChoiceField(label=_("Jenis kegiatan"))
    name = forms.CharField(label=_("Nama kegiatan"), max_length=160)
    participants = forms.IntegerField(
        label=_("Banyaknya peserta"), required=False, min_value=0, help_text=_("Kosongkan bila tidak dihitung")
    )

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = list(kinds)
        for code in ("invalid", "min_value"):
            self.fields["participants"].error_messages[code] = _("Tulis banyaknya orang dengan angka.")

"""Forms about visits. What was typed stays; errors say what to do."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from simpul import standards
from simpul.coaching.queries import VisitDetail
from simpul.kernel.names import name_key
from simpul.standards.budgets import in_force
from simpul.standards.coaching_visits import kind_table
from simpul.web.budgets.forms import EMPTY, Choices, field_choices
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import PaperForm


class VisitorsField(forms.CharField):
    """Offices, one on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Yang berkunjung"),
            required=False,
            max_length=2_000,
            help_text=_("Satu jabatan atau instansi tiap baris, misalnya Kasi Kesejahteraan."),
            widget=forms.Textarea(attrs={"rows": 3}),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """The lines that are not empty."""
        return [line for line in str(super().clean(value)).splitlines() if line.strip()]


class VisitForm(ErrandForm):
    """A visit is planned: where to, on which day, led by whom."""

    target = forms.ChoiceField(label=_("Yang dikunjungi"))
    planned_on = DayField(label=_("Tanggal"))
    leader = forms.ChoiceField(label=_("Dipimpin oleh"))
    purpose = forms.CharField(label=_("Tujuan kunjungan"), max_length=200, required=False)
    visitors = VisitorsField()

    def __init__(self, *args: Any, targets: Choices, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "target").choices = [EMPTY, *targets]
        leaders = in_force(kind_table().leaders, today)
        choice(self, "leader").choices = [(one.code, one.name) for one in leaders]


class MoveVisitForm(ErrandForm):
    """Another day for a visit."""

    planned_on = DayField(label=_("Tanggal baru"))


class AnswersForm(ErrandForm):
    """The whole checklist on one page: item by item, with a note each."""

    held_on = DayField(label=_("Tanggal dilaksanakan"), required=False)
    visitors = VisitorsField()
    summary = forms.CharField(
        label=_("Ringkasan hasil"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, detail: VisitDetail, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.detail = detail
        values = [(one.code, one.name) for one in in_force(kind_table().values, detail.visit.planned_on)]
        for number, item in enumerate(detail.answers):
            self.fields[f"value_{number}"] = forms.ChoiceField(
                label=item.name, choices=values, required=False, widget=forms.RadioSelect, initial=item.value
            )
            self.fields[f"note_{number}"] = forms.CharField(
                label=_("Catatan"), max_length=300, required=False, initial=item.note
            )

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The items by field, the institution first, each with its two inputs."""
        found: dict[str, list[Any]] = {}
        for number, item in enumerate(self.detail.answers):
            found.setdefault(item.field, []).append((self[f"value_{number}"], self[f"note_{number}"]))
        return [{"field": field, "asked": asked} for field, asked in found.items()]

    def answers(self) -> dict[str, tuple[str, str]]:
        """Item -> (value, note), as the command takes it."""
        data = self.cleaned_data
        return {
            item.code: (data[f"value_{number}"], data[f"note_{number}"] if data[f"value_{number}"] else "")
            for number, item in enumerate(self.detail.answers)
        }


class FindingForm(ErrandForm):
    """Something that was found."""

    field = forms.ChoiceField(label=_("Bidang"), required=False)
    severity = forms.ChoiceField(label=_("Beratnya"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Temuan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = field_choices(str(_("Kelembagaan")))
        choice(self, "severity").choices = [(one.code, one.name) for one in kind_table().severities]


class AgreeForm(ErrandForm):
    """What was agreed."""

    what = forms.CharField(label=_("Yang disepakati"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.CharField(
        label=_("Penanggung jawab"), max_length=120, help_text=_("Jabatan atau instansi, bukan nama orang.")
    )
    due_on = DayField(label=_("Batas waktu"))
    finding = forms.ChoiceField(label=_("Untuk temuan"), required=False)

    def __init__(self, *args: Any, findings: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "finding").choices = [("", _("tidak dikaitkan")), *findings]


class VisitPhotoForm(PaperForm):
    """A photo of the visit."""

    caption = forms.CharField(label=_("Keterangan foto"), max_length=160, required=False)


class MoveActionForm(ErrandForm):
    """How far an agreed action is."""

    state = forms.ChoiceField(
        label=_("Keadaan"),
        widget=forms.RadioSelect,
        choices=(
            ("belum", _("Belum dikerjakan")),
            ("berjalan", _("Sedang dikerjakan")),
            ("selesai", _("Selesai")),
            ("tidak_jadi", _("Tidak jadi")),
        ),
    )
    note = forms.CharField(label=_("Hasil atau alasan"), max_length=300, required=False)
    due_on = DayField(label=_("Batas waktu"))


class OutcomeForm(ErrandForm):
    """What came of a finding."""

    outcome = forms.CharField(label=_("Hasilnya"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class TextsForm(ErrandForm):
    """The two texts of the Laporan Pembinaan; all else is counted."""

    obstacles = forms.CharField(
        label=_("Kendala"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    proposals = forms.CharField(
        label=_("Usul"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ChecklistForm(ErrandForm):
    """A new version: one question a line, with the name of its field and a colon before it where it has one."""

    name = forms.CharField(label=_("Nama versi"), max_length=120)
    valid_from = DayField(label=_("Berlaku mulai"))
    source = forms.CharField(label=_("Dasar"), max_length=200, help_text=_("Surat atau keputusan yang mengaturnya."))
    items = forms.CharField(
        label=_("Butir"),
        max_length=30_000,
        help_text=_("Satu butir tiap baris. Untuk satu bidang: nama bidang, titik dua, lalu butirnya."),
        widget=forms.Textarea(attrs={"rows": 20}),
    )

    def clean_items(self) -> list[tuple[str, str]]:
        """(field code or "", question) line by line; the error names the line."""
        known = {name_key(one.name): one.code for one in standards.fields()}
        found = []
        for number, line in enumerate(self.cleaned_data["items"].splitlines(), start=1):
            before, colon, after = line.partition(":")
            field = known.get(name_key(before), "") if colon else ""
            text = (after if field else line).strip()
            if line.strip() and len(text) < 3:
                raise ValidationError(_("Baris %(n)d terlalu pendek. Tulis butirnya.") % {"n": number})
            if text:
                found.append((field, text))
        return found

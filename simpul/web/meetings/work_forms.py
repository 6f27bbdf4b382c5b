"""Forms about what was decided and what follows from it. What was typed stays; errors say what to do."""

from calendar import monthrange
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.web.budgets.forms import YearField, field_choices
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.meetings.fields import MonthField
from simpul.web.meetings.forms import AreasForm, Choices, Groups
from simpul.web.papers import PaperForm


class DecisionForm(ErrandForm):
    """A point that was decided or stressed."""

    text = forms.CharField(label=_("Keputusan"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    field = forms.ChoiceField(label=_("Bidang"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = field_choices(str(_("semua bidang")))


class ActionForm(AreasForm):
    """What follows: who does it, where, until when."""

    title = forms.CharField(label=_("Yang dikerjakan"), max_length=200)
    holder = forms.ChoiceField(
        label=_("Dikerjakan oleh"),
        required=False,
        help_text=_("Yang dipilih di sini melihatnya di Beranda dan diingatkan sebelum dan sesudah batas waktu"),
    )
    owner = forms.CharField(
        label=_("Oleh (jabatan atau kantor)"),
        max_length=160,
        required=False,
        help_text=_("Bila tidak ada dalam daftar di atas, atau sebutannya lain. Misalnya Perbekel"),
    )
    due_on = DayField(label=_("Paling lambat"), required=False, help_text=_("Kosongkan bila belum disebut"))
    month_from = MonthField(label=_("Atau dari bulan"))
    month_to = MonthField(label=_("Sampai bulan"))
    field_order = ("title", "holder", "owner", "due_on", "month_from", "month_to", "reach", "areas", "others")

    def __init__(self, *args: Any, holders: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "holder").choices = [("", _("tidak ada dalam daftar")), *holders]

    def clean(self) -> dict[str, Any]:
        """Somebody does it: chosen, or told in words."""
        told = super().clean() or {}
        if not told.get("holder") and not told.get("owner"):
            self.add_error("owner", _("Pilih yang mengerjakan, atau tulis jabatan atau kantornya."))
        return told

    def named(self) -> dict[str, Any]:
        """Who was chosen, as `add_action` takes it."""
        kind, _colon, key = self.cleaned_data["holder"].partition(":")
        if not kind:
            return {}
        return {"role": key} if kind == "role" else {f"{kind}_id": UUID(key)}

    def span(self) -> tuple[date | None, date | None]:
        """(first month, last day): months, where they were told, hold more than a single day."""
        first, last = self.cleaned_data["month_from"], self.cleaned_data["month_to"]
        last = last or first
        if last is None:
            return None, self.cleaned_data["due_on"]
        return first or last, last.replace(day=monthrange(last.year, last.month)[1])


class ItemForm(PaperForm):
    """How far an action is in an area."""

    state = forms.ChoiceField(label=_("Keadaan"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Hasil atau alasan"), max_length=300, required=False)
    field_order = ("state", "note", "file")

    def __init__(self, *args: Any, states: Choices, with_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)
        self.fields["file"].required = False
        if not with_paper:
            del self.fields["file"]


class TrainingForm(ErrandForm):
    """A bimtek in each area of an action."""

    name = forms.CharField(label=_("Nama program"), max_length=200)
    kind = forms.ChoiceField(label=_("Jenis"))

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = list(kinds)


class BidanForm(ErrandForm):
    """The budget of a bidan, asked of each village without one."""

    year = YearField(label=_("Tahun anggaran"))
    asked_by = forms.CharField(label=_("Diminta oleh"), max_length=120)

"""Forms about incentives: rates, lists, payments."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.web.budgets.forms import EMPTY, Choices, MoneyField
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice


class RateForm(ErrandForm):
    """What a position is given."""

    position = forms.ChoiceField(label=_("Jabatan"))
    amount = MoneyField(label=_("Besarnya"))
    months = forms.ChoiceField(
        label=_("Untuk"),
        choices=(("1", _("satu bulan")), ("3", _("triwulan")), ("6", _("semester")), ("12", _("setahun"))),
    )
    valid_from = DayField(label=_("Mulai berlaku"))
    valid_to = DayField(
        label=_("Berakhir"), required=False, help_text=_("Hari pertama tidak berlaku lagi. Boleh kosong.")
    )
    document = forms.CharField(label=_("Dasar hukum"), max_length=200, help_text=_("Nomor SK, Perbup, atau Perdes"))

    def __init__(self, *args: Any, positions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "position").choices = [EMPTY, *positions]


class ListForm(ErrandForm):
    """A list of payments to be made."""

    period = forms.ChoiceField(label=_("Masa"))
    source = forms.ChoiceField(label=_("Sumber dana"))

    def __init__(self, *args: Any, periods: Choices, sources: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "period").choices = list(periods)
        choice(self, "source").choices = list(sources)


class PayForm(ErrandForm):
    """Who received their money on a day."""

    on = DayField(label=_("Tanggal diterima"))
    payments = forms.MultipleChoiceField(label=_("Sudah menerima"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, waiting: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "payments").choices = list(waiting)

    def chosen(self) -> list[UUID]:
        """The payments that were ticked."""
        return [UUID(one) for one in self.cleaned_data["payments"]]


class MarkForm(ErrandForm):
    """What came of one payment."""

    state = forms.ChoiceField(label=_("Keadaan"), widget=forms.RadioSelect)
    on = DayField(label=_("Tanggal"))
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)

    def __init__(self, *args: Any, states: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "state").choices = list(states)

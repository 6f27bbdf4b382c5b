"""A time of the day, a month and several areas as people type them."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from simpul.web.participants.forms import PlaceField


class TimeField(forms.CharField):
    """A time of the day as people write it: 9, 09.00, 9:30. Minutes from midnight."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"})
        super().__init__(max_length=5, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        """Minutes, or None; ValidationError with the sentence that says how to write it."""
        text = super().clean(value).strip()
        found = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?", text)
        if not text:
            return None
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError(_("Tulis jam seperti 09.00."))
        return int(found[1]) * 60 + int(found[2] or 0)


class MonthField(forms.CharField):
    """A month as 05/2026 or 2026-05: its first day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=7, required=False, widget=forms.TextInput(attrs={"type": "month"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The first day of the month, or None; ValidationError with the sentence."""
        text = super().clean(value).strip()
        if not text:
            return None
        if found := re.fullmatch(r"(\d{4})-(\d{1,2})", text):
            year, month = int(found[1]), int(found[2])
        elif found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text):
            year, month = int(found[2]), int(found[1])
        else:
            year, month = 0, 0
        if not (2000 < year < 2100 and 1 <= month <= 12):
            raise ValidationError(_("Tulis bulan seperti 05/2026."))
        return date(year, month, 1)


class PlacesField(PlaceField):
    """Areas by a part of their name, one a line; gives their ids. The error says which line is meant."""

    nowhere = _("Tidak ada wilayah dengan nama itu di sini. Coba sebagian namanya.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The ids, each once, in the order of the lines."""
        found: dict[int, None] = {}
        wrong: list[str] = []
        for line in filter(str.strip, (value or "").splitlines()):
            try:
                found[super().clean(line)] = None
            except ValidationError as error:
                wrong += [f"“{line.strip()}”: {sentence}" for sentence in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return list(found)

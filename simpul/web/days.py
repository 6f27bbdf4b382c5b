"""A day typed into a form: read as people write it, and never lost when it cannot be."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from simpul.standards.answers import Wrong
from simpul.standards.typing_in import read_date


class DayInput(forms.TextInput):
    """The phone's own calendar; plain text for what a calendar cannot hold, so that it stays to be mended."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["type"] = "date" if not value or _is_day(str(value)) else "text"
        return context

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else super().format_value(value)


class DayField(forms.Field):
    """A date; 12/08/2026, 12 Agustus 2026 and 2026-08-12 are the same day."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day; ValidationError with the sentence for one that does not exist or cannot be read."""
        if isinstance(value, date) or value is None or not str(value).strip():
            return value or None
        try:
            return read_date(str(value))
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10

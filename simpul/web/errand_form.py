"""A form for one errand: it carries the id of its intention, so that sent twice it happens once."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.audit.commands import new_intention, once
from simpul.kernel.refusals import Refusal
from simpul.web.request import Request


class ErrandForm(forms.Form):
    """Base of every form that writes. Its errors are sentences beside the field; what was typed stays."""

    use_required_attribute = False
    intention = forms.UUIDField(widget=forms.HiddenInput, initial=new_intention)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.error_messages["required"] = _("Isi dulu: %(label)s.") % {"label": field.label or name}
            if isinstance(field, forms.DateField):
                field.error_messages["invalid"] = _("Tanggal ini tidak ada di kalender. Pilih tanggal yang benar.")


class DateInput(forms.DateInput):
    """The phone's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def carry_out(request: Request, form: forms.Form, name: str, act: Callable[[], Any]) -> tuple[bool, Any]:
    """Do the errand once. Returns (done, outcome); a refusal becomes an error beside its field and done is False.

    `act` calls a command and returns plain JSON (or None).
    """
    try:
        outcome, _repeated = once(
            id=form.cleaned_data["intention"], by=request.actor, at=request.at, name=name, act=act
        )
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        return False, None
    return True, outcome


def choice(form: forms.Form, name: str) -> forms.ChoiceField:
    """The field of a form whose choices are known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    return field

"""A form for one errand: it carries the id of its intention, so that sent twice it happens once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from simpul.audit.commands import new_intention, once
from simpul.kernel.refusals import Refusal
from simpul.web.request import Request
from simpul.web.walk import Stone


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


@dataclass(frozen=True, kw_only=True)
class Errand:
    """One page, one errand: what it is called, what is said when it is done, and where it then leads.

    `name` is that of the intention; `said` makes the sentence afterwards; `to` the address from the outcome, where
    it leads elsewhere than `back`; `template` that of the page, where it shows more than the form.
    """

    name: str
    title: str
    trail: Sequence[Stone]
    back: str
    said: Callable[[], str] | None = None
    button: str = ""
    lead: str = ""
    warning: str = ""
    template: str = "web/post/errand.html"
    to: Callable[[Any], str] | None = None


def run(request: Request, form: forms.Form, errand: Errand, act: Callable[[], Any]) -> HttpResponse:
    """Show the form; when it comes back sound, do the errand once, say so and lead on.

    `act` as in `carry_out`; the warnings of a command, a list of sentences, are said too.
    """
    if request.method == "POST" and form.is_valid():
        done, outcome = carry_out(request, form, errand.name, act)
        if done:
            if errand.said:
                messages.success(request, errand.said())
            warn(request, outcome if isinstance(outcome, list) else ())
            return redirect(errand.to(outcome) if errand.to else errand.back)
    return show(request, form, errand)


def show(request: Request, form: forms.Form, errand: Errand) -> HttpResponse:
    """The page of an errand."""
    return render(request, errand.template, {"form": form, **vars(errand)})


def warn(request: Request, sentences: Iterable[str]) -> None:
    """Say what a command has warned of."""
    for sentence in sentences:
        messages.warning(request, sentence)


def choice(form: forms.Form, name: str) -> forms.ChoiceField:
    """The field of a form whose choices are known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    return field

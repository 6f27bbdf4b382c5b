"""The form of a rule, made from the shape of its topic: numbers, yes or no, and choices."""

from typing import Any, Literal, get_args, get_origin

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.kernel.speech import translated
from simpul.ordinances.rules import TRUSTS, Rule, Topic
from simpul.standards import Source
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice

_YES_NO = (("ya", _("Ya")), ("tidak", _("Tidak")))


class OrdinanceForm(ErrandForm):
    """What the rule says, from when, on what it rests. A topic with lists in its shape brings a form of its own.

    `rule` is what holds now: the form starts from it.
    """

    valid_from = DayField(label=_("Berlaku mulai"))
    valid_to = DayField(
        label=_("Berlaku sampai"), required=False, help_text=_("Hari pertama tidak berlaku lagi. Boleh kosong.")
    )
    ref = forms.CharField(
        label=_("Dasar"), max_length=200, help_text=_("Misalnya: Perbup 12 Tahun 2026, atau surat edaran.")
    )
    article = forms.CharField(label=_("Pasal atau keterangan"), max_length=200, required=False)
    trust = forms.ChoiceField(label=_("Sumber ini"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, topic: Topic, rule: Rule | None, **kwargs: Any) -> None:
        start = {**(_start(topic, rule) if rule is not None else {}), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=start, **kwargs)
        self.topic = topic
        made = self.inputs(topic)
        for name, field in made.items():
            field.error_messages["required"] = _("Isi dulu: %(label)s.") % {"label": field.label or name}
        self.fields = {"intention": self.fields.pop("intention"), **made, **self.fields}
        choice(self, "trust").choices = [(code, translated(words).capitalize()) for code, words in TRUSTS.items()]

    def inputs(self, topic: Topic) -> dict[str, forms.Field]:
        """The inputs for the content of a rule."""
        return {name: field_of(topic, name) for name in topic.shape.model_fields}

    def ordinance(self) -> dict[str, Any]:
        """What was typed, as the command takes it."""
        given = self.cleaned_data
        source = {"ref": given["ref"], "article": given["article"], "trust": given["trust"]}
        content = {name: _typed(self.topic, name, given[name]) for name in self.topic.shape.model_fields}
        return {
            "content": content,
            "valid_from": given["valid_from"],
            "valid_to": given["valid_to"],
            "source": Source.model_validate(source),
        }


def field_of(topic: Topic, name: str) -> forms.Field:
    """The input for one field of the shape; TypeError for a kind that has no input here."""
    told = topic.shape.model_fields[name]
    label, help_text = translated(told.title or name), translated(told.description or "")
    if told.annotation is bool:
        return forms.ChoiceField(label=label, help_text=help_text, choices=_YES_NO, widget=forms.RadioSelect)
    if told.annotation is int:
        ends = {key: getattr(one, end) for one in told.metadata for key, end in _ENDS if hasattr(one, end)}
        return forms.IntegerField(label=label, help_text=help_text, **ends)
    if get_origin(told.annotation) is Literal:
        words = topic.labels.get(name, {})
        choices = [(code, translated(words.get(code, code)).capitalize()) for code in get_args(told.annotation)]
        return forms.ChoiceField(label=label, help_text=help_text, choices=choices, widget=forms.RadioSelect)
    if told.annotation is str:
        return forms.CharField(label=label, help_text=help_text, max_length=200)
    raise TypeError(f"{topic.code}: no input for {name}")


_ENDS = (("min_value", "ge"), ("max_value", "le"))


def _typed(topic: Topic, name: str, value: Any) -> Any:
    return value == "ya" if topic.shape.model_fields[name].annotation is bool else value


def _start(topic: Topic, rule: Rule) -> dict[str, Any]:
    content = rule.content.model_dump()
    return {name: ("ya" if value else "tidak") if isinstance(value, bool) else value for name, value in content.items()}


class EndOrdinanceForm(ErrandForm):
    on = DayField(label=_("Hari pertama tidak berlaku"))


class MistakenOrdinanceForm(ErrandForm):
    reason = forms.CharField(label=_("Apa yang keliru"), max_length=300)

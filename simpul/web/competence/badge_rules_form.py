"""The form of what each badge asks for: its name, the groups that must be whole, and those of which one is enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.competence.rules.topics import ALONE, EMPTY, TWICE, BadgeRules, fault_of
from simpul.ordinances.rules import Rule, Topic
from simpul.standards import Source
from simpul.standards.competence import competence_table
from simpul.web.office.ordinance_forms import OrdinanceForm

_FAULTS = {
    EMPTY: _("Centang kelompok yang wajib lengkap, atau kosongkan nama tanda ini bila tidak diberikan."),
    ALONE: _("Pilihan “salah satu dari” paling sedikit dua kelompok. Bila hanya satu, centang sebagai yang wajib."),
    TWICE: _("Ada kelompok yang dicentang sebagai wajib dan sebagai pilihan. Centang di satu tempat saja."),
}


class BadgeRulesForm(OrdinanceForm):
    """Three inputs for each level; one whose name is emptied is not given from that day on."""

    def __init__(self, *args: Any, topic: Topic, rule: Rule[BadgeRules] | None, **kwargs: Any) -> None:
        start = {**_start(rule), **(kwargs.pop("initial", None) or {})}
        # The shape holds a list, which has no input of its own: the parent starts from no rule.
        super().__init__(*args, topic=topic, rule=None, initial=start, **kwargs)

    def inputs(self, topic: Topic) -> dict[str, forms.Field]:
        """Name, what must be whole, and what one may choose from, level by level."""
        groups = [(one.code, one.name) for one in competence_table().groups]
        made: dict[str, forms.Field] = {}
        for level in competence_table().badges:
            told = {"name": level.name}
            made |= {
                f"name_{level.code}": forms.CharField(
                    label=_("Nama tanda: %(name)s") % told, required=False, min_length=3, max_length=120,
                    help_text=_("Kosongkan bila tanda ini tidak diberikan."),
                ),
                f"needs_{level.code}": _ticks(_("%(name)s: kelompok yang wajib lengkap") % told, groups),
                f"any_{level.code}": _ticks(_("%(name)s: ditambah salah satu dari") % told, groups),
            }  # fmt: skip
        return made

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for level in competence_table().badges:
            name, needs, any_of = self._given(level.code)
            if name and (fault := fault_of(needs, any_of)):
                self.add_error(f"any_{level.code}" if fault == ALONE else f"needs_{level.code}", _FAULTS[fault])
        return given

    def _given(self, code: str) -> tuple[str, list[str], list[str]]:
        given = self.cleaned_data
        name = " ".join(str(given.get(f"name_{code}") or "").split())
        return name, list(given.get(f"needs_{code}") or ()), list(given.get(f"any_{code}") or ())

    def ordinance(self) -> dict[str, Any]:
        given = self.cleaned_data
        source = {"ref": given["ref"], "article": given["article"], "trust": given["trust"]}
        told = [(level.code, *self._given(level.code)) for level in competence_table().badges]
        badges = [
            {"code": code, "name": name, "needs": needs, "any_of": any_of} for code, name, needs, any_of in told if name
        ]
        return {
            "content": {"badges": badges},
            "valid_from": given["valid_from"],
            "valid_to": given["valid_to"],
            "source": Source.model_validate(source),
        }


def _ticks(label: str, groups: list[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(label=label, required=False, choices=groups, widget=forms.CheckboxSelectMultiple)


def _start(rule: Rule[BadgeRules] | None) -> dict[str, Any]:
    start: dict[str, Any] = {}
    for one in rule.content.badges if rule is not None else ():
        start |= {f"name_{one.code}": one.name, f"needs_{one.code}": one.needs, f"any_{one.code}": one.any_of}
    return start

"""The form of the list of basic skills: how many there are, and for each group one wording a line."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.competence.rules.topics import Skill, SkillList
from simpul.ordinances.rules import Rule, Topic
from simpul.standards import Source
from simpul.standards.competence import competence_table
from simpul.web.office.ordinance_forms import OrdinanceForm, field_of

STEM, LONGEST = "keterampilan_", 300
_LINE = re.compile(r"^(?:(\d{1,2})[.)]\s*)?(.*)$")


class SkillListForm(OrdinanceForm):
    """A skill keeps its number while its wording changes, and with the number what kader have shown of it."""

    def __init__(self, *args: Any, topic: Topic, rule: Rule[SkillList] | None, **kwargs: Any) -> None:
        start = {**_start(rule), **(kwargs.pop("initial", None) or {})}
        # The shape holds a list, which has no input of its own: the parent starts from no rule.
        super().__init__(*args, topic=topic, rule=None, initial=start, **kwargs)

    def inputs(self, topic: Topic) -> dict[str, forms.Field]:
        """How many skills, and a box for each group."""
        hint = _("Satu keterampilan satu baris, dengan nomornya: “7. bunyinya”. Tanpa nomor: mendapat nomor berikut.")
        boxes = {
            one.code: forms.CharField(
                label=one.name, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": 6})
            )
            for one in competence_table().groups
        }
        return {"total": field_of(topic, "total"), **boxes}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        numbers, lines = set[int](), self._lines(given)
        for group, number, name in lines:
            if not 3 <= len(name) <= LONGEST or number == 0 or number in numbers:
                said = _("Baris “%s” tanpa bunyi, terlalu panjang, atau nomornya sudah dipakai. Perbaiki baris itu.")
                self.add_error(group, said % f"{'' if number is None else number} {name[:40]}".strip())
            if number:
                numbers.add(number)
        if len(lines) > (given.get("total") or 0):
            self.add_error(
                "total", _("Yang ditulis lebih banyak daripada banyaknya keterampilan. Perbaiki salah satu.")
            )
        return given

    def _lines(self, given: dict[str, Any]) -> list[tuple[str, int | None, str]]:
        """(group, number if one was typed, wording) of each line."""
        found: list[tuple[str, int | None, str]] = []
        for group in competence_table().groups:
            for line in str(given.get(group.code) or "").splitlines():
                told = _LINE.match(" ".join(line.split()))
                if told and told.group(0):
                    found.append((group.code, int(told.group(1)) if told.group(1) else None, told.group(2)))
        return found

    def _skills(self) -> list[dict[str, str]]:
        lines = self._lines(self.cleaned_data)
        taken = {number for _group, number, _name in lines}
        free = (number for number in range(1, 100) if number not in taken)
        return [
            {"code": f"{STEM}{number or next(free):02d}", "group": group, "name": name} for group, number, name in lines
        ]

    def ordinance(self) -> dict[str, Any]:
        given = self.cleaned_data
        source = {"ref": given["ref"], "article": given["article"], "trust": given["trust"]}
        return {
            "content": {"total": given["total"], "skills": self._skills()},
            "valid_from": given["valid_from"],
            "valid_to": given["valid_to"],
            "source": Source.model_validate(source),
        }


def _start(rule: Rule[SkillList] | None) -> dict[str, Any]:
    if rule is None:
        return {}
    boxes: dict[str, list[str]] = {}
    for one in rule.content.skills:
        boxes.setdefault(one.group, []).append(_numbered(one))
    return {"total": rule.content.total, **{group: "\n".join(lines) for group, lines in boxes.items()}}


def _numbered(one: Skill) -> str:
    """The line of a skill as it is typed."""
    return f"{int(one.code.removeprefix(STEM))}. {one.name}"

"""What holds for all rows of a list, said once: the SK, the day, what to do with those who are not registered."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.imports import commands, queries
from simpul.imports.queries import ImportView
from simpul.standards.lists import ListKind, ListQuestion
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.imports.whereabouts import list_at, to_list, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page

YES = "ya"


class OnceForm(ErrandForm):
    """The questions of a kind of list; none must be answered, for the rows may tell it themselves."""

    def __init__(self, *args: Any, kind: ListKind, told: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = kind.asked
        for one in kind.asked:
            self.fields[one.field] = _field(one, kind)
            self.initial[one.field] = told.get(one.field, "") == YES if one.type == "yes" else told.get(one.field, "")

    def told(self) -> dict[str, str]:
        """Field -> text, as lists keep it."""
        return {one.field: _kept(self.cleaned_data[one.field]) for one in self.asked}


def _field(one: ListQuestion, kind: ListKind) -> forms.Field:
    given: dict[str, Any] = {"label": one.name, "help_text": one.help, "required": False}
    if one.type == "day":
        return DayField(**given)
    if one.type == "yes":
        return forms.BooleanField(**given)
    if one.type == "choice":
        choices = [("", _("tertulis di berkas")), *((word.value, word.name) for word in kind.words_of(one.field))]
        return forms.ChoiceField(**given, choices=choices)
    return forms.CharField(**given, max_length=200)


def _kept(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else ""
    return value.isoformat() if isinstance(value, date) else str(value or "")


def told_once(found: ImportView) -> list[tuple[str, str]]:
    """What was said for all rows, in words: (question, answer)."""
    kind = queries.kind_of(found.kind).columns
    return [(one.name, _in_words(found.told[one.field], one, kind)) for one in kind.asked if found.told.get(one.field)]


def _in_words(text: str, one: ListQuestion, kind: ListKind) -> str:
    if one.type == "day":
        return words.long_date(date.fromisoformat(text))
    return next((word.name for word in kind.words_of(one.field) if word.value == text), text)


@page("import.run", scope=of_area)
def once(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """Say what holds for all rows of the list."""
    area, found = list_at(request, code, import_id)
    form = OnceForm(request.POST or None, kind=queries.kind_of(found.kind).columns, told=found.told)
    errand = Errand(
        name="imports.tell_list",
        title=_("Berlaku untuk semua baris"),
        trail=trail_to(request, area),
        back=to_list(code, import_id),
        button=_("Simpan dan periksa lagi"),
        lead=_("Isi bila berkas tidak menyebutnya di tiap baris. Yang tertulis di barisnya tetap didahulukan."),
    )

    def act() -> None:
        commands.tell_list(by=request.actor, at=request.at, import_id=found.id, told=form.told())

    return run(request, form, errand, act)

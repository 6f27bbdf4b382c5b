"""Looking at a list: what each row would become, what its columns are, how far it is, what is left to mend."""

import re
from collections import Counter
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.imports import commands, queries
from simpul.imports.queries import ImportView, Preview
from simpul.imports.rules.states import DONE, LOOKED_AT, RUNNING, TAKEN_BACK, TAKING_BACK
from simpul.sheets.rules.kinds import Planned
from simpul.sheets.rules.mending import UNFINISHED, to_mend
from simpul.sheets.rules.opening import Sheet
from simpul.standards.lists import ListKind
from simpul.web.errand_form import Errand, ErrandForm, choice, run
from simpul.web.imports.placing import asked_by, in_words
from simpul.web.imports.telling import told_once
from simpul.web.imports.whereabouts import list_at, to_list, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page

STATES = {
    LOOKED_AT: gettext_lazy("Diperiksa, belum disimpan"),
    RUNNING: gettext_lazy("Sedang dimasukkan"),
    DONE: gettext_lazy("Selesai"),
    TAKING_BACK: gettext_lazy("Sedang dibatalkan"),
    TAKEN_BACK: gettext_lazy("Dibatalkan"),
}
RESULTS = {
    "new": gettext_lazy("baru"),
    "changed": gettext_lazy("dilengkapi"),
    "same": gettext_lazy("sudah ada"),
    "ask": gettext_lazy("perlu ditanyakan"),
    "error": gettext_lazy("salah"),
}
SHOWN = 100
# A longer list would keep its reader waiting: the rest is judged when it is brought in.
LOOKED_AT_ONCE = 5_000
# The page of a list under way comes again by itself, without any script.
AGAIN_SECONDS = "3"
_SAMPLES = 3
_LONG_NUMBER = re.compile(r"\d{12,}")
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("import.run", scope=of_area, methods=("GET",))
def show(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """A list as it stands: looked at, under way, done, taken back."""
    area, found = list_at(request, code, import_id)
    values: dict[str, Any] = {
        "area": area,
        "view": found,
        "kind": queries.kind_of(found.kind).columns,
        "once": told_once(found),
        "state": STATES[found.state],
        "trail": trail_to(request, area),
        "results": _results(found.counts),
        "under_way": found.state in (RUNNING, TAKING_BACK),
        "done": found.state == DONE,
        "taken_back": found.state == TAKEN_BACK,
        "to_mend": sum(found.counts.get(result, 0) for result in UNFINISHED),
        "removed": found.counts.get("removed", 0),
        "left": found.counts.get("left", 0),
        "see": _where_to_see(found, code) if found.state == DONE else "",
    }
    if found.state == LOOKED_AT and found.has_file:
        looked = queries.preview(by=request.actor, at=request.at, import_id=found.id, limit=LOOKED_AT_ONCE)
        values |= _looked_at(looked)
    answer = render(request, "web/imports/list.html", values)
    if values["under_way"]:
        answer["Refresh"] = AGAIN_SECONDS
    return answer


_SEEN = {"posts": "registry:posts", "officers": "registry:posts", "memberships": "upkeep:memberships"}


def _where_to_see(found: ImportView, code: str) -> str:
    """The page on which what the list brought can be seen."""
    if found.kind == "participants":
        return reverse("participants:people", kwargs={"batch_id": found.told["batch"]})
    if found.kind == "rolls":
        return reverse("participants:attend", kwargs={"batch_id": found.told["batch"]})
    if found.kind == "questions":
        return reverse("exams:bank", kwargs={"code": code})
    return reverse(_SEEN.get(found.kind, "people:of-village"), kwargs={"code": code})


def _looked_at(preview: Preview) -> dict[str, Any]:
    """What a page shows of a preview: those first that need a person."""
    counts = Counter(one.result for one in preview.planned)
    order = {result: number for number, result in enumerate(("error", "ask", "changed", "new", "same"))}
    first = sorted(preview.planned, key=lambda one: (order[one.result], not one.warned, one.row))[:SHOWN]
    names = {row: line.told.get("name") or line.told.get("text", "") for row, line in preview.lines.items()}
    asked = {one.place.hashed: one.place for one in preview.planned if one.place is not None}
    return {
        "looking": True,
        "results": _results(counts),
        "rows": [_shown(one, names) for one in first],
        "more": len(preview.planned) - len(first),
        "warned": sum(one.warned for one in preview.planned),
        "unknown": ", ".join(preview.header.unknown()),
        "rest": preview.rest,
        "looked_at": len(preview.planned),
        "worth_it": counts["new"] + counts["changed"],
        "to_mend": counts["error"] + counts["ask"],
        "asked": [{"query": asked_by(names), "words": in_words(names)} for names in asked.values()][:SHOWN],
    }


def _results(counts: dict[str, int] | Counter[str]) -> list[tuple[Any, int]]:
    return [(word, counts[result]) for result, word in RESULTS.items() if counts.get(result)]


def _shown(one: Planned, names: dict[int, str]) -> dict[str, Any]:
    said = " ".join([one.message, "; ".join(one.candidates)]).strip()
    return {"row": one.row, "name": names.get(one.row, "")[:80], "result": RESULTS[one.result], "said": said}


class ColumnsForm(ErrandForm):
    """What each column of the sheet is."""

    def __init__(self, *args: Any, kind: ListKind, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("lewati kolom ini")), *kind.names().items()]
        fields = {place: field for field, place in sheet.header.columns.items()}
        samples = [line.cells for line, _number in zip(sheet.lines, range(_SAMPLES), strict=False)]
        self.headings = {f"kolom-{n}": text for n, text in enumerate(sheet.header.headings) if text}
        for name, heading in self.headings.items():
            place = int(name.removeprefix("kolom-"))
            shown = [_sample(cells[place]) for cells in samples if place < len(cells) and cells[place].strip()]
            help_text = _("Misalnya: %s") % "; ".join(shown) if shown else ""
            self.fields[name] = forms.ChoiceField(label=heading[:80], required=False, help_text=help_text)
            choice(self, name).choices = choices
            self.initial[name] = fields.get(place, "")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        chosen = Counter(told.get(name) for name in self.headings if told.get(name))
        for name in self.headings:
            if chosen[told.get(name, "")] > 1:
                self.add_error(name, _("Isi ini sudah dipilih untuk kolom lain. Pilih satu kolom saja."))
        return told

    def told(self) -> dict[str, str]:
        """Heading -> field, where somebody said otherwise than was understood."""
        return {
            heading: self.cleaned_data[name]
            for name, heading in self.headings.items()
            if self.cleaned_data[name] != self.initial[name]
        }


def _sample(cell: str) -> str:
    """A cell in short; NIK and KK numbers are never shown in full."""
    return _LONG_NUMBER.sub(lambda digits: f"••••{digits[0][-4:]}", cell)[:30]


@page("import.run", scope=of_area)
def columns(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """Say what a column is where it was understood wrongly or not at all; remembered for the next list."""
    area, found = list_at(request, code, import_id)
    if not found.has_file:
        return redirect(to_list(code, import_id))
    kind, sheet = queries.kind_of(found.kind).columns, queries.sheet_of(by=request.actor, import_id=found.id)
    form = ColumnsForm(request.POST or None, kind=kind, sheet=sheet)
    errand = Errand(
        name="imports.name_columns",
        title=_("Kolom berkas"),
        trail=trail_to(request, area),
        back=to_list(code, import_id),
        button=_("Simpan dan periksa lagi"),
        lead=found.name,
    )

    def act() -> None:
        commands.name_columns(by=request.actor, at=request.at, import_id=found.id, columns=form.told())

    return run(request, form, errand, act)


@page("import.run", scope=of_area, methods=("GET",))
def unfinished(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """The rows that are wrong or asked, as they came, each with what to do: to be mended and brought again."""
    _area, found = list_at(request, code, import_id)
    if not found.has_file:
        return redirect(to_list(code, import_id))
    looked = queries.preview(by=request.actor, at=request.at, import_id=import_id)
    kind, planned = queries.kind_of(found.kind).columns, {one.row: one for one in looked.planned}
    book = to_mend(kind, looked.header, looked.lines.values(), planned, _("Yang perlu dibetulkan"))
    answer = HttpResponse(book, content_type=_WORKBOOK)
    answer["Content-Disposition"] = 'attachment; filename="perlu-dibetulkan.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer

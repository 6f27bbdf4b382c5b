"""The list of a day as a grid, like the paper register: persons down, questions across, saved together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from simpul.facts.rules import digest
from simpul.kernel.ids import new_id
from simpul.services.commands import save_grid
from simpul.services.commands.grid import GridEntry
from simpul.services.queries import Grid, GridRow, day_grid
from simpul.services.rules.shapes import Outcome
from simpul.web.post.place import of_day, place_of
from simpul.web.post.questions import Asked, as_typed, asked
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import page


@dataclass
class Line:
    """A person's line as it stands on the page."""

    row: GridRow
    record_id: UUID
    revision: int
    raw: dict[str, str | list[str]]
    errors: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)
    sentence: str = ""
    cells: tuple[Asked, ...] = ()

    @property
    def doubt(self) -> str:
        """What the doubts are, so that saying yes holds for these and no others."""
        return digest(self.warnings) if self.warnings else ""

    @property
    def says(self) -> list[str]:
        """Everything that is to be read about this line."""
        about = {**self.errors, **self.warnings}
        found = [self.sentence] if self.sentence else []
        labels = {cell.code: cell.label for cell in self.cells}
        for code, sentence in about.items():
            label = labels.get(code, "")
            known = not label or sentence.startswith(label)
            found.append(sentence if known else f"{label}: {sentence}")
        return list(dict.fromkeys(found))


@page("record.write", scope=of_day)
def grid(request: Request, open_day_id: UUID, service: str) -> HttpResponse:
    """Show the grid; save what was typed: good lines are kept, bad and doubtful ones stay to be mended."""
    found = day_grid(by=request.actor, open_day_id=open_day_id, service=service)
    place = place_of(request, found.day.post_id)
    lines = [_line(found, row, request.POST if request.method == "POST" else None) for row in found.rows]
    kept = 0
    if request.method == "POST":
        kept = _save(request, found, lines)
        if not any(line.errors or line.warnings or line.sentence for line in lines):
            messages.success(request, _("%d baris tersimpan.") % kept)
            return redirect("post:open-day", open_day_id=open_day_id)
    for line in lines:
        line.cells = _cells(found, line)
    wrong = [line for line in lines if line.errors or line.sentence]
    doubtful = [line for line in lines if line.warnings and line not in wrong]
    values = {
        "place": place,
        "trail": place.trail,
        "grid": found,
        "lines": lines,
        "wrong": wrong,
        "doubtful": doubtful,
        "kept": kept,
        "heads": [one for one in asked(found.service, {}) if one.code in {each.code for each in found.questions}],
    }
    return render(request, "web/post/grid.html", values)


def _line(found: Grid, row: GridRow, data: QueryDict | None) -> Line:
    """The line from the record, or as it was typed."""
    if data is None:
        raw = as_typed(found.service, row.answers)
        return Line(row, row.record_id or new_id(), row.revision, raw)
    key = str(row.person_id)
    revision = data.get(f"rev.{key}", "0")
    return Line(
        row,
        as_id(data.get(f"id.{key}", "")) or row.record_id or new_id(),
        int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0,
        {question.code: data.get(f"{key}.{question.code}", "") for question in found.questions},
    )


def _save(request: Request, found: Grid, lines: Sequence[Line]) -> int:
    """How many lines were saved; the others are marked with what stands against them."""
    sure = set(request.POST.getlist("sure"))
    entries = [GridEntry(line.row.person_id, line.record_id, line.revision, line.raw) for line in lines]
    outcomes = _ask(request, found, entries, ask_first=True)
    agreed = [
        entry
        for entry in entries
        if (outcome := outcomes.get(entry.record_id))
        and outcome.state == "asked"
        and digest(dict(outcome.warnings)) in sure
    ]
    if agreed:
        outcomes |= _ask(request, found, agreed, ask_first=False)
    for line in lines:
        if outcome := outcomes.get(line.record_id):
            _note(line, outcome)
    return sum(outcome.state == "accepted" for outcome in outcomes.values())


def _ask(request: Request, found: Grid, entries: Sequence[GridEntry], *, ask_first: bool) -> dict[UUID, Outcome]:
    saved = save_grid(
        by=request.actor,
        at=request.at,
        open_day_id=found.day.id,
        service=found.service.code,
        entries=entries,
        ask_first=ask_first,
    )
    return {outcome.id: outcome for outcome in saved}


def _note(line: Line, outcome: Outcome) -> None:
    """What is to be read about the line; a line that was saved is now the one of the record."""
    if outcome.state == "asked":
        line.warnings = dict(outcome.warnings)
    elif outcome.state == "refused":
        line.errors = dict(outcome.errors)
        line.sentence = "" if outcome.errors else outcome.sentence
    elif outcome.state == "accepted":
        line.revision += 1


def _cells(found: Grid, line: Line) -> tuple[Asked, ...]:
    shown = {question.code for question in found.questions}
    last = _last(line.row.last)
    every = asked(found.service, line.raw, errors=line.errors, warnings=line.warnings, last=last)
    return tuple(cell for cell in every if cell.code in shown)


def _last(last: Mapping[str, str]) -> dict[str, str]:
    return {code: str(_("lalu %s")) % text for code, text in last.items()}

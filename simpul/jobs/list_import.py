"""A list of any kind from the command line: opened, planned or brought in, told row by row."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from simpul.imports import commands, queries
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.kinds import ASK, ERROR, Planned
from simpul.sheets.rules.mending import UNFINISHED, to_mend
from simpul.sheets.rules.opening import Sheet, open_list
from simpul.standards.lists import ListCode, list_kind

RESULTS = {"new": "baru", "same": "sudah ada", "changed": "dilengkapi", "ask": "perlu ditanyakan", "error": "salah"}
_COLUMNS = ("row", "result", "area_code", "candidates", "message")
_SHOWN = 20
# What is told as JSON must fit into memory; a longer list has its rows in the report.
_ROWS_AS_JSON = 10_000


@dataclass(frozen=True)
class Options:
    """What the operator asked for. `told`: what holds for all rows (field -> text)."""

    kind: str
    file: Path
    area_code: str | None
    dry_run: bool
    report: Path | None
    mend: Path | None
    as_json: bool
    told: Mapping[str, str] = field(default_factory=dict)


def asked_for(kind: ListCode, options: Mapping[str, Any]) -> Options:
    """The operator's words: what every kind is asked for, and what this kind asks once for all rows."""
    questions = {one.field for one in list_kind(kind).asked}
    told = {field: _text(value) for field, value in options.items() if field in questions and value}
    return Options(kind, told=told, **{name: value for name, value in options.items() if name not in questions})


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "ya" if value is True else str(value)


def area_id_of(code: str | None) -> int | None:
    """The area that the whole file is about, if the operator named one."""
    if not code:
        return None
    area = places.area_by_code(code.strip())
    if area is None:
        raise click.ClickException(f"Kode wilayah {code} tidak ada. Periksa, atau muat wilayah lebih dulu.")
    return area.id


def opened(asked: Options, area_id: int | None) -> Sheet:
    """The sheet of the file; what is passed over is told to the operator."""
    sheet = _read(asked, area_id)
    if unknown := sheet.header.unknown():
        click.echo(f"Kolom yang dilewati: {', '.join(unknown)}.", err=True)
    return sheet


def _read(asked: Options, area_id: int | None) -> Sheet:
    kind = queries.kind_of(asked.kind)
    try:
        return open_list(asked.file.read_bytes(), asked.file.name, kind.columns, queries.headings_of(area_id, kind))
    except Refusal as refusal:
        raise click.ClickException(refusal.sentence) from refusal


def carry(asked: Options, lines: Iterable[Line], area_id: int | None) -> int:
    """Plan the rows, or bring them in; the exit code: 1 where a row is wrong."""
    import_id = None if asked.dry_run else _begun(asked, area_id)
    parts = _planned(asked, lines, area_id) if import_id is None else _brought_in(import_id, lines)
    told = _Told(asked)
    told.take(parts)
    if asked.mend is not None:
        _write_to_mend(asked, asked.mend, area_id, told.unfinished)
    told.sum_up(import_id)
    return 1 if told.counts[ERROR] else 0


def _write_to_mend(asked: Options, out: Path, area_id: int | None, unfinished: Mapping[int, Planned]) -> None:
    """The rows that are wrong or asked, with what to do; the file is read once more for their cells."""
    kind = queries.kind_of(asked.kind).columns
    sheet = _read(asked, area_id)
    out.write_bytes(to_mend(kind, sheet.header, sheet.lines, unfinished, "Yang perlu dibetulkan"))


def _begun(asked: Options, area_id: int | None) -> UUID:
    import_id = commands.keep_list(
        by=SYSTEM,
        at=datetime.now(UTC),
        id=new_id(),
        kind=asked.kind,
        area_id=area_id,
        name=asked.file.name,
        data=None,
        told=asked.told,
    )
    commands.start_list(by=SYSTEM, at=datetime.now(UTC), import_id=import_id, rows=0)
    return import_id


def _planned(asked: Options, lines: Iterable[Line], area_id: int | None) -> Iterator[Sequence[Planned]]:
    kind = queries.kind_of(asked.kind)
    planner = kind.planner(queries.setting_at(SYSTEM, datetime.now(UTC), area_id, asked.told))
    rows = kind.read(lines)
    while part := list(islice(rows, kind.part)):
        yield planner.plan(part)


def _brought_in(import_id: UUID, lines: Iterable[Line]) -> Iterator[Sequence[Planned]]:
    return commands.carry_through(by=SYSTEM, now=lambda: datetime.now(UTC), import_id=import_id, lines=lines)


class _Told:
    """What the operator is told: each row in the report as it is done, then the sum and the first unsure rows."""

    def __init__(self, asked: Options) -> None:
        self.asked = asked
        self.counts: Counter[str] = Counter()
        self.rows: list[Planned] = []
        self.unsure: list[Planned] = []
        self.unfinished: dict[int, Planned] = {}

    def take(self, parts: Iterable[Sequence[Planned]]) -> None:
        """Carry the parts through. Progress goes to the operator's eyes alone."""
        out = self.asked.report.open("w", encoding="utf-8", newline="") if self.asked.report is not None else None
        try:
            writer = csv.writer(out) if out is not None else None
            if writer is not None:
                writer.writerow(_COLUMNS)
            for part in parts:
                self._count(part)
                if writer is not None:
                    writer.writerows((o.row, o.result, o.area_code, "; ".join(o.candidates), o.message) for o in part)
        finally:
            if out is not None:
                out.close()

    def _count(self, part: Sequence[Planned]) -> None:
        self.counts.update(one.result for one in part)
        unsure = [one for one in part if one.result in UNFINISHED]
        self.unsure += unsure[: _SHOWN - len(self.unsure)]
        if self.asked.mend is not None:
            self.unfinished |= {one.row: one for one in unsure}
        if self.asked.as_json:
            self.rows += part[: _ROWS_AS_JSON - len(self.rows)]
        elif sys.stderr.isatty():
            click.echo(f"\r{self.counts.total()} baris", nl=False, err=True)

    def sum_up(self, import_id: UUID | None) -> None:
        """The sum, in words or as JSON."""
        if self.asked.as_json:
            click.echo(json.dumps(self._as_json(import_id), ensure_ascii=False))
            return
        summary = ", ".join(f"{self.counts[result]} {words}" for result, words in RESULTS.items())
        click.echo(f"{self.counts.total()} baris{'' if import_id else ' diperiksa'}: {summary}.")
        for one in self.unsure:
            click.echo(f"  baris {one.row}: {one.message} {'; '.join(one.candidates)}".rstrip())
        if (rest := self.counts[ASK] + self.counts[ERROR] - len(self.unsure)) > 0:
            click.echo(f"  … dan {rest} baris lagi; lihat --report.")
        if import_id:
            click.echo(f"Untuk membatalkan semuanya: simpul import undo {import_id}")

    def _as_json(self, import_id: UUID | None) -> dict[str, object]:
        rows = [
            {
                "row": one.row,
                "result": one.result,
                "area_code": one.area_code,
                "candidates": list(one.candidates),
                "message": one.message,
            }
            for one in self.rows
        ]
        counts = {result: self.counts[result] for result in RESULTS}
        told = {"dry_run": self.asked.dry_run, "import": str(import_id) if import_id else None}
        return {**told, "counts": counts, "rows": rows}

"""Lists as people bring them in: planned, brought in by the commands of imports, taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.imports import commands, queries
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.kinds import Planned, TakenBack
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)


def lines(*rows: Mapping[str, str]) -> list[Line]:
    """The rows of a sheet, each known column by its field."""
    return [Line(number, told, list(told.values())) for number, told in enumerate(rows, start=2)]


@dataclass
class Lists:
    """Lists of one kind in one village."""

    kind: str
    by: Actor
    area_id: int | None

    def plan(self, *rows: Mapping[str, str], by: Actor | None = None, **told: str) -> list[Any]:
        """What would come of the rows."""
        kind = queries.kind_of(self.kind)
        planner = kind.planner(queries.setting_at(by or self.by, AT, self.area_id, told))
        return planner.plan(list(kind.read(lines(*rows))))

    def bring_in(self, *rows: Mapping[str, str], **told: str) -> tuple[list[Planned], UUID]:
        """The rows as they were carried out, and the list."""
        given = {
            "kind": self.kind,
            "area_id": self.area_id,
            "name": "daftar",
            "data": b"NIK,Nama,Berat\n",
            "told": told,
        }
        if self.kind != "measurements":
            given["data"] = b"No KK,Nama,Tanggal,JK\n"
        import_id = commands.keep_list(by=self.by, at=AT, id=new_id(), **given)
        commands.start_list(by=self.by, at=AT, import_id=import_id, rows=len(rows))
        parts = commands.carry_through(by=self.by, now=lambda: AT, import_id=import_id, lines=lines(*rows))
        return [one for part in parts for one in part], import_id

    def take_back(self, import_id: UUID) -> list[TakenBack]:
        """The whole list, part by part, the last first."""
        commands.take_back_list(by=self.by, at=AT, import_id=import_id)
        steps = [commands.take_back_part(by=self.by, at=AT, import_id=import_id)]
        while not steps[-1].finished:
            steps.append(commands.take_back_part(by=self.by, at=AT, import_id=import_id))
        return steps


@pytest.fixture
def lists(cast: Cast) -> Callable[..., Lists]:
    """Lists of a kind that somebody brings into Penarukan."""

    def of(kind: str, by: Actor) -> Lists:
        return Lists(kind, by, cast.areas.penarukan.id)

    return of

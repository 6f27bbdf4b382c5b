"""Writing a changed tree: areas end, move, are renamed, begin; their versions say from when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max

from simpul.kernel.actor import VILLAGE
from simpul.places.models import Area, AreaVersion
from simpul.places.queries.areas import slices
from simpul.places.rules import AreaChanges, ListedArea, MatchedArea
from simpul.standards.areas import kind

_BATCH = 4_000  # areas between two words of progress
_ROWS_AT_ONCE = 200  # rows of one statement: SQLite counts its parameters
_COLUMNS = ("id", "level", "code", "name", "name_key", "kind", "title", "parent_id", "l0", "l1", "l2", "l3", "l4")


@dataclass(frozen=True)
class Step:
    """What happened to one area, for the audit."""

    area_id: int
    before: dict | None
    after: dict | None


@dataclass
class Tree:
    """The tree while a list is applied. `paths`: for each current code above the village, the ids down to it."""

    nation: Area
    day: date
    decree: str
    progress: Callable[[int, int], None]
    paths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def close(self, changes: AreaChanges) -> None:
        """End what vanished, close the versions of all that changes, free the codes that change hands."""
        gone = [area.id for area in changes.vanished]
        touched = [match.known.id for match in (*changes.moved, *changes.renamed)]
        for some in slices(gone, 500):
            Area.objects.filter(id__in=some).update(ended_on=self.day)
        for some in slices([*gone, *touched], 500):
            AreaVersion.objects.filter(area_id__in=some, valid_to__isnull=True).update(valid_to=self.day)
        for match in changes.moved:
            Area.objects.filter(id=match.known.id).update(code=f"~{match.known.id}")
        self.steps += [
            Step(a.id, {"code": a.code, "name": a.name}, {"ended_on": str(self.day)}) for a in changes.vanished
        ]

    def apply(self, changes: AreaChanges) -> None:
        """Write moved, renamed and new areas, level by level, parents first."""
        self.paths = {self.nation.code: (self.nation.id,)} | {
            area.code: area.path for area in Area.objects.filter(level__lt=4, ended_on__isnull=True)
        }
        matches = (*changes.moved, *changes.renamed)
        total, done = len(matches) + len(changes.new), 0
        for level in range(1, 5):
            for changing in slices((match for match in matches if match.listed.level == level), _BATCH):
                self._change(changing)
                done += len(changing)
                self.progress(done, total)
            for beginning in slices((area for area in changes.new if area.level == level), _BATCH):
                self._begin(beginning)
                done += len(beginning)
                self.progress(done, total)
        self._date()
        self._pass_ids_on()

    def _change(self, matches: Iterable[MatchedArea]) -> None:
        by_id = {match.known.id: match for match in matches}
        found = list(Area.objects.filter(id__in=list(by_id)))
        for area in found:
            before = {"code": by_id[area.id].known.code, "name": area.name}
            for column, value in self._row(area.id, by_id[area.id].listed).items():
                setattr(area, column, value)
            self.steps.append(Step(area.id, before, {"code": area.code, "name": area.name}))
        Area.objects.bulk_update(found, [column for column in _COLUMNS if column not in ("id", "level")], batch_size=50)

    def _begin(self, listed: Iterable[ListedArea]) -> None:
        # Ids are given here, for an area's path ends in its own id. Only this command makes areas, under a lock.
        start = (Area.objects.aggregate(Max("id"))["id__max"] or 0) + 1
        rows = [self._row(id, one) for id, one in enumerate(listed, start)]
        for some in slices(rows, _ROWS_AT_ONCE):
            _insert(some)
        self.steps += [Step(row["id"], None, {"code": row["code"], "name": row["name"]}) for row in rows]

    def _row(self, id: int, listed: ListedArea) -> dict[str, Any]:
        """The columns of the area as the list has it. Its path is kept for the areas below."""
        path = (*self.paths[listed.parent], id)
        self.ids[listed.code] = id
        if listed.level < VILLAGE:
            self.paths[listed.code] = path
        described = (id, listed.level, listed.code, listed.name, listed.key, listed.kind, kind(listed.kind).title)
        levels = (*path, *[None] * (VILLAGE + 1 - len(path)))
        return dict(zip(_COLUMNS, (*described, path[-2], *levels), strict=True))

    def _date(self) -> None:
        """A version from this day for every area that has none now, in one statement: the country has 90,000."""
        area, version = Area._meta.db_table, AreaVersion._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {version} (area_id, code, name, kind, parent_id, valid_from, decree) "
                f"SELECT id, code, name, kind, parent_id, %s, %s FROM {area} a WHERE ended_on IS NULL "
                f"AND NOT EXISTS (SELECT 1 FROM {version} v WHERE v.area_id = a.id AND v.valid_to IS NULL)",
                [connection.ops.adapt_datefield_value(self.day), self.decree],
            )

    def _pass_ids_on(self) -> None:
        """PostgreSQL counts ids by itself: tell it where we stopped. SQLite needs nothing."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Area]):
                cursor.execute(statement)


def _insert(rows: list[dict[str, Any]]) -> None:
    """Plain numbers and texts, many rows at once: Django's own way through each field takes four times as long."""
    places = "(" + ", ".join(["%s"] * len(_COLUMNS)) + ")"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Area._meta.db_table} ({', '.join(_COLUMNS)}) VALUES {', '.join([places] * len(rows))}",
            [value for row in rows for value in row.values()],
        )

"""Rows by column, as they travel: 3,600 records compress to a few tens of kilobytes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID


class Sheet:
    """The rows of one answer, by kind and column; ids of persons in records as places in one list."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, list[Any]]] = {}
        self.gone: dict[str, list[str]] = {}
        self.persons: dict[UUID, int] = {}
        self.count = 0

    def add(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put rows under their kind; every row of a kind has the same columns."""
        columns = self.rows.setdefault(kind, {})
        for row in rows:
            self.count += 1
            for name, value in row.items():
                columns.setdefault(name, []).append(value)

    def drop(self, kind: str, ids: Iterable[UUID | str]) -> None:
        """Name things that the phone is to forget."""
        if named := [str(id) for id in ids]:
            self.gone.setdefault(kind, []).extend(named)

    def person(self, id: UUID | None) -> int | None:
        """The place of a person in the list of persons of this answer."""
        return None if id is None else self.persons.setdefault(id, len(self.persons))

    def told(self) -> dict[str, Any]:
        """The parts of the answer; columns without any value are left out."""
        rows = {
            kind: {name: _plain(values) for name, values in columns.items() if _told(values)}
            for kind, columns in self.rows.items()
            if columns
        }
        answer: dict[str, Any] = {"rows": rows, "gone": self.gone}
        return answer | ({"persons": [str(id) for id in self.persons]} if self.persons else {})


def _told(values: Sequence[Any]) -> bool:
    return any(value is not None for value in values)


def _plain(values: Sequence[Any]) -> list[Any]:
    """Values as JSON holds them: ids and days as text."""
    return [
        str(value) if isinstance(value, UUID) else value.isoformat() if isinstance(value, date) else value
        for value in values
    ]

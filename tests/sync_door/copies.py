"""A phone's copy as a plain dict, kept by the pages that it pulls: what any client has to do."""

from typing import Any

KINDS = ("post", "person", "household", "record", "open_day", "month", "arrival")


class Copy:
    """Rows by kind and id. A first copy replaces what did not come again by its last page."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in KINDS}
        self.cursor = ""
        self.seen: set[tuple[str, str]] | None = None

    def apply(self, page: dict[str, Any]) -> None:
        if page.get("begins"):
            self.seen = set()
        for kind, columns in page["rows"].items():
            for row in rows_of(page, columns):
                id = row.get("id") or f"{row['post_id']}:{row['period']}"
                self.rows[kind][id] = row
                if self.seen is not None:
                    self.seen.add((kind, id))
        for kind, ids in page["gone"].items():
            for id in ids:
                self.rows[kind].pop(id, None)
        self.cursor = page["cursor"]
        if not page["more"] and self.seen is not None:
            self.rows = {
                kind: {id: r for id, r in kept.items() if (kind, id) in self.seen} for kind, kept in self.rows.items()
            }
            self.seen = None


def rows_of(page: dict[str, Any], columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    """Rows of one kind; what is null is left out, persons of records by their id."""
    size = len(next(iter(columns.values())))
    rows = []
    for place in range(size):
        row = {name: values[place] for name, values in columns.items() if values[place] is not None}
        if "person" in row:
            row["person"] = page["persons"][row["person"]]
        rows.append(row)
    return rows

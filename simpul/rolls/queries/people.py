"""Who on the list of a batch is meant by a row."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.names import name_key
from simpul.participants.queries.matching import name_key_of
from simpul.participants.queries.sets import on_the_list
from simpul.participants.rules.naming import dialled
from simpul.participants.rules.states import FREE
from simpul.rolls.rules.reading import ReadRoll

_COLUMNS = ("id", "name", "name_key", "code", "phone", "state", "village__name", "village__name_key")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list of a batch who has not left it."""

    id: UUID
    name: str
    name_key: str
    code: str
    phone: str
    state: str
    village: str | None
    village_key: str | None


class ListOfBatch:
    """Everybody who has not left a batch, found by code, name, telephone and village."""

    def __init__(self, batch_id: UUID) -> None:
        rows = on_the_list(batch_id=batch_id, state__in=FREE).order_by("place").values_list(*_COLUMNS)
        self.listed = [Listed(*row) for row in rows]
        self.by_code = {one.code.upper(): one for one in self.listed}
        self.by_name: dict[str, list[Listed]] = defaultdict(list)
        for one in self.listed:
            self.by_name[one.name_key].append(one)

    def meant(self, row: ReadRoll) -> list[Listed]:
        """Whom the row may mean: by its code alone where it has one; else by name, then by what tells them apart."""
        if row.badge:
            found = self.by_code.get("".join(c for c in row.badge.upper() if c.isalnum()))
            return [found] if found else []
        alike = self.by_name.get(name_key_of(row.name)[:200], [])
        if row.village:
            alike = _from(row.village, alike)
        elif row.above:
            alike = _from(row.above, alike) or alike
        number = dialled(row.phone)
        same = [one for one in alike if number and one.phone == number]
        return same or alike


def _from(village: str, listed: list[Listed]) -> list[Listed]:
    """Those from there, or from no village: "Kel. Penarukan" is Penarukan."""
    key = name_key(village)
    return [one for one in listed if one.village_key is None or key.endswith(one.village_key)]

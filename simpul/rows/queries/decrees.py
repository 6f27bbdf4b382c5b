"""The SK that rows name: found by number and day in the village, or to be written down with the list."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.ids import new_id
from simpul.offices import queries as offices
from simpul.offices.queries import DecreeView
from simpul.places.queries import AreaView
from simpul.rows.rules.officers import ReadOfficer
from simpul.sheets.queries import Stop
from simpul.sheets.rules.kinds import ASK, ERROR, Setting
from simpul.sheets.rules.messages import message


@dataclass(frozen=True)
class ToldDecree:
    """An SK that a list names. `known`: it is written down already; otherwise number, day and signer are complete."""

    id: UUID
    area_id: int
    number: str
    on: date
    signer_name: str
    valid_from: date
    valid_to: date | None
    known: bool
    speaks_of: bool


class DecreeFinder:
    """Finds the SK of each row; one SK stands in many rows."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.by = setting, setting.by
        self.known: dict[int, list[DecreeView]] = {}
        self.fresh: dict[tuple[int, str, date], UUID] = {}

    def forget(self) -> None:
        """What was planned has been brought in: the register knows it now."""
        self.known.clear()
        self.fresh.clear()

    def find(self, row: ReadOfficer, village: AreaView, post_id: UUID) -> ToldDecree | None:
        """The SK of a row in this village, None where none is told; Stop where it is not certain which."""
        told = self.setting.told
        number = row.decree_number or told.get("decree_number", "")
        if not number:
            return None
        on = row.decree_on or (date.fromisoformat(told["decree_on"]) if told.get("decree_on") else None)
        alike = [one for one in self._of(village.id) if _key(one.number) == _key(number) and on in (None, one.on)]
        if len(alike) > 1:
            raise Stop(ASK, message("sk-tanggal-kosong", number=number))
        if alike:
            found = alike[0]
            return ToldDecree(
                id=found.id,
                area_id=village.id,
                number=found.number,
                on=found.on,
                signer_name=found.signer_name,
                valid_from=found.valid_from,
                valid_to=found.valid_to,
                known=True,
                speaks_of=post_id in found.post_ids,
            )
        return self._fresh(village.id, number, on, row.signer_name or told.get("signer_name", ""))

    def _fresh(self, area_id: int, number: str, on: date | None, signer_name: str) -> ToldDecree:
        """An SK to be written down, which number, day and signer are needed for."""
        if on is None:
            raise Stop(ERROR, message("sk-tanggal-kosong", number=number))
        if not signer_name:
            raise Stop(ERROR, message("sk-penanda-tangan-kosong", number=number))
        id = self.fresh.setdefault((area_id, _key(number), on), new_id())
        return ToldDecree(
            id=id,
            area_id=area_id,
            number=number,
            on=on,
            signer_name=signer_name,
            valid_from=on,
            valid_to=None,
            known=False,
            speaks_of=False,
        )

    def _of(self, area_id: int) -> list[DecreeView]:
        if area_id not in self.known:
            self.known[area_id] = offices.decrees(by=self.by, area_id=area_id)
        return self.known[area_id]


def _key(number: str) -> str:
    """Numbers of SK are written with blanks here and there: "140/ 12 /2024"."""
    return "".join(number.split()).casefold()

"""What every kader did and was told: the book against which phones and server are held at the end."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.sync.host import Json


@dataclass
class Act:
    """One thing a kader did on a phone. `mark`: a value or a name that no other act of the schedule uses."""

    number: int
    phone: str
    kind: str
    given: Json
    mark: Any = None


@dataclass
class Kept:
    """An intention that a phone said it keeps, as its kader last saved it."""

    phone: str
    name: str
    payload: Json


@dataclass
class Ledger:
    """Acts by number, and the intentions of which a phone said "saved here", or showed that it keeps them."""

    acts: dict[int, Act] = field(default_factory=dict)
    kept: dict[str, Kept] = field(default_factory=dict)
    told_arrived: dict[str, str] = field(default_factory=dict)  # id: phone
    given_up: set[str] = field(default_factory=set)  # tried to, whether or not the phone lived to say so
    forgotten: list[Act] = field(default_factory=list)  # told as saved, and nothing of them is kept
    refused: int = 0  # acts to which the phone said no at once (storage full)

    def act(self, phone: str, kind: str, given: Json, mark: Any = None) -> Act:
        """A new line of the book."""
        number = len(self.acts) + 1
        self.acts[number] = Act(number, phone, kind, given, mark)
        if kind == "give_up":
            self.given_up.add(given["id"])
        return self.acts[number]

    def told(self, number: int, value: Any, error: Json | None) -> None:
        """The phone answered its kader: what it keeps from now on, or an error."""
        act = self.acts[number]
        if error is not None:
            self.refused += 1
            return
        for intention in value["kept"]:
            self._keep(act.phone, intention)
        if value["done"] and act.mark is not None and str(act.mark) not in json.dumps(value["kept"]):
            self.forgotten.append(act)

    def notice(self, phone: str, seen: Json) -> None:
        """What a phone shows as kept counts, also when it died before it could say so; and what it shows as arrived."""
        for entry in seen.get("entries", []):
            self._keep(phone, entry["intention"])
            if entry["state"] in ("accepted", "held"):
                self.told_arrived[entry["intention"]["id"]] = phone

    def _keep(self, phone: str, intention: Json) -> None:
        self.kept[intention["id"]] = Kept(phone, intention["name"], intention["payload"])

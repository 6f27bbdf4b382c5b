"""What kader do on their phones: chosen from what stands on the screen, as a person would."""

from random import Random
from typing import Any

from tests.sync.faults import Faults
from tests.sync.handset import Handset
from tests.sync.host import Json
from tests.sync.ledger import Ledger
from tests.sync.phones import Phones
from tests.sync.world import LAST_MONTH, World

WEIGHING = "kesehatan.timbang_ukur_balita"
AHEAD, BEHIND = 99, 0  # versions of a form that this server does not have yet, or never had
MERGED = ("address", "phone", "mother_name")


class Acting:
    """One finger on one phone. Every act has a mark of its own: a weight or a name that no other act uses."""

    def __init__(self, world: World, phones: Phones, ledger: Ledger, faults: Faults, rng: Random) -> None:
        self.world, self.phones, self.ledger, self.faults, self.rng = world, phones, ledger, faults, rng

    def anything(self, handset: Handset) -> None:
        """Something that this kader can do with what the phone shows now; most often she records."""
        seen = self.phones.see(handset.name)
        if not seen["open"]:
            return
        self.ledger.notice(handset.name, seen)
        acts = [self.record] * 6 + [self.register, self.amend_record, self.amend_person, self.amend_person]
        acts += [self.void_record, self.mend, self.mend, self.give_up, self.keep_mine]
        if handset.kader.role == "ketua":
            acts += [self.open_day] * 3
        self.rng.choice(acts)(handset, seen)

    def record(self, handset: Handset, seen: Json) -> None:
        """A weighing, now and then one that the rules refuse, or of a form that the server does not have."""
        children = [one for one in _by_name(seen["persons"]) if one["birth_date"] and one["birth_date"] > "2021"]
        if not children:
            return
        mark = self._weight()
        answers = {"bb": mark, "rujuk": False}
        if self.rng.random() < max(0.1, self.faults.rates["intention refused"]):
            answers["bb"] = mark + 100  # heavier than any child
        person = self.rng.choice(children)
        given = {
            "service": WEIGHING,
            "version": self._version(),
            "on": self._day(handset),
            "answers": answers,
            "person_id": person["id"],
        }
        self._do(handset, "record", given, mark)

    def _version(self) -> int:
        for name, version in (("catalogue ahead", AHEAD), ("catalogue behind", BEHIND)):
            if self.faults.strikes(name):
                self.faults.note(name)
                return version
        return 1

    def _weight(self) -> float:
        whole, part = divmod(len(self.ledger.acts), 99)
        return round(5 + whole + (part + 1) / 100, 2)  # never a whole number: it is looked for as text

    def _day(self, handset: Handset) -> str:
        """Today by the phone's clock, now and then a day of last month written down late."""
        if self.rng.random() < 0.1 + self.faults.rates["month closed"]:
            return LAST_MONTH.isoformat()
        return handset.clock(self.world.now).date().isoformat()

    def register(self, handset: Handset, seen: Json) -> None:
        """A new child, and often at once a weighing of it."""
        name = f"Ketut {_word(len(self.ledger.acts))}"
        given = {
            "name": name,
            "sex": self.rng.choice("LP"),
            "birth_date": f"2025-0{self.rng.randrange(1, 10)}-1{self.rng.randrange(10)}",
            "mother_name": "Ni Made Sari",
            "sure": True,
        }
        self._do(handset, "register", given, name)

    def amend_record(self, handset: Handset, seen: Json) -> None:
        """Another weight for a record that is hers."""
        if record := self._own_record(seen):
            mark = self._weight()
            given = {"id": record["id"], "answers": {**record["answers"], "bb": mark}, "reason": f"salah tulis {mark}"}
            self._do(handset, "amend_record", given, mark)

    def void_record(self, handset: Handset, seen: Json) -> None:
        """A record that should not be."""
        if record := self._own_record(seen):
            given = {"id": record["id"], "reason": f"salah anak {len(self.ledger.acts)}"}
            self._gives_up_the_making(seen, record["id"])
            self._do(handset, "void_record", given)

    def _gives_up_the_making(self, seen: Json, thing: str) -> None:
        for entry in seen["entries"]:
            if entry["intention"]["payload"].get("id") == thing and entry["intention"]["name"] == "record_service":
                self.ledger.given_up.add(entry["intention"]["id"])

    def _own_record(self, seen: Json) -> Json | None:
        own = [one for one in seen["records"] if one["mine"] and not one["void"]]
        return self.rng.choice(sorted(own, key=lambda one: one["id"])) if own else None

    def amend_person(self, handset: Handset, seen: Json) -> None:
        """Put one or two things right about somebody; often about the same one as another kader at that moment."""
        people = _by_name(seen["persons"])
        if not people:
            return
        person = people[0] if self.rng.random() < 0.7 else self.rng.choice(people)
        names = self.rng.sample(MERGED, self.rng.choice([1, 1, 2]))
        mark = _word(len(self.ledger.acts))
        changes = {name: f"08{len(self.ledger.acts):09}" if name == "phone" else f"Ni {mark}" for name in names}
        given = {"id": person["id"], "wanted": changes}
        before = [one for one in self.ledger.acts.values() if one.kind == "amend_person" and one.phone != handset.name]
        if any(one.given["id"] == person["id"] for one in before):
            self.faults.note("same person edited")
        self._do(handset, "amend_person", {**given, "reason": f"uji {mark}"}, changes[names[0]])

    def open_day(self, handset: Handset, seen: Json) -> None:
        """One more open day."""
        on = f"2026-12-{self.rng.randrange(1, 29):02}"
        self._do(handset, "add_open_day", {"on": on}, on)

    def mend(self, handset: Handset, seen: Json) -> None:
        """What came back is put right with one tap."""
        tasks = [one for one in seen["entries"] if one["state"] == "refused"]
        if not tasks:
            return
        entry = self.rng.choice(tasks)
        id, name, payload = entry["intention"]["id"], entry["intention"]["name"], entry["intention"]["payload"]
        mark = self._weight()
        if name == "record_service" and entry["code"] != "sudah-diterima":
            right = {"answers": {"bb": mark, "rujuk": False}, "on": self.world.today.isoformat(), "version": 1}
            self._do(handset, "mend", {"id": id, "payload": right}, mark)
        elif name == "register_resident":
            self._do(handset, "mend", {"id": id, "payload": {"sure": True, "birth_date": "2025-01-01"}})
        elif name == "amend_record":
            self._do(handset, "correct_again", {"id": id, "wanted": {"answers": {"bb": mark, "rujuk": False}}})
        elif name == "amend_person":
            self._do(handset, "correct_again", {"id": id, "wanted": payload["changes"]})

    def give_up(self, handset: Handset, seen: Json) -> None:
        """What came back, or is held, shall not be."""
        stuck = [one for one in seen["entries"] if one["state"] in ("refused", "held")]
        if stuck and self.rng.random() < 0.3:
            self._do(handset, "give_up", {"id": self.rng.choice(stuck)["intention"]["id"]})

    def keep_mine(self, handset: Handset, seen: Json) -> None:
        """Of two values she chooses her own: a new intention against the value that stands there now."""
        for entry in seen["entries"]:
            if entry["state"] == "held" and entry["code"] == "nilai-berbeda":
                self._do(handset, "insist", {"id": entry["intention"]["id"]})
                return

    def _do(self, handset: Handset, kind: str, given: Json, mark: Any = None) -> None:
        act = self.ledger.act(handset.name, kind, given, mark)
        self.phones.act(act.number, handset.name, kind, **given)


def _by_name(persons: list[Json]) -> list[Json]:
    """In an order that does not hang on ids of the server, so that a seed replays."""
    return sorted(persons, key=lambda one: one["name"])


def _word(number: int) -> str:
    """A name made of letters only, another one for each number."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ("".join(letters[number // 26**place % 26] for place in (2, 1, 0))).capitalize() + "arta"

"""One schedule: a world, some phones, and a few hundred random steps from a seed; then everything is let through."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from simpul.audit.models import Change
from simpul.facts.models import Record
from simpul.intake.models import Arrival
from simpul.people.models import Person
from simpul.phones import commands as phone_commands
from simpul.services.models import OpenDay
from tests import factories
from tests.sync import laws
from tests.sync.acting import Acting
from tests.sync.broken_pull import page_by_time
from tests.sync.faults import FAULTS, Faults
from tests.sync.handset import PRESENT, TOO_OLD, Handset
from tests.sync.host import Host, Json
from tests.sync.ledger import Ledger
from tests.sync.line import Line
from tests.sync.offices import Offices
from tests.sync.phones import Phones
from tests.sync.server import Server
from tests.sync.world import Kader, World, build

CURSOR_OF_TIME = "cursor of time"  # the other broken variants lie in the phone (node_broken.ts)
STATE = {
    Record: ("id", "answers", "on", "person_id", "void", "revision"),
    Person: ("id", "name", "address", "phone", "mother_name", "version"),
    OpenDay: ("id", "post_id", "on", "state"),
    Arrival: ("id", "state", "code", "replaced_by"),
    Change: ("id", "kind", "object_id"),
}
CONTENT = {
    Record: ("id", "answers", "on", "person_id", "void", "revision"),
    Person: ("id", "name", "address", "phone", "mother_name", "version"),
    OpenDay: ("post_id", "on", "state"),
    Arrival: ("id", "state", "code", "replaced_by"),
    Change: ("kind", "after"),
}
STEPS = 300
ROUNDS = 40
YEARS = timedelta(days=800)


class NeverAtRest(AssertionError):
    """With everything let through, phones and server should come to rest, and did not."""


@dataclass(frozen=True)
class Checked:
    """What a schedule went through and what was compared at its end."""

    struck: Counter[str]
    counted: Counter[str]


class Schedule:
    """Everything of one schedule; the same seed gives the same steps."""

    def __init__(self, seed: int, host: Host, variant: str = "", steps: int = STEPS) -> None:
        self.seed, self.steps = seed, steps
        self.rng = Random(seed)
        self.faults = Faults(self.rng, FAULTS[seed % len(FAULTS)])
        self.world: World = build(factories.areas(), self.rng)
        self.phones = Phones(host)
        self.phones.reset(variant)
        self.ledger = Ledger()
        self.handsets = {one.name: one for one in self._enrolled()}
        self.server = Server(self.world, self.faults, self.rng)
        if variant == CURSOR_OF_TIME:
            self.server.pull = page_by_time
        self.line = Line(self.world, self.phones, self.handsets, self.server, self.faults, self.rng)
        self.offices = Offices(self.world, self.faults, self.rng)
        self.acting = Acting(self.world, self.phones, self.ledger, self.faults, self.rng)

    def run(self) -> Checked:
        """All steps, then rest, then the laws; LawBroken names what was found."""
        for _ in range(self.steps):
            self.rng.choices([one for one, _ in MOVES], [weight for _, weight in MOVES])[0](self)
            self._hear()
        self.come_to_rest()
        counted = laws.check(self)
        return Checked(self.faults.struck, counted)

    def _enrolled(self) -> list[Handset]:
        """Each kader has a phone, the first one two."""
        owners: list[Kader] = [self.world.kader[0], *self.world.kader]
        return [self._enrol(f"hp{number}", kader) for number, kader in enumerate(owners)]

    def _enrol(self, name: str, kader: Kader) -> Handset:
        given = {"by": self.world.admin, "at": self.world.now}
        code = phone_commands.make_code(**given, user_id=kader.id)
        made = phone_commands.enrol(**given, code=code.code, label=name)
        return Handset(
            name, kader, made.phone_id, made.token, ids=f"{self.rng.getrandbits(56):014x}", post=kader.post.id
        )

    # Steps of the schedule.

    def answer_an_await(self) -> None:
        """What a phone waits for happens, or something else does."""
        if waiting := sorted(self.phones.waiting):
            call = self.phones.waiting[self.rng.choice(waiting)]
            self._tell_time(self.handsets[call.phone])
            self.line.turn(call)

    def use_a_phone(self) -> None:
        """A kader does something; a phone that is off is switched on."""
        handset = self._some()
        self._tell_time(handset)
        if handset.on:
            self.acting.anything(handset)
        else:
            self.switch_on(handset)

    def press_send(self) -> None:
        """ "Kirim sekarang", or the phone by itself."""
        handset = self._some()
        if handset.on and handset.syncing is None and self.phones.see(handset.name)["open"]:
            self.sync(handset)

    def time_passes(self) -> None:
        """Minutes or hours; some clocks are wrong, and jump."""
        self.world.pass_time(self.rng)
        handset = self._some()
        if self.faults.strikes("clock years off"):
            self.faults.note("clock years off")
            handset.skew = self.rng.choice([-YEARS, YEARS])
        elif self.faults.strikes("clock jumped back"):
            self.faults.note("clock jumped back")
            handset.skew -= timedelta(hours=self.rng.randrange(1, 2000))

    def late_request_arrives(self) -> None:
        """A request that was in the air."""
        self.line.late_arrival()

    def office_acts(self) -> None:
        """Somebody in an office does something that changes what phones may do."""
        handset = self._some()
        acts: dict[str, Callable[[], object]] = {
            "month closed": self.offices.close_month,
            "post moved": self.offices.move_post,
            "kader moved": self.offices.move_kader,
            "phone shut out": lambda: self.shut_out(handset),
            "phone readmitted": lambda: [self.readmit(one) for one in self.handsets.values() if one.shut_out],
            "credential ended": lambda: self.offices.end_credential(handset.phone_id),
            "credential renewed": lambda: self.renew(handset),
            "held one decided": self.offices.decide,
        }
        for name, act in acts.items():
            if self.faults.strikes(name):
                act()

    def client_changes(self) -> None:
        """A phone has an old client, or takes the new one."""
        for handset in self.handsets.values():
            if handset.client == TOO_OLD and self.faults.strikes("client updated"):
                self.update(handset)
        if self.faults.strikes("client too old"):
            self._some().client = TOO_OLD

    # What steps and the end have in common.

    def switch_on(self, handset: Handset) -> None:
        """The app starts and reads what its store kept."""
        handset.on, handset.post = True, handset.kader.post.id
        now = handset.device_time(self.world.now)
        self.phones.start(handset.name, now=now, ids=handset.ids, post=str(handset.post))
        self.phones.act(self.ledger.act(handset.name, "open", {}).number, handset.name, "open")

    def sync(self, handset: Handset) -> None:
        """Send, then fetch."""
        handset.syncing = self.ledger.act(handset.name, "sync", {}).number
        self.phones.act(handset.syncing, handset.name, "sync")

    def renew(self, handset: Handset) -> None:
        """The vault takes a new code."""
        if token := self.offices.renew(handset.phone_id, handset.kader.id):
            handset.token = token

    def shut_out(self, handset: Handset) -> None:
        """The phone is lost."""
        handset.shut_out = self.offices.shut_out(handset.phone_id) or handset.shut_out

    def readmit(self, handset: Handset) -> None:
        """The phone was found."""
        self.offices.readmit(handset.phone_id)
        handset.shut_out = False

    def update(self, handset: Handset) -> None:
        """The new client starts with the store of the old one."""
        if handset.client != PRESENT:
            self.faults.note("client updated")
        self.line.kill(handset)
        handset.client = PRESENT

    def fresh_copy(self, name: str) -> Json:
        """What a new phone of the same kader shows after its first copy."""
        handset = self.handsets[name]
        new = replace(handset, name=f"new {name}", on=False, syncing=None, bodies=[])
        self.handsets[new.name] = new
        self.round(new)
        seen = self.phones.see(new.name)
        self.line.kill(new)
        del self.handsets[new.name]
        return seen

    def state(self, made_ids: bool = True) -> dict[str, list]:
        """All that a request could change, but receipts and who was seen when; with the server's own ids or without."""
        names = STATE if made_ids else CONTENT
        return {one.__name__: sorted(one.objects.values_list(*of), key=str) for one, of in names.items()}

    def _some(self) -> Handset:
        return self.handsets[self.rng.choice(sorted(self.handsets))]

    def _tell_time(self, handset: Handset) -> None:
        self.phones.set(handset.name, now=handset.device_time(self.world.now))

    def _hear(self) -> None:
        for number in sorted(self.phones.told):
            told = self.phones.told.pop(number)
            self.ledger.told(number, told.value, told.error)
            for handset in self.handsets.values():
                if handset.syncing == number:
                    handset.syncing = None

    def come_to_rest(self) -> None:
        """Nothing goes wrong any more: phones are found, credentials renewed, clients updated, all is sent."""
        self.faults.quiet = True
        for handset in self.handsets.values():
            self.readmit(handset)
            self.renew(handset)
            self.update(handset)
        before = None
        for _ in range(ROUNDS):
            while self.line.air:
                self.line.late_arrival()
            for handset in self.handsets.values():
                self.round(handset)
            now = [self.phones.see(name) for name in self.handsets]
            if now == before:
                return
            before = now
        raise NeverAtRest(f"seed {self.seed}")

    def round(self, handset: Handset) -> None:
        """One phone: on, open, all sent, all fetched."""
        if not handset.on:
            self.switch_on(handset)
            self._finish(handset)
        self.sync(handset)
        self._finish(handset)

    def _finish(self, handset: Handset) -> None:
        while waiting := sorted(call.number for call in self.phones.of(handset.name)):
            self.line.turn(self.phones.waiting[waiting[0]])
        self._hear()


Move = Callable[[Schedule], None]
MOVES: tuple[tuple[Move, int], ...] = (
    (Schedule.answer_an_await, 60),
    (Schedule.use_a_phone, 25),
    (Schedule.press_send, 8),
    (Schedule.time_passes, 2),
    (Schedule.late_request_arrives, 3),
    (Schedule.office_acts, 4),
    (Schedule.client_changes, 2),
)

"""What can go wrong, how often it does in a schedule, and how often it did."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

# What happens on a line.
ON_THE_LINE = (
    "request lost",
    "answer cut",
    "request delayed",
    "request doubled",
    "requests reordered",
    "late at the door",
)
# What happens to a machine.
TO_MACHINES = (
    "server killed before commit",
    "server killed between commit and answer",
    "phone killed before a write",
    "phone killed after a write",
    "phone killed while sending",
    "phone killed while reading",
    "storage full",
    "clock years off",
    "clock jumped back",
)
# What people and offices do meanwhile.
IN_THE_WORLD = (
    "credential ended",
    "credential renewed",
    "phone shut out",
    "phone readmitted",
    "post moved",
    "kader moved",
    "month closed",
    "client too old",
    "client updated",
    "catalogue ahead",
    "catalogue behind",
    "same person edited",
    "held one decided",
    "intention refused",
)
FAULTS = ON_THE_LINE + TO_MACHINES + IN_THE_WORLD


# What needs something else to have happened first would hardly ever come.
SELDOM = ("requests reordered", "client updated", "held one decided")
DEADLY = {name: 0.1 for name in TO_MACHINES if name.startswith("phone killed")}


@dataclass
class Faults:
    """The rate of each fault in this schedule, and its tally. The one in focus comes often, others now and then."""

    rng: Random
    focus: str
    rates: dict[str, float] = field(default_factory=dict)
    struck: Counter[str] = field(default_factory=Counter)
    quiet: bool = False  # at the end everything is let through

    def __post_init__(self) -> None:
        for name in FAULTS:
            self.rates[name] = self.rng.choice([0.0, 0.02, 0.05, 0.12])
        for name in DEADLY:
            self.rates[name] /= 4  # who dies at every second await does nothing worth looking at
        self.rates["storage full"] /= 3
        for name in ("late at the door", *IN_THE_WORLD):
            self.rates[name] = max(self.rates[name], 0.06)
        for name in SELDOM:
            self.rates[name] = max(self.rates[name], 0.3)
        self.rates[self.focus] = DEADLY.get(self.focus, 0.5)

    def strikes(self, name: str) -> bool:
        """Whether this happens now. It is counted by `note` once it really did."""
        return not self.quiet and self.rng.random() < self.rates[name]

    def note(self, name: str) -> None:
        """It happened."""
        if name not in self.rates:
            raise KeyError(name)
        if not self.quiet:
            self.struck[name] += 1

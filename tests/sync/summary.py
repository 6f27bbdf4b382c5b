"""What several schedules together have checked, and how often each fault struck."""

from collections import Counter
from dataclasses import dataclass, field

from tests.sync.faults import FAULTS


@dataclass
class Proof:
    """What several schedules together have checked."""

    schedules: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Proof") -> None:
        """This one and the other together."""
        self.schedules += other.schedules
        self.struck.update(other.struck)
        self.counted.update(other.counted)

    def told(self) -> dict[str, int | dict[str, int]]:
        """As plain JSON, for another process."""
        return {"schedules": self.schedules, "struck": dict(self.struck), "counted": dict(self.counted)}

    @property
    def never_struck(self) -> list[str]:
        """Faults that did not happen: a proof without them proves less than it says."""
        return [name for name in FAULTS if not self.struck[name]]

    def lines(self) -> list[str]:
        """The summary in words."""
        laws = [f"  {self.counted[name]:>9,}  {name}" for name in self.counted]
        faults = [f"  {self.struck[name]:>9,}  {name}" for name in FAULTS]
        return [f"{self.schedules:,} schedules. Compared:", *laws, "Faults that struck:", *faults]

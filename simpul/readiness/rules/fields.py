"""Whether a field of service has not begun, is prepared or is running, in a post and in an area. No Django."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simpul.standards.readiness import AreaRule

NOT_BEGUN, PREPARED, RUNNING = "belum", "disiapkan", "berjalan"
STATES = (NOT_BEGUN, PREPARED, RUNNING)


@dataclass(frozen=True)
class FieldState:
    """A field in a post, with the evidence: kader appointed, records of the last `months` months, the last of them."""

    field: str
    state: str
    kader: int
    records: int
    last_on: date | None
    months: int


def field_state(field: str, *, kader: int, records: int, last_on: date | None, months: int) -> FieldState:
    """Running when something was recorded of late; prepared when somebody is appointed; else not begun (S1.6)."""
    state = RUNNING if records else PREPARED if kader else NOT_BEGUN
    return FieldState(field, state, kader, records, last_on, months)


def area_state(counts: Mapping[str, int], rule: AreaRule) -> str:
    """The state of a field in an area, by its active posts in each state (S2.11). An area without posts: not begun."""
    total = Counter(counts).total()
    running, ready = counts.get(RUNNING, 0), counts.get(RUNNING, 0) + counts.get(PREPARED, 0)
    if running * 100 > rule.running_percent * total:
        return RUNNING
    return PREPARED if ready * 100 > rule.prepared_percent * total else NOT_BEGUN

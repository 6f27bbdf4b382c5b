"""One phone of one kader: whose it is, its credential, its clock, the version of its client."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from tests.sync.world import Kader

TOO_OLD, PRESENT = "0.0.1", "1.0.0"


@dataclass
class Handset:
    """`skew`: how wrong its clock is. `on`: switched on and not killed."""

    name: str
    kader: Kader
    phone_id: UUID
    token: str
    ids: str
    post: UUID  # as the phone learnt it last
    client: str = PRESENT
    skew: timedelta = timedelta()
    on: bool = False
    shut_out: bool = False
    syncing: int | None = None  # number of the sync that runs
    bodies: list[str] = field(default_factory=list)  # of all that it ever pushed

    def clock(self, now: datetime) -> datetime:
        """What this phone believes to be the time in Bali."""
        return now + self.skew + timedelta(hours=8)

    def device_time(self, now: datetime) -> str:
        """The moment as this phone would write it, UTC."""
        return (now + self.skew).strftime("%Y-%m-%dT%H:%M:%S.000Z")

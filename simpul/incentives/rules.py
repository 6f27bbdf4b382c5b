"""Who is to be paid how much for a period: pure decisions over offices held and rates in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from simpul.kernel.actor import DISTRICT, NATION, PROVINCE, REGENCY, VILLAGE
from simpul.kernel.period import Period

UNPAID, PAID, QUESTIONED = "belum-dibayar", "dibayar", "dipersoalkan"
PAYMENT_STATES = (UNPAID, PAID, QUESTIONED)
LIST_AT_MOST = 20_000
PDF_AT_MOST = 600  # a sheet takes WeasyPrint a second for about seventy lines

# A kelurahan's money lies in its district's DPA: both are one purse. Above, each tier gives from its own.
PURSES = {NATION: "pusat", PROVINCE: "provinsi", REGENCY: "kabupaten", DISTRICT: "desa", VILLAGE: "desa"}


@dataclass(frozen=True)
class RateInForce:
    """A rate as it counts; `steps`: how many areas above the payer it was set (0: its own)."""

    position: str
    amount: int
    months: int
    valid_from: date
    valid_to: date | None
    steps: int

    @property
    def by_month(self) -> Fraction:
        """Rupiah for one month, exactly."""
        return Fraction(self.amount, self.months)


@dataclass(frozen=True)
class Held:
    """An office in a post that a person held, from a day to the first day without it (None: still held)."""

    person_id: UUID
    name: str
    position: str
    post_id: UUID
    village_id: int
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class Due:
    """What a person is to be paid: the months that count, the amount, and for which position in which posts."""

    person_id: UUID
    name: str
    position: str
    village_id: int
    post_ids: tuple[UUID, ...]
    months: tuple[int, ...]
    amount: int


@dataclass(frozen=True)
class Difference:
    """A person whose offices no longer say what the list says. Months and amounts; 0 where there is none."""

    person_id: UUID
    name: str
    listed_months: int
    listed: int
    now_months: int
    now: int


def rate_of(rates: Iterable[RateInForce], position: str, on: date) -> RateInForce | None:
    """The rate of the nearest area that has one in force for the position on that day; the latest of that area."""
    found = [
        one
        for one in rates
        if one.position == position and one.valid_from <= on and (one.valid_to is None or on < one.valid_to)
    ]
    return min(found, key=lambda one: (one.steps, -one.valid_from.toordinal()), default=None)


def days_in_office(offices: Iterable[Held], month: Period) -> int:
    """On how many days of the month the person held any of these offices."""
    days: set[int] = set()
    for one in offices:
        first = max(one.valid_from, month.first_day)
        last = month.last_day if one.valid_to is None else min(one.valid_to - timedelta(days=1), month.last_day)
        days |= set(range(first.toordinal(), last.toordinal() + 1))
    return len(days)


def entitled(
    offices: Sequence[Held],
    rates: Sequence[RateInForce],
    period: Period,
    *,
    days_at_least: int,
    covered: Mapping[UUID, Iterable[int]],
) -> list[Due]:
    """Each person once, with the months of the period that count and are not `covered` by another list yet.

    A month counts with enough days in office, however many posts that were in. It is paid by the best rate of the
    positions held in it. Sums of parts of rupiah are rounded down at the end.
    """
    by_person: dict[UUID, list[Held]] = {}
    for one in offices:
        by_person.setdefault(one.person_id, []).append(one)
    found = []
    for person_id, held in by_person.items():
        months = [m for m in period.each_month() if m.key not in set(covered.get(person_id, ()))]
        if due := _due(held, rates, months, days_at_least):
            found.append(due)
    return found


def _due(
    held: Sequence[Held], rates: Sequence[RateInForce], months: Iterable[Period], days_at_least: int
) -> Due | None:
    total, counted, best = Fraction(0), [], (Fraction(-1), held[0])
    for month in months:
        paid = [
            (rate.by_month, one) for one in _in(held, month) if (rate := rate_of(rates, one.position, month.first_day))
        ]
        if not paid or days_in_office((one for _, one in paid), month) < days_at_least:
            continue
        top = max(paid, key=lambda pair: (pair[0], -pair[1].valid_from.toordinal(), str(pair[1].post_id)))
        best = max(best, top, key=lambda pair: pair[0])
        total += top[0]
        counted.append(month.key)
    if not counted:
        return None
    one = best[1]
    posts = tuple(dict.fromkeys([one.post_id, *(h.post_id for h in held)]))
    return Due(one.person_id, one.name, one.position, one.village_id, posts, tuple(counted), int(total))


def _in(held: Iterable[Held], month: Period) -> list[Held]:
    """The offices held on some day of the month."""
    return [
        one
        for one in held
        if one.valid_from <= month.last_day and (one.valid_to is None or one.valid_to > month.first_day)
    ]


def differences(listed: Mapping[UUID, tuple[str, int, int]], now: Iterable[Due]) -> list[Difference]:
    """Where a list, person -> (name, months, amount), no longer says what the offices say; by name."""
    today = {one.person_id: one for one in now}
    found = []
    for person_id, (name, months, amount) in listed.items():
        due = today.get(person_id)
        counted, worth = (len(due.months), due.amount) if due else (0, 0)
        if (counted, worth) != (months, amount):
            found.append(Difference(person_id, name, months, amount, counted, worth))
    found += [
        Difference(one.person_id, one.name, 0, 0, len(one.months), one.amount)
        for one in today.values()
        if one.person_id not in listed
    ]
    return sorted(found, key=lambda one: (one.name, str(one.person_id)))

"""How numbers, dates and ages are written for people. Pure: no Django, no clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from simpul.kernel.civil_time import ZONES
from simpul.kernel.money import written
from simpul.kernel.period import MONTH_NAMES

DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
SHORT_DAYS = [name[:3] for name in DAYS]
SHORT_MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
NOTHING = "–"
HALF_A_YEAR = 183  # days


def number(value: int | float | None, decimals: int | None = None) -> str:
    """`1.234` and `1.234,5`; a dash for what is not known. `decimals` None: as many as needed, at most one."""
    if value is None:
        return NOTHING
    if decimals is None:
        decimals = 0 if float(value).is_integer() else 1
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def money(value: int | None) -> str:
    """`Rp 250.000`; whole rupiah. Its space does not break: on a phone an amount stays on one line."""
    return NOTHING if value is None else written(value)


def remaining(days: int) -> str:
    """How long until then: `30 hari`; from half a year on in years and months, for nobody counts a thousand days."""
    return f"{days} hari" if days < HALF_A_YEAR else age(days * 12 // 365)


def long_date(day: date | None) -> str:
    """`12 Agustus 2026`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else NOTHING


def long_month(day: date | None) -> str:
    """`Agustus 2026`, the month of that day."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}" if day else NOTHING


def short_date(day: date | None) -> str:
    """`Rab 12 Agu`."""
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}" if day else NOTHING


def full_date(day: date | None) -> str:
    """`Rabu, 12 Agustus 2026`."""
    return f"{DAYS[day.weekday()]}, {long_date(day)}" if day else NOTHING


def moment(at: datetime | None, zone: str = "WIB") -> str:
    """`12 Agustus 2026 pukul 08.15 WIB`."""
    if at is None:
        return NOTHING
    local = at.astimezone(ZoneInfo(ZONES[zone]))
    return f"{long_date(local.date())} pukul {local:%H.%M} {zone}"


def age(months: int | None) -> str:
    """Completed months in words: `3 tahun 2 bulan`, `7 bulan`."""
    if months is None:
        return NOTHING
    years, rest = divmod(months, 12)
    parts = [f"{years} tahun"] if years else []
    if rest or not years:
        parts.append(f"{rest} bulan")
    return " ".join(parts)


def percent(part: int, whole: int) -> str:
    """`87 %` (its space does not break), rounded down: 100 % means all; a dash when there is nothing to be part of."""
    return f"{part * 100 // whole}\u00a0%" if whole else NOTHING


def difference(live: float | None, reported: float | None) -> str:
    """`+12` or `-3`: what was recorded more than reported; empty when equal or when one is not known."""
    if live is None or reported is None or live == reported:
        return ""
    return signed(live - reported)


def signed(value: float | None) -> str:
    """`+12`, `−3`."""
    return NOTHING if value is None else f"{'+' if value >= 0 else '−'}{number(abs(value))}"

"""What looks odd in the figures of a post: questions, never refusals."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from uuid import UUID

from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.period import Period
from simpul.tally.queries import slots
from simpul.tally.queries.figures import values
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.doubts import Registered, Target, big_change, in_target


@dataclass(frozen=True)
class Doubt:
    """A sentence about something odd or missing, and the page (by name and arguments) where to see to it.

    kind: kosong (a field without records), hari_buka, tanpa_lahir, melebihi, berubah.
    """

    kind: str
    sentence: str
    page: str
    args: Mapping[str, str] = made_by(default_factory=dict)
    field: str = ""


def against_roster(post_id: UUID, period: Period, rows: Rows, people: Collection[Registered]) -> Iterator[Doubt]:
    """Internal: more different persons than the roster knows of that age and sex."""
    for one in _with_target():
        target = Target(one.sex or "", one.age_min_months, one.age_max_months)
        known = in_target(target, people, period.first_day, period.last_day)
        counted = int(values(slots.table(), one, rows[one.field]).get("") or 0)
        if counted > known:
            said = _(
                "%(apa)s: tercatat %(n)d, padahal terdaftar %(m)d. Periksa catatannya, atau daftarkan yang kurang."
            )
            sentence = said % {"apa": one.name, "n": counted, "m": known}
            yield Doubt("melebihi", sentence, *_figure(post_id, period, one), one.field)


def _with_target() -> Iterator[standards.Indicator]:
    for one in standards.indicators():
        if one.kind == "distinct" and (one.sex or one.age_min_months is not None or one.age_max_months is not None):
            yield one


def against_last_time(post_id: UUID, period: Period, rows: Rows) -> Iterator[Doubt]:
    """Internal: totals that jumped from the period before."""
    earlier, table = period.shift(-1), slots.table()
    wide = WideRows(table, [post_id], [earlier], list(rows))
    for code in rows:
        before_row = wide.live(post_id, earlier, code)
        for one in standards.indicators(code):
            if one.kind in ("flow", "distinct"):
                before = int(values(table, one, before_row).get("") or 0)
                now = int(values(table, one, rows[code]).get("") or 0)
                if big_change(before, now):
                    said = _("%(apa)s: %(n)d, bulan sebelumnya %(m)d. Benar? Periksa bila ada yang belum dicatat.")
                    sentence = said % {"apa": one.name, "n": now, "m": before}
                    yield Doubt("berubah", sentence, *_figure(post_id, period, one), code)


def _figure(post_id: UUID, period: Period, one: standards.Indicator) -> tuple[str, dict[str, str]]:
    return "rows", {"post_id": str(post_id), "periode": str(period), "indikator": one.code}

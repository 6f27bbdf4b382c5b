"""What is odd or missing in a post's month, shown before it is sent. Questions, never refusals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at, written
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.models import Submission
from simpul.reports.rules.states import NIL, SERVICES
from simpul.services import queries as services
from simpul.tally.queries import slots
from simpul.tally.queries.figures import values
from simpul.tally.queries.fresh import fresh_rows
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.doubts import Registered, Target, big_change, in_target
from simpul.tally.rules.slots import RECORDED, SlotTable, field_codes

_ROSTER = 5_000


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


@dataclass(frozen=True)
class FieldPreview:
    """What would be sent of a field. `nihil`: so declared in the report sent before."""

    code: str
    name: str
    records: int
    nihil: bool


@dataclass(frozen=True)
class Preview:
    """The fields of a month about to be sent, and what is odd or missing in it."""

    period: Period
    fields: tuple[FieldPreview, ...]
    doubts: tuple[Doubt, ...]


def before_finish(*, by: Actor, at: datetime, post_id: UUID, period: Period) -> Preview:
    """What to look at before a post's report is sent, for those who may send it; counted at this moment."""
    scope = registry.post_scope(post_id)
    if not by.may("report.finish", scope):
        raise Refusal("tidak-ditemukan")
    table = slots.table()
    today = day_at(at, places.zone(scope.area[-1], day_at(at, "WIB")))
    rows = fresh_rows(post_id, period, max(Period.of(today), Period.of(period.first_day)), table)
    row = Submission.objects.filter(kind=SERVICES, post_id=post_id, period=period.key).first()
    states = row.field_states if row else {}
    fields = tuple(
        FieldPreview(code, standards.field(code).name, _records(table, rows, code), states.get(code) == NIL)
        for code in field_codes()
    )
    doubts = [
        *_empty(fields, post_id, period),
        *_open_days(by, today, post_id, period),
        *_roster(by, post_id, period, table, rows),
        *_changes(post_id, period, table, rows),
    ]
    return Preview(period, fields, tuple(doubts))


def _records(table: SlotTable, rows: Rows, code: str) -> int:
    position = table.position(f"{code}.{RECORDED}")
    return 0 if position is None else int(rows[code][position])


def _empty(fields: tuple[FieldPreview, ...], post_id: UUID, period: Period) -> Iterator[Doubt]:
    for one in fields:
        if not one.records and not one.nihil:
            said = _(
                "Bidang %(bidang)s belum punya catatan pada %(masa)s. Catat, atau tandai nihil bila memang kosong."
            )
            sentence = said % {"bidang": one.name, "masa": period.title}
            yield Doubt("kosong", sentence, "post", {"post_id": str(post_id)}, one.code)


def _open_days(by: Actor, today: date, post_id: UUID, period: Period) -> Iterator[Doubt]:
    if not by.may("post.read", registry.post_scope(post_id)):
        return
    for day in services.open_days(by=by, post_id=post_id, period=period):
        if not day.cancelled and not day.recorded and day.on <= today:
            said = _("Hari buka %(hari)s tidak punya catatan. Catat yang hadir, atau batalkan hari itu dengan alasan.")
            yield Doubt("hari_buka", said % {"hari": written(day.on)}, "open_day", {"id": str(day.id)})


def _roster(by: Actor, post_id: UUID, period: Period, table: SlotTable, rows: Rows) -> Iterator[Doubt]:
    """Persons without birth date; more different persons than the roster knows of that age and sex."""
    if not by.may("person.read", registry.post_scope(post_id)):
        return
    roster = registry.roster(by=by, post_id=post_id, on=period.last_day, limit=_ROSTER)
    people = [Registered(one.sex, one.birth_date) for one in roster]
    unknown = sum(one.birth_date is None for one in people)
    if unknown:
        said = ngettext(
            "%(n)d orang belum punya tanggal lahir, jadi tidak masuk hitungan menurut umur. Lengkapi dulu.",
            "%(n)d orang belum punya tanggal lahir, jadi tidak masuk hitungan menurut umur. Lengkapi dulu.",
            unknown,
        )
        yield Doubt("tanpa_lahir", said % {"n": unknown}, "roster", {"post_id": str(post_id)})
    for one in _with_target():
        target = Target(one.sex or "", one.age_min_months, one.age_max_months)
        known = in_target(target, people, period.first_day, period.last_day)
        counted = int(values(table, one, rows[one.field]).get("") or 0)
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


def _changes(post_id: UUID, period: Period, table: SlotTable, rows: Rows) -> Iterator[Doubt]:
    """Totals that jumped from the period before."""
    earlier = period.shift(-1)
    wide = WideRows(table, [post_id], [earlier], field_codes())
    for code in field_codes():
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

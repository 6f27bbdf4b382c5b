"""What is odd or missing in a post's month: before it is sent, and for the office that received it. Never refusals."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
from simpul.tally.queries.fresh import fresh_rows
from simpul.tally.queries.odd import Doubt, against_last_time, against_roster
from simpul.tally.queries.seen import seen
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.doubts import Registered
from simpul.tally.rules.slots import RECORDED, field_codes
from simpul.wide.packing import unpack

_ROSTER = 5_000


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
    today = _today(scope.area[-1], at)
    rows = fresh_rows(post_id, period, max(Period.of(today), Period.of(period.first_day)), slots.table())
    row = Submission.objects.filter(kind=SERVICES, post_id=post_id, period=period.key).first()
    nihil = _nihil(row.field_states if row else {})
    fields = tuple(
        FieldPreview(code, standards.field(code).name, _records(rows, code), code in nihil) for code in field_codes()
    )
    return Preview(period, fields, tuple(_doubts(by, today, post_id, period, rows, nihil)))


def doubts_in_report(*, by: Actor, at: datetime, id: UUID) -> tuple[Doubt, ...]:
    """What is odd or missing in a post's report as it was sent, in the fields that the actor sees; an area's has none.

    Its sender saw the same list before sending; records written since do not change what is said of the figures.
    """
    row = Submission.objects.filter(id=id).first()
    if row is None:
        raise Refusal("tidak-ditemukan")
    where = seen(by, area_id=row.area_id, post_id=row.post_id)
    if row.post_id is None:
        return ()
    sent = {one.group: one.sent for one in row.snapshots.all()}
    rows: Rows = {code: unpack(sent.get(code), slots.table().width(code)) for code in field_codes()}
    period, today = Period.from_key(row.period), _today(where.scope.area[-1], at)
    found = _doubts(by, today, row.post_id, period, rows, _nihil(row.field_states))
    return tuple(one for one in found if not one.field or one.field in where.fields)


def _today(village_id: int, at: datetime) -> date:
    return day_at(at, places.zone(village_id, day_at(at, "WIB")))


def _nihil(states: Mapping[str, str]) -> frozenset[str]:
    return frozenset(code for code, state in states.items() if state == NIL)


def _records(rows: Rows, code: str) -> int:
    position = slots.table().position(f"{code}.{RECORDED}")
    return 0 if position is None else int(rows[code][position])


def _doubts(
    by: Actor, today: date, post_id: UUID, period: Period, rows: Rows, nihil: Collection[str]
) -> Iterator[Doubt]:
    """The missing first, then the odd; what the actor may not read gives no doubt."""
    yield from _empty(post_id, period, rows, nihil)
    yield from _open_days(by, today, post_id, period)
    if by.may("person.read", registry.post_scope(post_id)):
        roster = registry.roster(by=by, post_id=post_id, on=period.last_day, limit=_ROSTER)
        people = [Registered(one.sex, one.birth_date) for one in roster]
        yield from _without_birth_date(post_id, people)
        yield from against_roster(post_id, period, rows, people)
    yield from against_last_time(post_id, period, rows)


def _empty(post_id: UUID, period: Period, rows: Rows, nihil: Collection[str]) -> Iterator[Doubt]:
    for one in standards.fields():
        if not _records(rows, one.code) and one.code not in nihil:
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


def _without_birth_date(post_id: UUID, people: Iterable[Registered]) -> Iterator[Doubt]:
    if unknown := sum(one.birth_date is None for one in people):
        said = ngettext(
            "%(n)d orang belum punya tanggal lahir, jadi tidak masuk hitungan menurut umur. Lengkapi dulu.",
            "%(n)d orang belum punya tanggal lahir, jadi tidak masuk hitungan menurut umur. Lengkapi dulu.",
            unknown,
        )
        yield Doubt("tanpa_lahir", said % {"n": unknown}, "roster", {"post_id": str(post_id)})

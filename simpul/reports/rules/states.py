"""The life of a report: when it is due, what each field of it says, what may be done with it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from simpul import standards
from simpul.kernel.period import Period
from simpul.standards.schema import Dated, Shape

SENT, ACCEPTED, RETURNED = "terkirim", "diterima", "dikembalikan"
FILLED, NIL, MISSING = "isi", "nihil", "belum"
SERVICES = "layanan"  # the kind of report about services given
COACHING = "pembinaan"  # the kind about what a Tim Pembina did; its contents are counted by the subject coaching


class DefaultRule(Dated):
    """An entry of report_rules.toml."""

    kind: str
    name: str
    months: int
    due_day: int
    closing_level: int


class _Defaults(Shape):
    rules: tuple[DefaultRule, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """How an area wants reports of a kind: months of a period, day of the next month, level that closes a month."""

    kind: str
    months: int
    due_day: int
    closing_level: int
    source: str
    trust: str
    area_id: int | None = None  # the area whose rule it is; None: the default of the standards


def default_rule(kind: str, on: date) -> Rule:
    """The rule that holds where no area has its own; before its first day the first one."""
    entries = [one for one in standards.load_toml("report_rules", _Defaults).rules if one.kind == kind]
    holding = [one for one in entries if one.holds(on)] or entries[:1]
    one = holding[-1]
    return Rule(kind, one.months, one.due_day, one.closing_level, one.source.ref, one.source.trust)


def due_on(period: Period, due_day: int) -> date:
    """The last day on which a report of this period is in time: a day of the month after it."""
    after = Period(period.last_day.year, period.last_day.month).shift(1)
    return date(after.year, after.month, due_day)


def field_states(recorded: Collection[str], nil: Collection[str], fields: Iterable[str]) -> dict[str, str]:
    """What a report says of each field: `recorded` have records, `nil` are declared to have had nothing."""
    return {code: FILLED if code in recorded else NIL if code in nil else MISSING for code in fields}


def returned_states(states: Mapping[str, str], remarked: Collection[str]) -> dict[str, str]:
    """The states after a return: the remarked fields, or all that were told when the whole is returned ("")."""
    whole = not remarked or "" in remarked
    return {
        code: RETURNED if state != MISSING and (whole or code in remarked) else state for code, state in states.items()
    }


@dataclass(frozen=True, slots=True)
class Report:
    """What a report cell must know of a submission."""

    state: str
    nihil: bool
    late: bool
    field_states: Mapping[str, str]


def report_cells(report: Report | None, fields: Iterable[str]) -> list[tuple[str, str]]:
    """The (state, field or "" for the whole) cells that are 1 for a post from which a report is expected.

    belum + dikembalikan + terkirim + diterima are always 1 together; nihil and terlambat go beside them.
    """
    cells = [("diharapkan", ""), (report.state if report else MISSING, "")]
    if report:
        cells += [("nihil", "")] * report.nihil + [("terlambat", "")] * report.late
    for code in fields:
        said = report.field_states.get(code, MISSING) if report else MISSING
        cells += [("diharapkan", code), (_state_of_field(report, said), code)]
        if report and said != MISSING:
            cells += [("nihil", code)] * (said == NIL) + [("terlambat", code)] * report.late
    return cells


def _state_of_field(report: Report | None, said: str) -> str:
    """A field that was not returned goes on waiting while another is mended."""
    if report is None or said in (MISSING, RETURNED):
        return said
    return SENT if report.state == RETURNED else report.state

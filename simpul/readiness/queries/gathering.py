"""What is known of many posts at once: in a handful of queries, however many they are. Internal."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.facts.queries import records_by_field
from simpul.kernel.period import Period
from simpul.offices.queries.institution import Institution, institution
from simpul.ordinances.queries import Book, book
from simpul.readiness.models import Answer
from simpul.readiness.rules.fields import FieldState, field_state
from simpul.readiness.rules.strata import KADER, KADER_BY_DECREE, MONTHS_OPEN, Stratum, stratum
from simpul.readiness.rules.topics import STRATA, strata_set
from simpul.registry.queries.posts import in_slices
from simpul.standards.readiness import FieldRule, StrataSet, readiness_table
from simpul.tally.rules.slots import field_codes

YEAR = 12


@dataclass
class _Recorded:
    """What a post recorded: the months with any record, and by field how many of late and when last."""

    months: set[int] = field(default_factory=set)
    late: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    last: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """A post on a day: its stratum by the set of its area, and its six fields."""

    rules: StrataSet
    stratum: Stratum
    fields: tuple[FieldState, ...]


def strata_book() -> Book:
    """The rules of strata in the whole country, read once."""
    return book([STRATA])


def standings(posts: Mapping[UUID, tuple[int, ...]], on: date, known: Book | None = None) -> dict[UUID, Standing]:
    """Each of these posts (by id the path of its village) on a day."""
    known = known or strata_book()
    rule = field_rule(on)
    recorded = _recorded(posts, on, rule.months)
    state = institution(posts, on)
    told = answers_of(posts, on)
    return {
        post_id: _standing(set_of(known, path, on), state[post_id], recorded[post_id], told[post_id], rule.months)
        for post_id, path in posts.items()
    }


def set_of(known: Book, path: tuple[int, ...], on: date) -> StrataSet:
    """The set by which posts there are judged; the nation's where no area has chosen."""
    rule = known.rule(STRATA, path, on) or known.first(STRATA, path)
    return strata_set(rule.content.rules) if rule else readiness_table().sets[0]


def field_rule(on: date) -> FieldRule:
    """The rule of running fields on a day; before the first one, the first."""
    rules = readiness_table().fields
    return next((one for one in reversed(rules) if one.holds(on)), rules[0])


def answers_of(post_ids: Collection[UUID], on: date) -> dict[UUID, dict[str, Answer]]:
    """By post and question the latest answer up to a day."""
    found: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    for part in in_slices(post_ids):
        for one in Answer.objects.filter(post_id__in=part, on__lte=on).order_by("on", "id"):
            found[one.post_id][one.question] = one
    return found


def _recorded(post_ids: Collection[UUID], on: date, months: int) -> dict[UUID, _Recorded]:
    found: dict[UUID, _Recorded] = defaultdict(_Recorded)
    first = Period.of(on).shift(1 - YEAR)
    late = Period.of(on).shift(1 - months).key
    for post_id, code, month, count, last in records_by_field(post_ids, first.first_day, on):
        post = found[post_id]
        post.months.add(month.key)
        post.last[code] = max(last, post.last.get(code, last))
        if month.key >= late:
            post.late[code] += count
    return found


def _standing(
    rules: StrataSet, state: Institution, recorded: _Recorded, told: Mapping[str, Answer], months: int
) -> Standing:
    counted = {
        MONTHS_OPEN: len(recorded.months),
        KADER: state.kader_active,
        KADER_BY_DECREE: state.kader_active if state.with_officers_decree else 0,
    }
    fields = tuple(
        field_state(
            code,
            kader=state.kader_by_field.get(code, 0),
            records=recorded.late.get(code, 0),
            last_on=recorded.last.get(code),
            months=months,
        )
        for code in field_codes()
    )
    return Standing(rules, stratum(rules, {**{code: one.value for code, one in told.items()}, **counted}), fields)

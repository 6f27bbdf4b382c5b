"""The rules of areas as conditions of SQL: the nearest area wins there too, without asking row by row."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from simpul.eligibility.rules import REMINDER
from simpul.kernel.actor import NATION
from simpul.offices.queries.officers import in_office
from simpul.ordinances.queries import Book
from simpul.ordinances.rules import S, Topic

NOTHING, EVERYTHING = Q(pk__in=[]), ~Q(pk__in=[])


def wherever(topic: Topic[S], known: Book, says: Callable[[S], Q], *, to_village: str, on: date, began: str = "") -> Q:
    """Rows for which the rule that holds where they are says so. `to_village`: the way from the row to its village.

    The rule is that of the day `on`, or, with `began` (a column), that of the day on which the row began; what began
    before there was any rule is judged by the country's first.
    """
    found, first = NOTHING, True
    for level, area_id, rule in known.all_rules(topic):
        if not began and not rule.holds(on):
            continue
        here = EVERYTHING if level == NATION else Q(**{f"{to_village}l{level}": area_id})
        if began:
            here &= EVERYTHING if first and level == NATION else Q(**{f"{began}__gte": rule.valid_from})
            here &= Q(**{f"{began}__lt": rule.valid_to}) if rule.valid_to else EVERYTHING
        found, first = (here & says(rule.content)) | (~here & found), False
    return found


def ends_soon(column: str, known: Book, on: date, to_village: str) -> Q:
    """Rows whose end (a column) comes within the days that the rule about reminders names; ended ones are not soon."""
    return Q(**{f"{column}__gt": on}) & wherever(
        REMINDER,
        known,
        lambda content: Q(**{f"{column}__lte": on + timedelta(days=content.days)}),
        to_village=to_village,
        on=on,
    )


def vacant(position: str, on: date) -> Q:
    """Posts in which nobody holds a position on a day."""
    return ~Q(Exists(in_office(on).filter(post_id=OuterRef("id"), position=position)))


def by_ended_decree(on: date) -> Q:
    """Offices that rest on an SK which has ended by a day."""
    return Q(decree__valid_to__lte=on)


def no_exception(on: date) -> Q:
    """Offices without an exception that still holds."""
    return Q(exception_until__isnull=True) | Q(exception_until__lte=on)


def away(level: str) -> Q:
    """Offices in posts whose holder lives outside the village, or the hamlet; unknown hamlets do not count."""
    outside = ~Q(person__village=F("post__village"))
    if level != "dusun":
        return outside
    known = Q(person__hamlet__isnull=False, post__hamlet__isnull=False)
    return outside | (known & ~Q(person__hamlet=F("post__hamlet")))

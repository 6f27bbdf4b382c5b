"""Where participants were, and whether they are through by the rule that holds where the event was."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.attendance.models import Mark
from simpul.attendance.queries.views import Attendance
from simpul.attendance.rules.completing import COMPLETION, Completion, through
from simpul.ordinances.queries import Book, book
from simpul.ordinances.rules import Rule
from simpul.participants.queries.ground import Ground, ground_of, grounds_by_id, sessions_of
from simpul.participants.queries.sets import on_the_list
from simpul.participants.rules.states import SEATED

ALL_DAYS = Completion(share=100, of="hari")
DAYS = "hari"


def attendance_of(batch_id: UUID, at: datetime) -> dict[UUID, Attendance]:
    """Internal, asks no actor: where each participant with a seat was, and whether they are through by the rule."""
    ids = on_the_list(batch_id=batch_id, state=SEATED).order_by("place").values_list("id", flat=True)
    return _judged([ground_of(batch_id, at)], {batch_id: list(ids)})


def attendance_of_many(of: Mapping[UUID, Sequence[UUID]], at: datetime) -> dict[UUID, Attendance]:
    """Internal, asks no actor: the same for these participants of several batches (batch -> ids of participants)."""
    return _judged(list(grounds_by_id(of, at).values()), of)


def _judged(grounds: Sequence[Ground], of: Mapping[UUID, Sequence[UUID]]) -> dict[UUID, Attendance]:
    days, sessions = whereabouts([one.batch_id for one in grounds])
    rules = book([COMPLETION])
    found: dict[UUID, Attendance] = {}
    for ground in grounds:
        held = rule_of(ground, rules)
        rule = held.content if held else ALL_DAYS
        whole = whole_of(ground, rule)
        for id in of[ground.batch_id]:
            mine: tuple[Collection[date], Collection[UUID]] = (days.get(id, ()), sessions.get(id, ()))
            done = through(rule, mine[0] if rule.of == DAYS else mine[1], whole)
            found[id] = Attendance(frozenset(mine[0]), frozenset(mine[1]), done)
    return found


def rule_of(ground: Ground, rules: Book | None = None) -> Rule[Completion] | None:
    """Internal: the rule by which somebody is through there, on the day the batch ends."""
    return (rules or book([COMPLETION])).rule(COMPLETION, ground.area.path, ground.last_day or ground.today)


def whole_of(ground: Ground, rule: Completion) -> Collection[object]:
    """Internal: the days or sessions of which the rule speaks."""
    return ground.days if rule.of == DAYS else {one.id for one in sessions_of(ground)}


def whereabouts(batch_ids: Iterable[UUID]) -> tuple[dict[UUID, set[date]], dict[UUID, set[UUID]]]:
    """Internal: the days and the sessions in which each participant was marked; a session is also its day."""
    days: dict[UUID, set[date]] = {}
    sessions: dict[UUID, set[UUID]] = {}
    found = Mark.objects.filter(participant__batch_id__in=list(batch_ids), void_because="").order_by()
    for participant_id, on, session_id in found.values_list("participant_id", "on", "session_id"):
        days.setdefault(participant_id, set()).add(on)
        if session_id is not None:
            sessions.setdefault(participant_id, set()).add(session_id)
    return days, sessions


def present_ids(batch_id: UUID, on: date, session_id: UUID | None = None) -> set[UUID]:
    """Internal, asks no actor: who was marked on a day (in any of its sessions), or in one session."""
    found = Mark.objects.filter(participant__batch_id=batch_id, on=on, void_because="").order_by()
    if session_id is not None:
        found = found.filter(session_id=session_id)
    return set(found.values_list("participant_id", flat=True))


def came(participant_ids: Collection[UUID]) -> set[UUID]:
    """Internal, asks no actor: those of them who were marked on any day."""
    found = Mark.objects.filter(participant_id__in=list(participant_ids), void_because="").order_by()
    return set(found.values_list("participant_id", flat=True))

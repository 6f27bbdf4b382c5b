"""Bringing in who came, part by part, and taking it back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.refusals import Refusal
from simpul.residents.commands.measurements import is_voided
from simpul.residents.queries.attendance import AttendancePlanner, Joining, PlannedAttendance, refused
from simpul.residents.rules.attendance import ReadAttendance, read_attendance
from simpul.services.commands import correct_record, record_services
from simpul.sheets.rules.kinds import Brought, Kind, Setting, TakenBack

_PART = 300
_REASON = "Daftar hadir dari lembar kerja"


def bring_in_attendance(setting: Setting, planned: Sequence[PlannedAttendance]) -> Brought[PlannedAttendance]:
    """Record who came to an open day, and name who came in the record of an activity.

    `made`: ids of the records; `joined`: [id of the record, question, [ids of the persons]].
    """
    items = [one.item for one in planned if one.item]
    outcomes = record_services(by=setting.by, at=setting.at, items=items) if items else []
    sentences = {outcome.id: outcome.sentence for outcome in outcomes if outcome.state == "refused"}
    joining: dict[UUID, list[Joining]] = {}
    for one in planned:
        if one.joining:
            joining.setdefault(one.joining.record.id, []).append(one.joining)
    joined = []
    for id, names in joining.items():
        persons = [str(one.person_id) for one in names]
        if sentence := _named(setting, id, names[0].question, persons, ()):
            sentences[id] = sentence
        else:
            joined.append([str(id), names[0].question, persons])
    made = [str(outcome.id) for outcome in outcomes if outcome.saved]
    told = [refused(one, sentences) for one in planned]
    return Brought(told, {"made": made, "joined": joined} if made or joined else {})


def _named(setting: Setting, id: UUID, question: str, more: Sequence[str], less: Sequence[str]) -> str:
    """Name more persons, or fewer, in an answer of the record as it stands; the sentence if that is refused."""
    stored = facts.stored_record(id)
    named = [one for one in stored.answers.get(question) or [] if one not in less]
    named += [one for one in more if one not in named]
    answers = {**stored.answers, question: named}
    try:
        outcome = correct_record(
            by=setting.by, at=setting.at, id=id, revision=stored.revision, answers=answers, reason=_REASON
        )
    except Refusal as refusal:
        return refusal.sentence
    return "" if outcome.saved else next(iter(outcome.errors.values()), outcome.sentence)


def take_back_attendance(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Void the records of a part that nobody has changed; those whom it named in an activity are named no more."""
    voided = sum(is_voided(setting, UUID(id)) for id in made["made"])
    unnamed = left = 0
    for id, question, persons in made["joined"]:
        if _named(setting, UUID(id), question, (), persons):
            left += len(persons)
        else:
            unnamed += len(persons)
    return TakenBack(voided, unnamed, len(made["made"]) - voided + left)


ATTENDANCE: Kind[ReadAttendance, PlannedAttendance] = Kind(
    code="attendance",
    actions=("record.write",),
    part=_PART,
    read=read_attendance,
    planner=AttendancePlanner,
    bring_in=bring_in_attendance,
    take_back=take_back_attendance,
)

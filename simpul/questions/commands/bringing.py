"""Bringing questions into a bank, part by part, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.exams.commands import withdraw_questions, write_questions
from simpul.questions.queries.planning import PlannedQuestion, QuestionsPlanner, bank_of
from simpul.questions.rules.reading import ReadQuestion, read_questions
from simpul.sheets.rules.kinds import ERROR, SAME, Brought, Kind, Setting, TakenBack
from simpul.sheets.rules.messages import message


def bring_in_questions(setting: Setting, planned: Sequence[PlannedQuestion]) -> Brought[PlannedQuestion]:
    """Write those that are new; `questions`: [id, content, place of the right option] of each."""
    items = [one.item for one in planned if one.item]
    in_use = bool(setting.told.get("in_use"))
    outcomes = iter(
        write_questions(by=setting.by, at=setting.at, area_id=bank_of(setting), items=items, in_use=in_use)
        if items
        else ()
    )
    told, made = [], []
    for one in planned:
        outcome = next(outcomes) if one.item else None
        if outcome is not None and outcome.refusal is not None:
            said, column = outcome.refusal.sentence, outcome.refusal.field or ""
            told.append(replace(one, result=ERROR, message=said, column=column, item=None))
        elif outcome is not None and outcome.known:
            told.append(replace(one, result=SAME, message=message("soal-sudah-ada"), warned=False, item=None))
        else:
            told.append(one)
            if one.item is not None:
                made.append((str(one.item[0]), one.content, one.item[1].right))
    return Brought(told, {"questions": made} if made else {})


def take_back_questions(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Take away those that nobody has put on a paper or corrected since."""
    brought = [(UUID(id), content, right) for id, content, right in made["questions"]]
    removed = withdraw_questions(by=setting.by, at=setting.at, area_id=bank_of(setting), brought=brought)
    return TakenBack(removed=removed, left=len(brought) - removed)


QUESTIONS: Kind[ReadQuestion, PlannedQuestion] = Kind(
    code="questions",
    actions=("training.write",),
    exact=True,
    part=200,
    read=read_questions,
    planner=QuestionsPlanner,
    bring_in=bring_in_questions,
    take_back=take_back_questions,
)

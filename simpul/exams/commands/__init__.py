"""What people do with tests: write questions, set papers, answer, assess practice, tell their opinion."""

from simpul.exams.rules.bank import NewQuestion

from .checklists import NewChecklist, drop_checklist, revise_checklist, take_checklist, write_checklist
from .evaluation import give_opinion
from .papers import (
    Sheet,
    answer_as_participant,
    answer_by_link,
    close_paper,
    enter_sheets,
    open_paper,
    renew_paper_link,
    set_paper,
)
from .practice import add_practice_step, assess_practice, drop_practice_step
from .questions import (
    Written,
    retire_question,
    revise_question,
    use_question,
    withdraw_questions,
    write_question,
    write_questions,
)

__all__ = [
    "NewChecklist",
    "NewQuestion",
    "Sheet",
    "Written",
    "add_practice_step",
    "answer_as_participant",
    "answer_by_link",
    "assess_practice",
    "close_paper",
    "drop_checklist",
    "drop_practice_step",
    "enter_sheets",
    "give_opinion",
    "open_paper",
    "renew_paper_link",
    "retire_question",
    "revise_checklist",
    "revise_question",
    "set_paper",
    "take_checklist",
    "use_question",
    "withdraw_questions",
    "write_checklist",
    "write_question",
    "write_questions",
]

"""What people do with tests: write questions, set papers, answer, assess practice, tell their opinion."""

from .evaluation import give_opinion
from .papers import Sheet, answer_by_link, close_paper, enter_sheets, open_paper, renew_paper_link, set_paper
from .practice import add_practice_step, assess_practice, drop_practice_step
from .questions import NewQuestion, retire_question, revise_question, use_question, write_question

__all__ = [
    "NewQuestion",
    "Sheet",
    "add_practice_step",
    "answer_by_link",
    "assess_practice",
    "close_paper",
    "drop_practice_step",
    "enter_sheets",
    "give_opinion",
    "open_paper",
    "renew_paper_link",
    "retire_question",
    "revise_question",
    "set_paper",
    "use_question",
    "write_question",
]

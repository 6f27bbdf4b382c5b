"""What others may read of exams. Functions marked internal serve other subjects and ask no actor."""

from .links import Asked, OpenPaper, evaluated_event, evaluation_token, open_paper_of
from .practice import EntryGrid, Evaluation, PracticeSheet, entry_grid, evaluation_of, practice_sheet
from .questions import QuestionView, question, questions, questions_for
from .results import ExamResults, PaperView, PersonResult, exam_results, papers_of, results_of

__all__ = [
    "Asked",
    "EntryGrid",
    "Evaluation",
    "ExamResults",
    "OpenPaper",
    "PaperView",
    "PersonResult",
    "PracticeSheet",
    "QuestionView",
    "entry_grid",
    "evaluated_event",
    "evaluation_of",
    "evaluation_token",
    "exam_results",
    "open_paper_of",
    "papers_of",
    "practice_sheet",
    "question",
    "questions",
    "questions_for",
    "results_of",
]

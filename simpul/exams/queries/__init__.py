"""What others may read of exams. Functions marked internal serve other subjects and ask no actor."""

from .checklists import ChecklistView, checklist, checklists, checklists_for
from .links import Asked, OpenPaper, evaluated_event, evaluation_token, open_paper_of
from .own import OwnPaper, my_papers, own_paper
from .practice import EntryGrid, Evaluation, PracticeSheet, entry_grid, evaluation_of, practice_sheet
from .questions import KnownQuestion, QuestionView, known_questions, question, questions, questions_for
from .results import ExamResults, PaperView, PersonResult, QuestionResult, exam_results, papers_of, results_of

__all__ = [
    "Asked",
    "ChecklistView",
    "EntryGrid",
    "Evaluation",
    "ExamResults",
    "KnownQuestion",
    "OpenPaper",
    "OwnPaper",
    "PaperView",
    "PersonResult",
    "PracticeSheet",
    "QuestionResult",
    "QuestionView",
    "checklist",
    "checklists",
    "checklists_for",
    "entry_grid",
    "evaluated_event",
    "evaluation_of",
    "evaluation_token",
    "exam_results",
    "known_questions",
    "my_papers",
    "open_paper_of",
    "own_paper",
    "papers_of",
    "practice_sheet",
    "question",
    "questions",
    "questions_for",
    "results_of",
]

"""What others may read of coaching. Everything is cut to what the actor may see."""

from .checklists import checklist_of, versions_for
from .deviations import AreaShares, ItemShare, deviations
from .due import due
from .never import NeverVisited, UnvisitedArea, UnvisitedPost, never_visited
from .reporting import CoachingReport, ReportLineView, coaching_report, sent_report
from .views import ActionView, AnswerView, FindingView, PhotoView, PlanMonth, VisitDetail, VisitView
from .visits import field_plan, open_actions, open_findings, photo_file, visit, visits, visits_of_post

__all__ = [
    "ActionView",
    "AnswerView",
    "AreaShares",
    "CoachingReport",
    "FindingView",
    "ItemShare",
    "NeverVisited",
    "PhotoView",
    "PlanMonth",
    "ReportLineView",
    "UnvisitedArea",
    "UnvisitedPost",
    "VisitDetail",
    "VisitView",
    "checklist_of",
    "coaching_report",
    "deviations",
    "due",
    "field_plan",
    "never_visited",
    "open_actions",
    "open_findings",
    "photo_file",
    "sent_report",
    "versions_for",
    "visit",
    "visits",
    "visits_of_post",
]

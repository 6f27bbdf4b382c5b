"""What others may know of figures and reports. Everything is cut to what the actor may see."""

from simpul.kernel.signature import Signature
from simpul.tally.queries import (
    Below,
    BelowRow,
    Column,
    Completeness,
    CountedRecord,
    Figures,
    Line,
    Point,
    Series,
    Strip,
    StripFigure,
    below,
    figures,
    rows,
    series,
    strip,
)

from .before_finish import Doubt, FieldPreview, Preview, before_finish, doubts_in_report
from .due import due
from .inbox import Inbox, InboxLine, inbox
from .reporting import Reporting, completeness
from .settings import rule_of
from .submissions import RemarkView, ReportLine, SubmissionView, accepted_contents, submission, submission_id

__all__ = [
    "Below",
    "BelowRow",
    "Column",
    "Completeness",
    "CountedRecord",
    "Doubt",
    "FieldPreview",
    "Figures",
    "Inbox",
    "InboxLine",
    "Line",
    "Point",
    "Preview",
    "RemarkView",
    "ReportLine",
    "Reporting",
    "Series",
    "Signature",
    "Strip",
    "StripFigure",
    "SubmissionView",
    "accepted_contents",
    "before_finish",
    "below",
    "completeness",
    "doubts_in_report",
    "due",
    "figures",
    "inbox",
    "rows",
    "rule_of",
    "series",
    "strip",
    "submission",
    "submission_id",
]

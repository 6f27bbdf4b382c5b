"""The state of a post's report of a month, as its pages tell it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.reports.queries import SubmissionView, completeness, submission, submission_id


@dataclass(frozen=True)
class ReportState:
    """The report of one period: its state (belum while none was sent), the last day in time, the report itself."""

    period: Period
    state: str
    due_on: date
    late: bool
    submission: SubmissionView | None

    @property
    def waits_for_us(self) -> bool:
        """Whether the post has something to do."""
        return self.state in ("belum", "dikembalikan")


def report_state(by: Actor, post_id: UUID, period: Period, today: date) -> ReportState:
    """How the report of a post stands; needs report.read there."""
    id = submission_id(by=by, period=period, post_id=post_id)
    found = submission(by=by, id=id) if id else None
    due_on = completeness(by=by, period=period, post_id=post_id).due_on
    return ReportState(
        period=period,
        state=found.state if found else "belum",
        due_on=due_on,
        late=found.late if found else today > due_on,
        submission=found,
    )

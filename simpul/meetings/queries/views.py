"""How meetings and their invitees are shown to others."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.meetings.models import Meeting
from simpul.meetings.rules.states import THERE
from simpul.places.queries import AreaView
from simpul.standards.budgets import name_of
from simpul.standards.meetings import meeting_table
from simpul.standards.training import training_table


@dataclass(frozen=True)
class MeetingView:
    """A meeting. Texts "" and minutes None were not told. `invited`, `there`: offices; `persons`: who came, counted."""

    id: UUID
    area: AreaView
    body: str
    body_name: str
    kind: str
    kind_name: str
    mode: str
    mode_name: str
    title: str
    purpose: str
    target_id: UUID | None
    on: date
    starts: int | None
    ends: int | None
    venue: str
    link: str
    opener_post: str
    chair_post: str
    state: str
    reason: str
    invited: int
    there: int
    persons: int
    signed: bool


@dataclass(frozen=True)
class InvitationView:
    """Who is invited (an office, or a name) and how they took part; `delegate`: as it is said."""

    id: UUID
    meeting_id: UUID
    area: AreaView
    office: str
    kind: str
    kind_name: str
    state: str
    persons: int
    delegate_post: str
    acting: bool
    excuse: str
    report: str
    report_paper: UUID | None
    reported_at: datetime | None

    @property
    def delegate(self) -> str:
        """The post of the delegate as it is said."""
        return f"Plt. {self.delegate_post}" if self.acting else self.delegate_post

    @property
    def is_there(self) -> bool:
        return self.state in THERE


@dataclass(frozen=True)
class AgendaView:
    """A topic and the office that presents it ("" not told)."""

    number: int
    topic: str
    presenter: str


@dataclass(frozen=True)
class StatedView:
    """A number that was stated, beside what is counted; `verdict`: cocok, berbeda, melebihi-yang-ada."""

    what: str
    name: str
    number: int
    said_by: str
    source: str
    counted: int
    existing: int | None
    verdict: str


@dataclass(frozen=True)
class RegionsView:
    """The areas directly below the organising one, counted from the codes of those who were there."""

    present: tuple[AreaView, ...]
    missing: tuple[AreaView, ...]
    own: bool
    outside: int

    @property
    def expected(self) -> int:
        return len(self.present) + len(self.missing)


@dataclass(frozen=True)
class MinutesView:
    """The minutes and who has signed them ("" nobody yet)."""

    course: str
    conclusion: str
    writer_name: str
    writer_by: UUID | None
    writer_at: datetime | None
    chair_name: str
    chair_at: datetime | None

    @property
    def locked(self) -> bool:
        return self.chair_at is not None


@dataclass(frozen=True)
class MeetingDetail:
    """Everything that is recorded of one meeting; what was decided is told by decisions."""

    meeting: MeetingView
    agenda: tuple[AgendaView, ...]
    invitations: tuple[InvitationView, ...]
    by_kind: tuple[tuple[str, int], ...]
    regions: RegionsView
    stated: tuple[StatedView, ...]
    minutes: MinutesView | None
    addenda: tuple[tuple[datetime, str], ...]
    progress_entered: int
    may_write: bool


def view(found: Meeting, area: AreaView, *, invited: int, there: int, persons: int, signed: bool) -> MeetingView:
    """The meeting with its counts."""
    table = meeting_table()
    return MeetingView(
        id=found.id,
        area=area,
        body=found.body,
        body_name=name_of(table.bodies, found.body),
        kind=found.kind,
        kind_name=name_of(table.kinds, found.kind),
        mode=found.mode,
        mode_name=name_of(training_table().modes, found.mode),
        title=found.title,
        purpose=found.purpose,
        target_id=found.target_id,
        on=found.on,
        starts=found.starts,
        ends=found.ends,
        venue=found.venue,
        link=found.link,
        opener_post=found.opener_post,
        chair_post=found.chair_post,
        state=found.state,
        reason=found.reason,
        invited=invited,
        there=there,
        persons=persons,
        signed=signed,
    )

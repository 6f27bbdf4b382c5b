"""The minutes of a meeting: written, signed by the writer and then by the chair, put right only by an addendum."""

from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import organised, paragraphs
from simpul.meetings.models import Addendum, Meeting, Minutes
from simpul.meetings.rules.states import CHAIR, HELD, WRITER, signing_fault


@command("meetings.write_minutes")
def write_minutes(*, by: Actor, at: datetime, meeting_id: UUID, course: str, conclusion: str = "") -> UUID:
    """Write down the course of the meeting and its conclusion, as long as nobody has signed."""
    meeting = organised(by, meeting_id)
    before = _minutes(meeting)
    if before is not None and before.writer_at is not None:
        raise Refusal("notulen-sudah-ditandatangani")
    told = {
        "course": paragraphs(course, "course"),
        "conclusion": paragraphs(conclusion, "conclusion", may_be_empty=True),
    }
    made, _is_new = Minutes.objects.update_or_create(meeting=meeting, defaults={**told, "by": by.id, "at": at})
    changed("minutes", made.id, after={"meeting": str(meeting.id), **told})
    return made.id


@command("meetings.sign_minutes")
def sign_minutes(*, by: Actor, at: datetime, meeting_id: UUID, as_: str, name: str) -> None:
    """Sign as penulis, then, from another account, as pimpinan: that locks the minutes. `name`: name and post."""
    meeting = organised(by, meeting_id)
    found = _minutes(meeting)
    if as_ not in (WRITER, CHAIR):
        raise Refusal("pilihan-tidak-dikenal", field="as_")
    fault = signing_fault(
        as_,
        written=found is not None,
        held=meeting.state == HELD,
        writer_signed=found is not None and found.writer_at is not None,
        same_person=found is not None and found.writer_by == by.id,
    )
    if fault or found is None:
        raise Refusal(fault or "notulen-kosong")
    who = worded(name, "name", 160)
    if as_ == WRITER:
        found.writer_name, found.writer_by, found.writer_at = who, by.id, at
    else:
        found.chair_name, found.chair_by, found.chair_at = who, by.id, at
    found.save()
    changed("minutes", found.id, after={"signed": as_})


@command("meetings.return_minutes")
def return_minutes(*, by: Actor, at: datetime, meeting_id: UUID, reason: str) -> None:
    """Give the minutes back to the writer before the chair has signed: the writer's signature falls away."""
    meeting = organised(by, meeting_id)
    found = _minutes(meeting)
    if found is None or found.writer_at is None:
        raise Refusal("penulis-belum-tanda-tangan")
    why = worded(reason, "reason", 300)
    found.writer_name, found.writer_by, found.writer_at = "", None, None
    found.save()
    changed("minutes", found.id, after={"signed": ""}, reason=why)


@command("meetings.add_addendum")
def add_addendum(*, by: Actor, at: datetime, meeting_id: UUID, text: str, id: UUID | None = None) -> UUID:
    """Put signed minutes right by an addendum; what was signed stays as it is."""
    meeting = organised(by, meeting_id, after_signing=True)
    if id is not None and Addendum.objects.filter(id=id, meeting=meeting).exists():
        return id
    found = _minutes(meeting)
    if found is None or found.chair_at is None:
        raise Refusal("notulen-belum-disahkan")
    given = {"id": id} if id else {}
    made = Addendum.objects.create(meeting=meeting, text=paragraphs(text, "text"), by=by.id, at=at, **given)
    changed("addendum", made.id, after={"meeting": str(meeting.id), "text": made.text})
    return made.id


def _minutes(meeting: Meeting) -> Minutes | None:
    return Minutes.objects.select_for_update().filter(meeting=meeting).first()

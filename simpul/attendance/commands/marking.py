"""Attendance: by the QR of a badge, by list, by import. A mark has the id of its intention: sent twice, it is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.attendance.models import Mark
from simpul.attendance.queries.badges import badge_key
from simpul.attendance.rules.badges import BadBadge, read_badge
from simpul.attendance.rules.ways import BY_QR, FROM_IMPORT, FROM_LIST, WAYS
from simpul.audit.commands import changed, command, insert_many
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import written
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, tell
from simpul.kernel.wording import worded
from simpul.participants.commands.calling import managed
from simpul.participants.queries import SeatedLine, participants_by_id
from simpul.participants.queries.ground import Ground, sessions_of
from simpul.participants.queries.sets import hold_roll, on_the_list
from simpul.participants.rules.states import SEATED, WAITING

MARKS_AT_MOST = 1_000
_FUTURE = "hari-kegiatan-belum-tiba"
_TAKEN_BACK = gettext_noop("Impor kehadiran dibatalkan")


@dataclass(frozen=True)
class NewMark:
    """Somebody was there. Who: by `participant_id`, or by `badge` (the text of a QR). `seen_at`: when it was noted."""

    on: date
    participant_id: UUID | None = None
    badge: str = ""
    session_id: UUID | None = None
    how: str = FROM_LIST
    seen_at: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True)
class Marked:
    """What came of a mark: new, or there before (`known`); `refusal`: why it was not taken."""

    id: UUID
    participant_id: UUID | None
    name: str = ""
    known: bool = False
    refusal: Refusal | None = None


@command("attendance.mark_present")
def mark_present(*, by: Actor, at: datetime, batch_id: UUID, marks: Sequence[NewMark]) -> list[Marked]:
    """Note that participants were there; for each mark what came of it. The same again changes nothing."""
    ground = managed(by, at, batch_id)
    if len(marks) > MARKS_AT_MOST:
        raise Refusal("terlalu-banyak-sekali-kirim", paling=MARKS_AT_MOST)
    hold_roll(batch_id)
    book = _Book(by, at, ground, marks)
    outcomes = [book.take(one) for one in marks]
    if book.made:
        insert_many(book.made)
        told = {"count": len(book.made), "days": sorted({one.on.isoformat() for one in book.made})}
        changed("attendance", batch_id, after=told)
    return outcomes


class _Book:
    """The marks that there are, and those that come."""

    def __init__(self, by: Actor, at: datetime, ground: Ground, marks: Sequence[NewMark]) -> None:
        self.by, self.at, self.ground = by, at, ground
        self.sessions = {one.id: one for one in sessions_of(ground)}
        self.read = {one.badge: _who(ground, one) for one in marks if one.badge}
        wanted = {one.participant_id for one in marks} | {one for one in self.read.values() if isinstance(one, UUID)}
        found = participants_by_id(one for one in wanted if one)
        self.people = {id: one for id, one in found.items() if one.batch_id == ground.batch_id}
        there = Mark.objects.filter(participant_id__in=list(self.people), void_because="")
        self.there = {(one.participant_id, one.on, one.session_id): one.id for one in there}
        ids = [one.id for one in marks if one.id]
        self.sent = dict(Mark.objects.filter(id__in=ids).values_list("id", "participant_id"))
        self.made: list[Mark] = []

    def take(self, new: NewMark) -> Marked:
        id = new.id or new_id()
        if id in self.sent:
            who = self.sent[id]
            return Marked(id, who, self.people[who].name if who in self.people else "", known=True)
        try:
            one = self._person(new)
            self._require_place(new)
        except Refusal as refusal:
            return Marked(id, new.participant_id, refusal=refusal)
        key = (one.id, new.on, new.session_id)
        if key in self.there:
            return Marked(self.there[key], one.id, one.name, known=True)
        self.made.append(self._mark(id, one, new))
        self.there[key], self.sent[id] = id, one.id
        return Marked(id, one.id, one.name)

    def _person(self, new: NewMark) -> SeatedLine:
        who = self.read[new.badge] if new.badge else new.participant_id
        if isinstance(who, Refusal):
            raise who
        one = self.people.get(who) if who else None
        if one is None:
            raise Refusal("kartu-tidak-berlaku" if new.badge else "tidak-ditemukan")
        if one.state == WAITING:
            raise Refusal("peserta-belum-dapat-kursi")
        if one.state != SEATED:
            raise Refusal("kartu-tidak-berlaku" if new.badge else "peserta-sudah-keluar")
        return one

    def _require_place(self, new: NewMark) -> None:
        if new.on not in self.ground.days:
            raise Refusal("bukan-hari-kegiatan", field="on", tanggal=written(new.on))
        if new.on > self.ground.today:
            raise Refusal(_FUTURE, field="on", tanggal=written(new.on))
        session = self.sessions.get(new.session_id) if new.session_id else None
        if new.session_id and (session is None or session.on != new.on):
            raise Refusal("bukan-sesi-hari-itu", field="session")

    def _mark(self, id: UUID, one: SeatedLine, new: NewMark) -> Mark:
        return Mark(
            id=id,
            participant_id=one.id,
            on=new.on,
            session_id=new.session_id,
            how=BY_QR if new.badge else (new.how if new.how in WAYS else FROM_LIST),
            seen_at=min(new.seen_at or self.at, self.at),
            by=self.by.id,
            at=self.at,
        )


def _who(ground: Ground, new: NewMark) -> UUID | Refusal:
    """Whose badge it is, as far as the badge itself can tell: judged by the day on which it was shown."""
    try:
        return read_badge(badge_key(), new.badge, ground.batch_id, new.on).participant
    except BadBadge as bad:
        return Refusal(bad.code)


@command("attendance.unmark")
def unmark(
    *,
    by: Actor,
    at: datetime,
    participant_id: UUID,
    on: date,
    session_id: UUID | None = None,
    reason: str,
) -> None:
    """Somebody was noted by mistake: the mark holds no more, it stays readable."""
    batch_id = on_the_list(id=participant_id).values_list("batch_id", flat=True).first()
    if batch_id is None:
        raise Refusal("tidak-ditemukan")
    managed(by, at, batch_id)
    which: dict[str, Any] = {"participant_id": participant_id, "on": on, "session_id": session_id}
    mark = Mark.objects.select_for_update().filter(**which, void_because="").first()
    if mark is None:
        raise Refusal("kehadiran-tidak-ada")
    mark.void_because = worded(reason, "reason", 300)
    mark.save(update_fields=["void_because"])
    changed("attendance", mark.id, after={"void_because": mark.void_because}, reason=mark.void_because)


@command("attendance.take_back_marks")
def take_back_marks(*, by: Actor, at: datetime, batch_id: UUID, ids: Sequence[UUID]) -> int:
    """A list was brought in by mistake: its marks of this batch hold no more; how many still did."""
    managed(by, at, batch_id)
    live = Mark.objects.filter(id__in=list(ids), participant__batch_id=batch_id, how=FROM_IMPORT, void_because="")
    if not live.exists():
        return 0
    taken = live.update(void_because=tell(_TAKEN_BACK))
    changed("attendance", batch_id, after={"taken_back": taken})
    return taken

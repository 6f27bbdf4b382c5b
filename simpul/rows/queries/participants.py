"""What an import of participants would do, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import looking_desk
from simpul.participants.queries import ground_of
from simpul.participants.queries.ground import MANAGE
from simpul.participants.rules.shapes import NewParticipant
from simpul.participants.rules.states import BY_IMPORT
from simpul.places.queries import AreaView
from simpul.registry.queries import known_posts
from simpul.registry.rules import post_key
from simpul.rows.rules.participants import ReadParticipant
from simpul.sheets.queries import Placer, Stop, with_district
from simpul.sheets.rules.kinds import ASK, ERROR, NEW, SAME, Planned, Setting
from simpul.sheets.rules.messages import message
from simpul.standards.lists import list_kind


@dataclass(frozen=True)
class PlannedParticipant(Planned):
    """What would come of a row: `item` would be put on the list of the batch."""

    item: NewParticipant | None = None


class ParticipantsPlanner:
    """Plans rows in parts; `setting.told`: `batch`, and `position` and `field` for rows that do not tell them."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.batch_id = batch_of(setting)
        ground = ground_of(self.batch_id, setting.at)
        if not ground.may(setting.by, MANAGE):
            raise Refusal("tidak-ditemukan")
        # A batch may be for a place outside the area of the list; the right is that of the batch, asked above.
        self.placer = Placer(SYSTEM, MANAGE, ground.area.id, setting.answers)
        self.names = list_kind("participants").names()
        self.posts: dict[int, dict[str, UUID]] = {}
        self.desk = looking_desk(self.batch_id, setting.at)
        self.rows: dict[UUID, int] = {}  # those who would be new, with their row

    def plan(self, rows: Sequence[ReadParticipant]) -> list[PlannedParticipant]:
        """What would come of each row, in order."""
        planned = [self._planned(row) for row in rows]
        items = [one.item for one in planned if one.item]
        told = iter(self.desk.foresee(items))
        return [self._judged(one, next(told)) if one.item else one for one in planned]

    def forget_rows(self) -> None:
        """What was planned has been brought in: the list knows it now, and earlier rows are still told."""

    def _planned(self, row: ReadParticipant) -> PlannedParticipant:
        if row.faults:
            words = [message(fault.code, column=self.names[fault.field]) for fault in row.faults]
            return PlannedParticipant(row.row, ERROR, message=" ".join(words), column=row.faults[0].field)
        position = row.position or self.setting.told.get("position", "")
        if not position:
            return PlannedParticipant(row.row, ERROR, message=message("kedudukan-kosong"), column="position")
        try:
            village, note = self.placer.place(row.place)
        except Stop as stop:
            asked = row.place if stop.result == ASK else None
            return PlannedParticipant(
                row.row, stop.result, "", with_district(stop.candidates), stop.message, "village", place=asked
            )
        return self._with_post(row, position, village, note)

    def _with_post(self, row: ReadParticipant, position: str, village: AreaView, note: str) -> PlannedParticipant:
        post = self._post(row.post, village.id)
        remarks = [note] if note else []
        if row.post and post is None:
            remarks.append(message("posyandu-belum-ada", name=row.post))
        if row.spoilt:
            remarks.append(message("nik-rusak-dilewati"))
        item = NewParticipant(
            name=row.name,
            position=position,
            field=row.field or self.setting.told.get("field", ""),
            village_id=village.id,
            post_id=post,
            phone=row.phone,
            nik=row.nik,
            source=BY_IMPORT,
            id=new_id(),
        )
        words = " ".join(remarks)
        return PlannedParticipant(row.row, NEW, village.code, (), words, warned=bool(remarks), item=item)

    def _judged(self, one: PlannedParticipant, told: UUID | Refusal | None) -> PlannedParticipant:
        """New, refused, or the same as somebody on the list, perhaps from an earlier row."""
        if one.item is None or one.item.id is None:
            return one
        if isinstance(told, Refusal):
            return replace(one, result=ERROR, message=told.sentence, column=told.field or "", item=None)
        if told is not None:
            earlier = self.rows.get(told)
            said = message("baris-kembar", row=earlier) if earlier else message("sudah-tercatat")
            return replace(one, result=SAME, message=said, item=None)
        self.rows[one.item.id] = one.row
        return one

    def _post(self, name: str, village_id: int) -> UUID | None:
        if not name:
            return None
        if village_id not in self.posts:
            known = known_posts(by=SYSTEM, village_id=village_id)
            self.posts[village_id] = {post.name_key: post.id for post in known}
        return self.posts[village_id].get(post_key(name))


def batch_of(setting: Setting) -> UUID:
    """The batch that was told; Refusal `impor-perlu-angkatan`."""
    try:
        return UUID(setting.told.get("batch", ""))
    except ValueError:
        raise Refusal("impor-perlu-angkatan") from None

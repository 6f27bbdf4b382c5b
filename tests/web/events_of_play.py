"""What the walk over all pages needs of meetings and of the participants of a training, in a place of every tier."""

from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from simpul.accounts.models import Agency
from simpul.decisions.models import Action, Decision, Item
from simpul.decisions.rules.states import NOT_BEGUN
from simpul.kernel.ids import new_id
from simpul.meetings.models import Invitation, Meeting
from simpul.participants.commands.inviting import token_of
from simpul.participants.models import Call
from simpul.participants.models import Invitation as Letter
from simpul.participants.rules.links import token_hash
from simpul.places.models import Area
from simpul.training.models import Batch
from tests import factories

WHO = {"by": factories.some_id(1), "at": datetime(2026, 11, 22, 4, tzinfo=UTC)}


class EventsOfPlay:
    """Part of a place: its area and its finished training are those of the place."""

    area: Area
    finished_batch: Batch

    @cached_property
    def meeting(self) -> Meeting:
        """A rakor that was held by the area."""
        told = {"body": "pemerintah", "kind": "rakor", "mode": "tatap_muka", "title": "Rakor"}
        return Meeting.objects.create(area=self.area, on=date(2026, 11, 10), state="selesai", **told, **WHO)

    @cached_property
    def invited(self) -> Invitation:
        """The office of the area itself."""
        told = {"office": "Kepala", "office_key": "kepala", "kind": "perangkat", "state": "hadir", "persons": 1}
        return Invitation.objects.create(meeting=self.meeting, area=self.area, **told, **WHO)

    @cached_property
    def agency(self) -> Agency:
        """An agency of the area that was not invited."""
        return factories.agency(self.area, "Dinas PUPR", ("pekerjaan_umum",))

    @cached_property
    def decision(self) -> Decision:
        return Decision.objects.create(meeting=self.meeting, number=1, text="Bimtek tiap desa", **WHO)

    @cached_property
    def action(self) -> Action:
        """What follows from it, with the area's own part."""
        made = Action.objects.create(decision=self.decision, title="Bimtek", owner="DPMD", **WHO)
        Item.objects.create(action=made, area=self.area, state=NOT_BEGUN, **WHO)
        return made

    @property
    def item(self) -> UUID:
        return Item.objects.get(action=self.action).id

    @cached_property
    def letter(self) -> Letter:
        """An invitation to the training."""
        id = new_id()
        told = {"addressee": "Kepala Desa", "letter_on": date(2026, 11, 1), "token_hash": token_hash(token_of(id, 1))}
        ends = datetime(2099, 1, 1, tzinfo=UTC)
        return Letter.objects.create(id=id, batch=self.finished_batch, area=self.area, expires_at=ends, **told, **WHO)

    @property
    def way_in(self) -> str:
        """The secret part of its link."""
        return token_of(self.letter.id, 1)

    @cached_property
    def call(self) -> UUID:
        """Whom the training is for."""
        return Call.objects.create(batch=self.finished_batch, position="kader", **WHO).id

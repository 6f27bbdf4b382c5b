"""What a batch has around it, for the walk over every page: a session, a material, a photo, a request."""

from datetime import UTC, datetime
from uuid import UUID

from simpul.arrangements.models import Photo, SpeakerRequest
from simpul.places.models import Area
from simpul.training.models import Batch, Material, Session
from tests import factories

WHO = {"by": factories.some_id(1), "at": datetime(2026, 11, 22, 4, tzinfo=UTC)}


def session_of(batch: Batch) -> UUID:
    """A session on its first day."""
    told = {"title": "Kemampuan manajerial", "kind": "manajerial", "way": "teori", "mode": "tatap_muka"}
    return Session.objects.create(day=batch.days.get(number=1), **told, **WHO).id


def material_of(batch: Batch, paper: UUID) -> UUID:
    """A file to read."""
    return Material.objects.create(batch=batch, title="Bahan", variant="semua", paper_id=paper, **WHO).id


def photo_of(batch: Batch, paper: UUID) -> UUID:
    """A photo of the event."""
    return Photo.objects.get_or_create(batch=batch, paper_id=paper, defaults=WHO)[0].id


def request_of(area: Area) -> UUID:
    """The area has asked the nation for a speaker."""
    asked = factories.areas().nation
    told = {"topic": "Posyandu Enam SPM", "wished": ["2026-12-01"], "state": "menunggu"}
    return SpeakerRequest.objects.create(area=area, asked=asked, **told, **WHO).id

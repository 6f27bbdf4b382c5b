"""What stands in the QR of a badge."""

from datetime import date
from uuid import UUID

from django.conf import settings

from simpul.attendance.rules.badges import Badge, sealed_badge


def badge_text(batch_id: UUID, participant_id: UUID, until: date) -> str:
    """Internal, asks no actor: the sealed text for the badge of a participant, read until that day."""
    return sealed_badge(badge_key(), Badge(batch_id, participant_id, until))


def badge_key() -> bytes:
    """Internal: what badges are sealed with."""
    return settings.SECRET_KEY.encode()

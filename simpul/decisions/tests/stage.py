"""Work that follows from a rakor, for the tests of decisions."""

from typing import Any
from uuid import UUID

from simpul.decisions import commands
from simpul.meetings.tests.stage import AT
from tests.cast import Cast


def action(cast: Cast, meeting_id: UUID, areas: list[int], **more: Any) -> UUID:
    decision = commands.decide(by=cast.regency_office, at=AT, meeting_id=meeting_id, text="Bimtek di desa")
    given = {"title": "Bimtek", "owner": "Perbekel", "area_ids": areas}
    return commands.add_action(by=cast.regency_office, at=AT, decision_id=decision, **{**given, **more})

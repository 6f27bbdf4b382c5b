"""Telling the figures of posts who went through a training: they are counted below this subject (docs/adr/0090)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from simpul.competence.models import LIVE, Ability
from simpul.competence.rules.states import TRAINING
from simpul.upkeep.commands import Span, tell_schooling


def tell_trained(at: datetime, person_ids: Iterable[UUID]) -> None:
    """Inside a command, after abilities of these persons have changed: all spans in which they count as trained."""
    told: dict[UUID, list[Span]] = {person: [] for person in person_ids}
    rows = Ability.objects.filter(LIVE, kind=TRAINING, person_id__in=list(told)).order_by()
    for person, since, until in rows.values_list("person_id", "since", "valid_to"):
        told[person].append((since, until))
    tell_schooling(at, told)

"""How many kader of each post were trained: counted here, or told by the post."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.offices.queries.officers import in_office
from simpul.offices.rules import KADER
from simpul.registry.queries.posts import in_slices
from simpul.upkeep.models import Schooling


@dataclass(frozen=True)
class Trained:
    """Kader of a post, each once. `counted`: through a training that was counted here; `told`: only by the post's
    word, of trainings that nobody has written down here."""

    counted: int = 0
    told: int = 0

    @property
    def whole(self) -> int:
        return self.counted + self.told


def kader_trained(post_ids: Iterable[UUID], on: date) -> dict[UUID, Trained]:
    """Internal, in bulk: the trained kader in office on a day, of each post."""
    found: dict[UUID, Trained] = {}
    for part in in_slices(post_ids):
        found |= _of(part, on)
    return found


def _of(part: list[UUID], on: date) -> dict[UUID, Trained]:
    allowed = Q(exception_until__isnull=True) | Q(exception_until__gt=on)
    kader = in_office(on).filter(allowed, post_id__in=part, position=KADER, person__isnull=False).order_by()
    holds = Schooling.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on).order_by()
    counted = _persons(kader.filter(person_id__in=holds.values("person_id")).values_list("post_id", "person_id"))
    told = _persons(kader.filter(trained_on__lte=on).values_list("post_id", "person_id"))
    return {
        post: Trained(len(counted.get(post, ())), len(told.get(post, set()) - counted.get(post, set())))
        for post in part
    }


def _persons(pairs: Iterable[tuple[UUID | None, UUID | None]]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for post, person in pairs:
        if post is not None and person is not None:
            found.setdefault(post, set()).add(person)
    return found

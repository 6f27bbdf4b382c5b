"""How many kader serve in each part of an area, and how many of them are among given persons: one grouped query."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.kernel.actor import VILLAGE
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import KADER
from simpul.places.queries import AreaView

TOLD = "told"


def kader_counts(
    area: AreaView, on: date, among: Mapping[str, tuple[str, QuerySet[Any] | Sequence[UUID]]]
) -> dict[Any, dict[str, int]]:
    """Internal: for each area directly below (in a village: for each hamlet of its posts, None where none is known)
    the kader in office, as `kader`, and those of them in each group of `among`.

    `among`: name -> (field that they serve, "" for any; ids of persons). `<field>` counts who serves a field, `told`
    those of whom the post has said that they were trained.
    """
    part = "post__hamlet_id" if area.level == VILLAGE else f"post__village__l{area.level + 1}"
    allowed = Q(exception_until__isnull=True) | Q(exception_until__gt=on)
    rows = in_office(on).filter(allowed, position=KADER, post__state="aktif", person__isnull=False)
    if area.level:
        rows = rows.filter(**{f"post__village__l{area.level}": area.id})
    counted: dict[str, Count] = {
        "kader": Count("person", distinct=True),
        TOLD: Count("person", distinct=True, filter=Q(trained_on__lte=on)),
    }
    for name, (field, persons) in among.items():
        held = Q(person_id__in=persons) & (Q(field=field) if field else Q())
        counted[name] = Count("person", distinct=True, filter=held)
        if field:
            counted[f"serve_{field}"] = Count("person", distinct=True, filter=Q(field=field))
    found = rows.order_by().values(part).annotate(**counted)
    return {one.pop(part): one for one in found}


def kader_of_village(village_id: int, on: date) -> list[tuple[UUID, UUID, str, str, date | None]]:
    """Internal: (post, person, name, field, day on which the post says they were trained) of the kader in office in
    the active posts of a village, by name. Whoever serves two fields stands there twice."""
    rows = in_office(on).filter(post__village_id=village_id, post__state="aktif", position=KADER, person__isnull=False)
    told = rows.order_by("person__name", "person_id", "field", "id")
    return list(told.values_list("post_id", "person_id", "person__name", "field", "trained_on"))

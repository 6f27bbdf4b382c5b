"""Who sees which programme, and who organises it."""

from collections.abc import Collection, Iterable, Mapping

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_scopes
from simpul.training.models import Batch, Programme

READ, WRITE = "training.read", "training.write"
Paths = Collection[tuple[int, ...]]


def own_paths(by: Actor) -> Paths:
    """The paths of the areas, and of the villages of the posts, in which the actor holds a role that may read."""
    grants = by.where(READ)
    known = places.areas({one.area_id for one in grants if one.area_id is not None})
    posts = post_scopes({one.post for one in grants if one.post is not None})
    return {*(one.path for one in known.values()), *(scope.area for scope in posts.values())}


def concerns(own: Paths, path: tuple[int, ...]) -> bool:
    """Whether one of these areas holds that one, or lies in it."""
    return any(path[: len(one)] == one or one[: len(path)] == path for one in own)


def organises(by: Actor, area: AreaView) -> bool:
    """Whether the actor writes the programmes of that area: only its own office does."""
    return by.may(WRITE, Scope(area=area.path), exact=True)


def seen_programme(by: Actor, programme: Programme | None) -> tuple[Programme, AreaView]:
    """The programme and its area, if it concerns the actor by its organiser or a host; Refusal `tidak-ditemukan`."""
    if programme is None:
        raise Refusal("tidak-ditemukan")
    hosts = set(Batch.objects.filter(programme=programme).order_by().values_list("host_id", flat=True))
    known = places.areas({programme.area_id, *hosts})
    if not sees(by, (known[one].path for one in {programme.area_id, *hosts})):
        raise Refusal("tidak-ditemukan")
    return programme, known[programme.area_id]


def sees(by: Actor, paths: Iterable[tuple[int, ...]]) -> bool:
    """Whether one of these areas concerns the actor."""
    own = () if by.is_system else own_paths(by)
    return by.is_system or any(concerns(own, path) for path in paths)


def seen_area(by: Actor, area_id: int) -> AreaView:
    """The area, if the trainings in it concern the actor; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not sees(by, [area.path]):
        raise Refusal("tidak-ditemukan")
    return area


def names(ids: Iterable[int]) -> Mapping[int, AreaView]:
    """Areas by id."""
    return places.areas(set(ids))

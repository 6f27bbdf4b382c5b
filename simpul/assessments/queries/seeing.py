"""Who sees which contest and whose scores, and which entrants are a judge's own."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from simpul.accounts.queries import persons_of
from simpul.assessments.models import PUBLISHED, Contest, Entrant, Judge
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.queries import offices_of_person
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_scopes

READ, WRITE = "assessment.read", "assessment.write"
OWN_FROM = 3  # a district


def seen_area(by: Actor, area_id: int) -> AreaView:
    """The area, if the actor holds a role there, below or above it; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not concerns(by, area):
        raise Refusal("tidak-ditemukan")
    return area


def concerns(by: Actor, area: AreaView) -> bool:
    """Whether the assessments of an area concern the actor: whoever may be put forward may read."""
    if by.is_system or by.may(READ, Scope(area=area.path)):
        return True
    grants = by.where(READ)
    held = places.areas({one.area_id for one in grants if one.area_id is not None})
    posts = post_scopes({one.post for one in grants if one.post is not None})
    paths = [*(one.path for one in held.values()), *(scope.area for scope in posts.values())]
    return any(area.id in path for path in paths)


def organises(by: Actor, area: AreaView) -> bool:
    """Whether the actor's office is that very area's."""
    return by.may(WRITE, Scope(area=area.path), exact=True)


def seen_contest(by: Actor, contest_id: UUID) -> tuple[Contest, AreaView]:
    """A contest with its organiser, for readers of the area and for its judges; Refusal `tidak-ditemukan`."""
    contest = Contest.objects.select_related("instrument").filter(id=contest_id).first()
    if contest is None:
        raise Refusal("tidak-ditemukan")
    area = places.area(contest.area_id)
    if not concerns(by, area) and not contest.judges.filter(user=by.id).exists():
        raise Refusal("tidak-ditemukan")
    return contest, area


def open_stages(by: Actor, contest: Contest, area: AreaView) -> frozenset[str] | None:
    """The stages whose scores the actor may see; None: all of them.

    Everybody once the result is out; a judge where the own scores are finished; the organiser unless a judge too.
    """
    if contest.state == PUBLISHED:
        return None
    judge = contest.judges.filter(user=by.id).first()
    if judge is None:
        return None if by.is_system or organises(by, area) else frozenset()
    return frozenset(judge.finishes.values_list("stage", flat=True))


def conflicts_of(judge: Judge, entrants: Sequence[Entrant]) -> dict[UUID, str]:
    """Internal: the entrants (with their names) that are the judge's own: of the same area, or the own post."""
    posts: set[UUID] = set()
    if judge.user is not None and (person := persons_of([judge.user]).get(judge.user)) is not None:
        posts = {post for _first, _end, post in offices_of_person(person)}
    home = places.area(judge.area_id).path if judge.area_id is not None else ()
    scopes = post_scopes({one.post_id for one in entrants if one.post_id is not None})
    return {
        one.id: one.name
        for one in entrants
        if one.post_id in posts or one.area_id in home or _lies_in(judge.area_id, one, scopes)
    }


def _lies_in(home: int | None, entrant: Entrant, scopes: Mapping[UUID, Scope]) -> bool:
    """Whether the entrant's post lies in the village (or other place) of the judge."""
    scope = scopes.get(entrant.post_id) if entrant.post_id else None
    level = None if home is None or scope is None else scope.area.index(home) if home in scope.area else None
    # A judge of the regency belongs to every entrant's regency: only from the district down is it one's own.
    return level is not None and level >= OWN_FROM

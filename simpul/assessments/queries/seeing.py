"""Who sees which contest and whose scores, and which entrants are a judge's own."""

from collections.abc import Mapping, Sequence, Set
from uuid import UUID

from simpul.accounts.queries import persons_of
from simpul.assessments.models import PUBLISHED, Contest, Entrant, Judge
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_scopes
from simpul.upkeep.queries import offices_of_persons

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


def conflicts_of(judges: Sequence[Judge], entrants: Sequence[Entrant]) -> dict[UUID, dict[UUID, str]]:
    """Internal: for each judge the entrants (with their names) that are the judge's own: same area, or own post."""
    people = persons_of(one.user for one in judges if one.user is not None)
    held = offices_of_persons(people.values())
    homes = places.areas({one.area_id for one in judges if one.area_id is not None})
    scopes = post_scopes({one.post_id for one in entrants if one.post_id is not None})
    found: dict[UUID, dict[UUID, str]] = {}
    for judge in judges:
        posts = {post for _first, _end, post in held.get(people[judge.user], ())} if judge.user in people else set()
        home = homes.get(judge.area_id) if judge.area_id is not None else None
        found[judge.id] = {one.id: one.name for one in entrants if _own(posts, home, one, scopes)}
    return found


def _own(posts: Set[UUID], home: AreaView | None, entrant: Entrant, scopes: Mapping[UUID, Scope]) -> bool:
    """Whether a judge has held office in the entrant's post, or belongs to its village, district, or own area.

    A judge of the regency belongs to every entrant's regency: only from the district down is it one's own.
    """
    if entrant.post_id in posts:
        return True
    if home is None:
        return False
    scope = scopes.get(entrant.post_id) if entrant.post_id else None
    return entrant.area_id in home.path or (home.level >= OWN_FROM and scope is not None and home.id in scope.area)

"""Who may decide about two that may be one. Pure."""

from simpul.kernel.actor import REGENCY, Actor, Scope

MERGE_PERSONS = "person.merge"
_SEE = "person.read"
Path = tuple[int, ...]


def common(one: Path, other: Path) -> Path:
    """The ids of the areas that two villages have in common, from the nation down."""
    return tuple(a for a, b in zip(one, other, strict=True) if a == b)


def may_merge_persons(by: Actor, one: Scope, other: Scope) -> bool:
    """Whoever may merge and sees both; across villages also the office of the regency (or above) that holds both."""
    if by.is_system:
        return True
    if all(by.may(action, scope) for action in (MERGE_PERSONS, _SEE) for scope in (one, other)):
        return True
    area = common(one.area, other.area)
    across = one.area != other.area and len(area) > REGENCY
    return across and any(
        grant.level <= REGENCY and grant.post is None and grant.covers(Scope(area=area))
        for grant in by.where(MERGE_PERSONS)
    )

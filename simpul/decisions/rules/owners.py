"""Which roles of the table may be named to do something in areas of some levels."""

from collections.abc import Collection

from simpul.accounts.rules import TIERS
from simpul.standards.rights import Role, rights

ANSWER = "meeting.answer"


def roles_at(levels: Collection[int]) -> list[Role]:
    """The roles that answer for their area and may be held on one of these levels."""
    tiers = {TIERS[level] for level in levels}
    return [one for one in rights().roles if ANSWER in one.rights and tiers & set(one.held_at)]


def fits(role: str, levels: Collection[int]) -> bool:
    """Whether the role can be held on every one of these levels."""
    found = next((one for one in roles_at(levels) if one.code == role), None)
    return found is not None and all(TIERS[level] in found.held_at for level in levels)

"""What a merge moves, part by part: each subject hands its own over, and back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.accounts import commands as accounts
from simpul.certificates.commands import merging as certificates
from simpul.competence.commands import merging as competence
from simpul.decisions.commands import merging as decisions
from simpul.dossiers.commands import merging as dossiers
from simpul.eligibility import commands as eligibility
from simpul.facts.commands import merging as facts
from simpul.kernel.actor import SYSTEM
from simpul.offices.commands import merging as offices
from simpul.photos import commands as photos
from simpul.registry.commands import merging as registry
from simpul.registry.commands import merging_posts as registry_posts
from simpul.services.commands import merging as services

HandOver = Callable[..., Any]
HandBack = Callable[..., list[str]]

# In this order there, in the other order back: a person has left the rosters before they are read as another.
OF_PERSONS: tuple[tuple[str, HandOver, HandBack], ...] = (
    ("roster", registry.hand_over_person, registry.hand_back_person),
    ("records", facts.hand_over_person, facts.hand_back_person),
    ("offices", offices.hand_over_person, offices.hand_back_person),
    ("memberships", eligibility.hand_over_person, eligibility.hand_back_person),
    ("competence", competence.hand_over_person, competence.hand_back_person),
    ("decisions", decisions.hand_over_person, decisions.hand_back_person),
    ("certificates", certificates.hand_over_person, certificates.hand_back_person),
    ("accounts", accounts.hand_over, accounts.hand_back),
)

OF_POSTS: tuple[tuple[str, HandOver, HandBack], ...] = (
    ("roster", registry_posts.hand_over_post, registry_posts.hand_back_post),
    ("records", facts.hand_over_post, facts.hand_back_post),
    ("open_days", services.hand_over_post, services.hand_back_post),
    ("offices", offices.hand_over_post, offices.hand_back_post),
    ("accounts", accounts.hand_over, accounts.hand_back),
    ("photos", photos.hand_over_post, photos.hand_back_post),
    ("dossier", dossiers.hand_over_post, dossiers.hand_back_post),
)


def hand_over(
    parts: tuple[tuple[str, HandOver, HandBack], ...], at: datetime, loser: UUID, winner: UUID
) -> dict[str, Any]:
    """Everything of the loser that is to be the winner's; what was moved, by part."""
    return {name: there(by=SYSTEM, at=at, loser=loser, winner=winner) for name, there, _ in parts}


def hand_back(
    parts: tuple[tuple[str, HandOver, HandBack], ...], at: datetime, loser: UUID, winner: UUID, moved: dict[str, Any]
) -> list[str]:
    """Everything as before; what could not be, as codes."""
    left: list[str] = []
    for name, _, back in reversed(parts):
        left += back(by=SYSTEM, at=at, loser=loser, winner=winner, moved=moved[name])
    return left

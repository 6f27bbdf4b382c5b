"""The support of villages for their posts, from what is recorded (S1.12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpul.budgets.queries.bidan import state_of_villages
from simpul.budgets.queries.lines import Sums, own_sums, purpose_sums
from simpul.budgets.queries.pkk import activities_in
from simpul.budgets.rules.support import Score, VillageFacts, score
from simpul.incentives.queries import paid_by_village
from simpul.kernel.actor import REGENCY, VILLAGE, Actor
from simpul.offices.queries import institution, teams_formed
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.plans.queries import seen_area
from simpul.registry.queries import active_posts
from simpul.standards.budgets import budget_table

INCENTIVES = "insentif"


@dataclass(frozen=True)
class VillageScore:
    """A village with its score and what it rests on."""

    area: AreaView
    facts: VillageFacts
    score: Score


def support_of(*, by: Actor, area_id: int, year: int, on: date) -> VillageScore:
    """The support of one village in a year, criterion by criterion; Refusal `tidak-ditemukan`."""
    return _scores([seen_area(by, area_id)], year, on)[0]


def support_below(*, by: Actor, area_id: int, year: int, on: date) -> list[VillageScore]:
    """The villages of an area, the least supported first; nothing above a regency: open one."""
    area = seen_area(by, area_id)
    if area.level < REGENCY:
        return []
    known = places.areas(places.below_ids(area_id, VILLAGE))
    return sorted(_scores(list(known.values()), year, on), key=lambda one: (one.score.points, one.area.code))


def _scores(villages: Sequence[AreaView], year: int, on: date) -> list[VillageScore]:
    ids = [one.id for one in villages]
    own = own_sums(ids, year, [one.code for one in budget_table().sources if one.of_village])
    budgeted, paid = purpose_sums(ids, year, INCENTIVES), paid_by_village(ids, year)
    bidan, pkk, teams = state_of_villages(ids, on), activities_in(ids, year), teams_formed(ids, on)
    posts = active_posts(ids, on)
    states = institution([post for listed in posts.values() for post in listed], on)
    found = []
    for village in villages:
        listed = posts.get(village.id, [])
        facts = VillageFacts(
            own_amount=own.get(village.id, Sums()).amount,
            own_spent=own.get(village.id, Sums()).spent,
            incentives_budgeted=budgeted.get(village.id, Sums()).amount,
            incentives_paid=paid.get(village.id, 0),
            posts=len(listed),
            posts_with_decree=sum(states[post].with_decree for post in listed),
            with_team=village.id in teams,
            bidan=bidan[village.id][0],
            bidan_request=bidan[village.id][1],
            pkk_activities=pkk.get(village.id, 0),
        )
        found.append(VillageScore(village, facts, score(facts, on)))
    return found

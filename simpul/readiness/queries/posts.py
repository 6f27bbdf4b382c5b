"""One post explained, and the posts of an area side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.kernel.actor import REGENCY, Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.readiness.queries.gathering import Standing, answers_of, standings
from simpul.readiness.rules.strata import COUNTED
from simpul.registry.queries import post_scope
from simpul.registry.queries.posts import in_area
from simpul.registry.queries.sets import all_posts
from simpul.registry.rules import ACTIVE
from simpul.standards.readiness import Question, readiness_table

READ, ANSWER = "readiness.read", "readiness.answer"


@dataclass(frozen=True)
class AnswerView:
    """A question that the post's rules ask, with its latest answer (`value` None: nobody has told)."""

    question: Question
    value: int | None
    on: date | None
    basis: str


@dataclass(frozen=True)
class PostStanding:
    """A post with all that its stratum and its fields rest on. `answerable`: the actor may answer the questions."""

    post_id: UUID
    standing: Standing
    answers: tuple[AnswerView, ...]
    answerable: bool


@dataclass(frozen=True)
class PostRow:
    """A post among others."""

    post_id: UUID
    name: str
    village: str
    standing: Standing


def post_standing(*, by: Actor, post_id: UUID, on: date) -> PostStanding:
    """One post on a day; Refusal `tidak-ditemukan` for one that the actor may not read."""
    scope = post_scope(post_id)
    if not by.may(READ, scope):
        raise Refusal("tidak-ditemukan")
    standing = standings({post_id: scope.area}, on)[post_id]
    asked = {need.what for level in standing.rules.levels for need in level.needs} - set(COUNTED)
    told = answers_of([post_id], on)[post_id]
    answers = tuple(
        AnswerView(one, told[one.code].value, told[one.code].on, told[one.code].basis)
        if one.code in told
        else AnswerView(one, None, None, "")
        for one in readiness_table().questions
        if one.code in asked
    )
    return PostStanding(post_id, standing, answers, by.may(ANSWER, scope))


def post_rows(*, by: Actor, area_id: int, on: date) -> list[PostRow]:
    """The active posts of a regency or below, by village and name; Refusal `tidak-ditemukan` above."""
    by.require(READ, places.scope_of(area_id))
    if places.area(area_id).level < REGENCY:
        raise Refusal("tidak-ditemukan")
    posts = list(active_in(area_id).select_related("village").order_by("village__code", "name_key", "id"))
    known = standings({one.id: one.village.path for one in posts}, on)
    return [PostRow(one.id, one.name, one.village.name, known[one.id]) for one in posts]


def active_in(area_id: int) -> QuerySet[Any]:
    """The active posts of an area."""
    return all_posts().filter(in_area(area_id), state=ACTIVE)

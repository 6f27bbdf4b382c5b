"""Scales, categories and stages of assessments, years of service that are recognised, an example instrument: dated."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .budgets import Named
from .schema import Code, FieldCode, Shape
from .translating import told_toml

EntrantKind = Literal["post", "area", "person"]


class Scale(Named):
    """From which to which point a criterion is scored, both included."""

    lowest: int = Field(ge=0)
    highest: int = Field(gt=0)


class Category(Named):
    """What competes: posts, the Tim Pembina of areas, or kader."""

    entrants: EntrantKind


class ServiceYears(Named):
    """After how many years of service somebody is recognised, and at which level of areas."""

    years: int = Field(gt=0, le=60)
    level: int = Field(ge=0, le=4)


class ExampleCriterion(Shape):
    """A criterion of an example: its stage, perhaps its field, its weight."""

    stage: Code
    name: str = Field(min_length=3, max_length=300)
    weight: int = Field(gt=0)
    field: FieldCode | None = None


class StageShare(Shape):
    """The weight of a stage in the whole, at one level of the organiser."""

    stage: Code
    level: int = Field(ge=0, le=4)
    weight: int = Field(gt=0)


class ExampleInstrument(Named):
    """An instrument to begin with."""

    category: Code
    scale: Code
    shares: tuple[StageShare, ...] = ()
    criteria: tuple[ExampleCriterion, ...]


class AssessmentTable(Shape):
    """The file assessments.toml."""

    scales: tuple[Scale, ...]
    categories: tuple[Category, ...]
    stages: tuple[Named, ...]
    service_years: tuple[ServiceYears, ...]
    examples: tuple[ExampleInstrument, ...]


def assessment_table() -> AssessmentTable:
    """Everything that assessments.toml holds, read once."""
    return told_toml("assessments", AssessmentTable)


def scale_of(code: str) -> Scale:
    """The scale of that code; KeyError for none."""
    found = next((one for one in reversed(assessment_table().scales) if one.code == code), None)
    if found is None:
        raise KeyError(code)
    return found


def category_of(code: str) -> Category:
    """The category of that code; KeyError for none."""
    found = next((one for one in reversed(assessment_table().categories) if one.code == code), None)
    if found is None:
        raise KeyError(code)
    return found

"""The shapes of the catalogue: strict and frozen, so that a slip in a TOML file is an error and not a silence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

FieldCode = Literal["pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial"]
Activity = Literal["pelayanan", "pendataan", "verifikasi", "penyuluhan", "aspirasi"]
Subject = Literal["person", "household", "place", "event"]
QuestionType = Literal[
    "boolean",
    "choice",
    "multichoice",
    "integer",
    "decimal",
    "text",
    "longtext",
    "date",
    "persons",
    "photo",
    "location",
]
Trust = Literal["strong", "medium", "weak", "unverified", "own"]
Sex = Literal["L", "P"]
Split = Literal["sex", "age", "disability"]
Kind = Literal["flow", "stock", "distinct", "ratio"]
Scalar = bool | int | float | str

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
DottedCode = Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z][a-z0-9_]*$", max_length=60)]

NO_FACT: frozenset[str] = frozenset({"text", "longtext", "photo", "location"})
NUMBERS: frozenset[str] = frozenset({"integer", "decimal"})
CHOICES: frozenset[str] = frozenset({"choice", "multichoice"})
LARGEST_CELL = 2**31 - 1


class Shape(BaseModel):
    """Base of every entry: unknown keys are refused, values cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Shape):
    """Where a rule comes from and how far it is to be trusted (docs/rules/sumber-dan-kepercayaan.md)."""

    ref: str = Field(min_length=2)
    trust: Trust
    article: str = ""


class Dated(Shape):
    """An entry that holds from a day, perhaps to a day (inclusive)."""

    valid_from: date
    valid_to: date | None = None
    source: Source

    def holds(self, on: date | None) -> bool:
        """True when the entry is valid on that day; without a day: when it has no end."""
        if on is None:
            return self.valid_to is None
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class SpmField(Dated):
    """One of the six fields of minimum service standards."""

    code: FieldCode
    name: str
    short: str
    colour: str = Field(pattern=r"^#[0-9A-F]{6}$")
    icon: Code


class Choice(Shape):
    """One answer that can be picked: `retired` ones stand in old records only, `alone` ones exclude all others."""

    code: Annotated[str, Field(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_]*$", max_length=40)]
    label: str = Field(min_length=1, max_length=120)
    retired: bool = False
    alone: bool = False


class Condition(Shape):
    """A test of one value. A list (multichoice) passes when it holds `equals`, or any of `in`."""

    equals: Scalar | None = None
    in_: tuple[Scalar, ...] | None = Field(default=None, alias="in")
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.equals is None and self.in_ is None and self.min is None and self.max is None:
            raise ValueError("a condition needs equals, in, min or max")
        return self


class ShowWhen(Condition):
    """The question is asked only when an earlier question has such an answer."""

    question: Code


class Where(Condition):
    """The record counts only when it has this fact with such a value; a missing fact never matches."""

    fact: Code


class Question(Shape):
    """One line of a form. `min`/`max` refuse, `warn_min`/`warn_max` only ask whether it is right.

    `warn_change` asks too, when a number differs from the person's last one by more than this fraction (0.2: a fifth).
    """

    code: Code
    label: str = Field(min_length=2, max_length=160)
    help: str = Field(default="", max_length=300)
    type: QuestionType
    required: bool = False
    unit: str = ""
    decimals: int = Field(default=1, ge=1, le=4)
    min: float | None = None
    max: float | None = None
    warn_min: float | None = None
    warn_max: float | None = None
    warn_change: float | None = Field(default=None, gt=0)
    max_length: int = Field(default=0, ge=0, le=20_000)
    past: bool = False
    choices: tuple[Choice, ...] = ()
    show_when: ShowWhen | None = None
    fact: Code | None = None
    sensitive: bool = False

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.type in CHOICES) != bool(self.choices):
            raise ValueError(f"{self.code}: choices belong to choice and multichoice, and they need them")
        if len({choice.code for choice in self.choices}) != len(self.choices):
            raise ValueError(f"{self.code}: two choices share a code")
        if self.fact and self.type in NO_FACT:
            raise ValueError(f"{self.code}: a {self.type} cannot become a fact")
        if self.fact and self.type in NUMBERS and (self.min is None or self.max is None):
            raise ValueError(f"{self.code}: a number that is counted needs min and max")
        if self.warn_change and self.type not in NUMBERS:
            raise ValueError(f"{self.code}: warn_change is for numbers")
        if self.past and self.type != "date":
            raise ValueError(f"{self.code}: past is for dates")
        return self

    @property
    def text_limit(self) -> int:
        """Longest text in characters: what the entry says, else 200 for a line and 4,000 for a story."""
        return self.max_length or (4_000 if self.type == "longtext" else 200)


class Eligibility(Shape):
    """Whom a service is for: ages in completed months, both ends inclusive."""

    age_min_months: int | None = None
    age_max_months: int | None = None
    sex: Sex | None = None
    note: str = ""


class Service(Dated):
    """One service or activity of a posyandu: what is asked, for whom, from when, on what ground."""

    code: DottedCode
    field: FieldCode
    name: str = Field(min_length=3, max_length=120)
    help: str = ""
    activity: Activity
    subject: Subject
    sealed: bool = False
    step: int | None = Field(default=None, ge=1, le=5)
    version: int = Field(default=1, ge=1)
    area: str = ""
    agency: str = ""
    papers: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    eligibility: Eligibility = Eligibility()
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _questions_fit_together(self) -> Self:
        if self.code.split(".")[0] != self.field:
            raise ValueError(f"{self.code}: the code must begin with its field")
        seen: set[str] = set()
        for question in self.questions:
            if question.code in seen:
                raise ValueError(f"{self.code}: question {question.code} stands twice")
            if question.show_when and question.show_when.question not in seen:
                raise ValueError(f"{self.code}.{question.code}: show_when must name an earlier question")
            seen.add(question.code)
        facts = [question.fact for question in self.questions if question.fact]
        if len(set(facts)) != len(facts):
            raise ValueError(f"{self.code}: two questions give the same fact")
        return self

    def __hash__(self) -> int:
        return hash((self.code, self.version))

    def question(self, code: str) -> Question:
        """The question with that code; KeyError when there is none."""
        for question in self.questions:
            if question.code == code:
                return question
        raise KeyError(code)

    def fact(self, code: str) -> Question | None:
        """The question that gives that fact, if one does."""
        return next((question for question in self.questions if question.fact == code), None)


class Indicator(Dated):
    """One figure of a report. docs/rules/indikator.md says how each kind is counted."""

    code: DottedCode
    field: FieldCode
    name: str = Field(min_length=3, max_length=120)
    help: str = ""
    level: Literal["activity", "outcome"]
    kind: Kind
    service: DottedCode | None = None
    services: tuple[DottedCode, ...] = ()
    count: Literal["records", "persons", "sum"] | None = None
    fact: Code | None = None
    fact_by_split: dict[Literal["L", "P", "dis"], Code] = {}
    where: tuple[Where, ...] = ()
    sex: Sex | None = None
    age_min_months: int | None = None
    age_max_months: int | None = None
    splits: tuple[Split, ...] = ()
    scale: int = Field(default=1, ge=1)
    per: int = Field(default=1, ge=1)
    numerator: DottedCode | None = None
    denominator: DottedCode | None = None
    factor: int = 100
    unit: str = ""
    report: Literal["services"] = "services"

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        ratio = self.kind == "ratio"
        if ratio != (self.numerator is not None and self.denominator is not None):
            raise ValueError(f"{self.code}: numerator and denominator belong to a ratio")
        if ratio == bool(self.sources):
            raise ValueError(f"{self.code}: name one service or services; a ratio names none")
        if (self.kind == "distinct") != (self.count == "persons"):
            raise ValueError(f"{self.code}: distinct counts persons, and only distinct does")
        if (self.count == "sum") != bool(self.fact or self.fact_by_split):
            raise ValueError(f"{self.code}: a sum needs the fact it adds up, nothing else does")
        if self.code.split(".")[0] != self.field:
            raise ValueError(f"{self.code}: the code must begin with its field")
        return self

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def sources(self) -> tuple[str, ...]:
        """Codes of the services whose records are counted (empty for a ratio)."""
        return ((self.service,) if self.service else ()) + self.services


class AgeBand(Shape):
    """A column of the split by age: completed months, both ends inclusive; the last band is open."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    label: str
    min_months: int = Field(ge=0)
    max_months: int | None = None


class AgeBands(Dated):
    """One set of bands; a later set replaces it from its day."""

    bands: tuple[AgeBand, ...]


class Cell(Shape):
    """One number of a report: an indicator and a split ("" total, "L", "P", "age:<band>", "dis")."""

    indicator_code: str
    split: str = ""

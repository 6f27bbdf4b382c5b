"""What a rule of an area is about (its topic), what holds before any area has set one, and which one is nearest."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar

from simpul.kernel.actor import NATION, PROVINCE, REGENCY
from simpul.kernel.area_code import NATION_CODE
from simpul.standards import Shape, Source, load_toml
from simpul.standards.schema import Dated

S = TypeVar("S", bound=Shape)

# How far a source is to be trusted, as the one who sets a rule may say; `own` is left to what Simpul itself decided.
TRUSTS = {
    "strong": "naskahnya sudah dibaca",
    "medium": "salinan atau petikan yang cermat",
    "weak": "satu berita atau pernyataan",
    "unverified": "belum diperiksa",
}


@dataclass(frozen=True, eq=False)
class Topic(Generic[S]):
    """What a rule is about. The subject that obeys the rule declares its topic and the shape of its content.

    `said` tells a content in words for the screen; `set_at` are the levels of areas that may set such a rule. The
    form is made from `shape`: its fields carry `title` and `description`, `labels` has the words of their choices.
    """

    code: str
    name: str
    about: str
    shape: type[S]
    said: Callable[[S], str]
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    set_at: frozenset[int] = frozenset({NATION, PROVINCE, REGENCY})


@dataclass(frozen=True)
class Rule(Generic[S]):
    """A rule that holds somewhere from a day (included) to a day (excluded).

    `area_id` is the area whose rule it is, None for an area that the list of areas does not have; `shipped` tells
    that nobody has set it: it came with Simpul.
    """

    content: S
    source: Source
    valid_from: date
    valid_to: date | None
    area_id: int | None
    shipped: bool = False

    def holds(self, on: date) -> bool:
        """Whether the rule is in force on that day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class ShippedRule(Dated):
    """A rule in ordinances.toml: topic, the area for which it was made (0: the nation), content."""

    topic: str
    area_code: str = NATION_CODE
    content: dict[str, Any]


class ShippedRules(Shape):
    """The file ordinances.toml."""

    rules: tuple[ShippedRule, ...]


@lru_cache(maxsize=64)
def shipped(topic: Topic[S]) -> tuple[tuple[str, Rule[S]], ...]:
    """(area code, rule) of each rule on the topic that comes with Simpul. Their last day is included in the file."""
    return tuple(
        (
            one.area_code,
            Rule(
                content=topic.shape.model_validate(one.content),
                source=one.source,
                valid_from=one.valid_from,
                valid_to=one.valid_to + timedelta(days=1) if one.valid_to else None,
                area_id=None,
                shipped=True,
            ),
        )
        for one in load_toml("ordinances", ShippedRules).rules
        if one.topic == topic.code
    )


def in_force(found: Iterable[Rule[S]], on: date) -> Rule[S] | None:
    """The rule of one area on a day: what the area has set comes before what was shipped, later before earlier."""
    holding = [rule for rule in found if rule.holds(on)]
    return max(holding, key=lambda rule: (not rule.shipped, rule.valid_from), default=None)
